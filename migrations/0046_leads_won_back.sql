create table "lead_chance" (
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
  "once_key" text,
  "lead_id" uuid not null,
  "reason" text not null,
  "reason_en" text,
  "found_on" date,
  "rule_id" uuid,
  "status" text not null,
  "answer" text
);

alter table "lead_chance" alter column search_keys set statistics 1000;

alter table "mining_rule" add column "view_id" uuid;

create index "lead_chance_sort_8625b76c" on "lead_chance" ("found_on", id) where deleted_at is null;

create index "lead_chance_owner_773e1046" on "lead_chance" (owner_id, "found_on", id) where deleted_at is null;

create index "lead_chance_unit_fda9b85e" on "lead_chance" (unit_id, "found_on", id) where deleted_at is null;

create index "lead_chance_created_5ad13e9c" on "lead_chance" (created_at, id) where deleted_at is null;

create index "lead_chance_gone_1f4c857c" on "lead_chance" (deleted_at, id) where deleted_at is not null;

create index "lead_chance_lead_id_6b481407" on "lead_chance" ("lead_id", "found_on", id);

create index "lead_chance_reason_72dcdea9" on "lead_chance" ("reason" collate kexin_pinyin, id) where deleted_at is null;

create index "lead_chance_found_on_8625b76c" on "lead_chance" ("found_on", id) where deleted_at is null;

create index "lead_chance_rule_id_89208532" on "lead_chance" ("rule_id", "found_on", id) where deleted_at is null;

create index "lead_chance_status_e6eefc5a" on "lead_chance" ("status", id) where deleted_at is null;

create index "lead_chance_root_db436306" on "lead_chance" (root_id);

create index "lead_chance_search_8614b86c" on "lead_chance" using gin (search_keys) where deleted_at is null;

create unique index "lead_chance_once_7c3eba62" on "lead_chance" (once_key) where deleted_at is null;

alter table "lead_chance" add constraint "lead_chance_lead_id_95edab66" foreign key ("lead_id") references "lead" (id);

alter table "lead_chance" add constraint "lead_chance_rule_id_e6afd638" foreign key ("rule_id") references "mining_rule" (id);

create index "mining_rule_view_id_ee9febbf" on "mining_rule" ("view_id", "place", id) where deleted_at is null;

alter table "mining_rule" add constraint "mining_rule_view_id_8a56bae8" foreign key ("view_id") references "saved_view" (id);
