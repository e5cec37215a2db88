alter table "contact_plan" add column "lead_id" uuid;

-- Rules that are there give out at any hour, as they did.
alter table "assignment_rule" add column "only_at_work" boolean;
alter table "assignment_rule" add column "from_hour" bigint;
alter table "assignment_rule" add column "to_hour" bigint;
update "assignment_rule" set only_at_work = false, from_hour = 9, to_hour = 18;
alter table "assignment_rule" alter column "only_at_work" set not null;
alter table "assignment_rule" alter column "from_hour" set not null;
alter table "assignment_rule" alter column "to_hour" set not null;

create index "contact_plan_lead_id_ac9922e5" on "contact_plan" ("lead_id", "at", id);

alter table "contact_plan" add constraint "contact_plan_lead_id_95edab66" foreign key ("lead_id") references "lead" (id);
