alter table "opportunity" add column "is_rival_by_loss" boolean;

alter table "task" add column "playbook_id" uuid;

alter table "task" add column "playbook_version" bigint;

create index "task_playbook_id_b70538ff" on "task" ("playbook_id", "due_at", id) where deleted_at is null;

alter table "task" add constraint "task_playbook_id_39cc64b0" foreign key ("playbook_id") references "playbook" (id);

-- What was taken up before this bears its playbook, and no number of the version it had.
update "task" as t set playbook_id = s.playbook_id from "playbook_step" as s where s.id = t.playbook_step_id;
