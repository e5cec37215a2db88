-- When the house backs itself up, and how many it keeps; a house of before gets what a new one has.
alter table "company" add column "backup_hour" bigint;
alter table "company" add column "backup_days" bigint;
alter table "company" add column "backup_weeks" bigint;
update "company" set backup_hour = 2, backup_days = 7, backup_weeks = 4;

-- How much room uploaded files may take, in GB; null: as much as there is.
alter table "company" add column "file_space" bigint;

-- Versions of a document: each names the first of them; null: it is the first, or the only one.
alter table stored_file add column first_id uuid references stored_file (id);
create index stored_file_first on stored_file (first_id) where first_id is not null;
