alter table "opportunity" add column "playbook_ids" uuid[];

alter table "task" add column "once_key" text;

alter table "task" add column "playbook_step_id" uuid;

create table "playbook" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "search_text" text,
  "search_keys" integer[],
  "name" text not null,
  "stage_id" uuid not null,
  "status" text not null,
  "levels" text[],
  "types" text[],
  "pilot_unit_ids" uuid[],
  "variant" text,
  "script" text,
  "materials" uuid[],
  "exit_rule" text,
  "step_count" bigint not null default 0
);

alter table "playbook" alter column search_keys set statistics 1000;

create table "playbook_step" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "root_id" uuid,
  "search_text" text,
  "search_keys" integer[],
  "playbook_id" uuid not null,
  "subject" text not null,
  "days" bigint not null,
  "note" text,
  "place" bigint
);

alter table "playbook_step" alter column search_keys set statistics 1000;

create index "task_playbook_step_id_19fb60bb" on "task" ("playbook_step_id", "due_at", id) where deleted_at is null;

create unique index "task_once_37640b45" on "task" (once_key) where deleted_at is null;

alter table "task" add constraint "task_playbook_step_id_f66bf0f5" foreign key ("playbook_step_id") references "playbook_step" (id);

create index "playbook_sort_14141c53" on "playbook" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "playbook_owner_8525ca2b" on "playbook" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "playbook_unit_e4f323b1" on "playbook" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "playbook_created_a4c5e63a" on "playbook" (created_at, id) where deleted_at is null;

create index "playbook_gone_7d33f873" on "playbook" (deleted_at, id) where deleted_at is not null;

create unique index "playbook_name_once_a312b14f" on "playbook" ("name") where deleted_at is null;

create index "playbook_name_14141c53" on "playbook" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "playbook_stage_id_2edf131f" on "playbook" ("stage_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "playbook_status_2ad42747" on "playbook" ("status", id) where deleted_at is null;

create index "playbook_search_4bfe11f1" on "playbook" using gin (search_keys) where deleted_at is null;

alter table "playbook" add constraint "playbook_stage_id_180ca152" foreign key ("stage_id") references "stage" (id);

create index "playbook_step_sort_d68ff5b6" on "playbook_step" ("place", id) where deleted_at is null;

create index "playbook_step_owner_597b7aa1" on "playbook_step" (owner_id, "place", id) where deleted_at is null;

create index "playbook_step_unit_0e38a374" on "playbook_step" (unit_id, "place", id) where deleted_at is null;

create index "playbook_step_created_97a7bf4c" on "playbook_step" (created_at, id) where deleted_at is null;

create index "playbook_step_gone_29c90f60" on "playbook_step" (deleted_at, id) where deleted_at is not null;

create index "playbook_step_playbook_id_41ec6c28" on "playbook_step" ("playbook_id", "place", id);

create index "playbook_step_subject_e958ae55" on "playbook_step" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "playbook_step_root_99322e7f" on "playbook_step" (root_id);

create index "playbook_step_search_a2a1aa43" on "playbook_step" using gin (search_keys) where deleted_at is null;

alter table "playbook_step" add constraint "playbook_step_playbook_id_39cc64b0" foreign key ("playbook_id") references "playbook" (id);
