alter table "contact_plan" add column "repeat_rule" text;

alter table "task" add column "repeat_rule" text;
