-- How records stood at the start of a week (declaration.snapshots): a row for each, with those of its values that are compared later.
create table snapshot (
  object text not null,
  taken_on date not null,
  record_id uuid not null,
  held jsonb not null,
  primary key (object, taken_on, record_id)
);
