-- Which records name a file, and in which field: kept by the engine in the transaction that writes the record, so that
-- "may read the file" is "may read a record that names it".
create table file_use (
  file_id uuid not null references stored_file (id),
  object text not null,
  record_id uuid not null,
  field text not null,
  primary key (file_id, object, record_id, field)
);
create index file_use_record on file_use (record_id);

-- Has a record ever named it? What never was is swept away after some days; what was stays, for an undo may name it again.
alter table stored_file add column named boolean not null default false;
create index stored_file_unnamed on stored_file (at) where not named;
