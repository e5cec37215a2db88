alter table "task" add column "opportunity_id" uuid;

alter table "task" add column "lead_id" uuid;

create index "task_opportunity_id_d2a25061" on "task" ("opportunity_id", "due_at", id);

create index "task_lead_id_4afab037" on "task" ("lead_id", "due_at", id);

alter table "task" add constraint "task_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

alter table "task" add constraint "task_lead_id_95edab66" foreign key ("lead_id") references "lead" (id);
