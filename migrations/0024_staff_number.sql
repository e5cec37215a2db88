alter table "user" add column "staff_number" text;

create unique index "user_staff_number_once_789759b1" on "user" ("staff_number") where deleted_at is null;
