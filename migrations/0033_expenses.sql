create table "expense_claim" (
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
  "number" text not null,
  "purpose" text not null,
  "state" text not null,
  "total" numeric(18,2) not null default 0,
  "note" text,
  "warnings" text,
  "submitted_at" timestamptz(3),
  "approver_id" uuid,
  "decided_by_id" uuid,
  "decided_at" timestamptz(3),
  "decision" text,
  "paid_at" timestamptz(3),
  "paid_by_id" uuid
);

alter table "expense_claim" alter column search_keys set statistics 1000;

create table "expense_line" (
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
  "claim_id" uuid not null,
  "spent_on" date not null,
  "type_id" uuid not null,
  "amount" numeric(18,2) not null,
  "customer_id" uuid,
  "purpose" text,
  "receipts" uuid[],
  "place" bigint
);

create table "expense_type" (
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
  "gate" text not null,
  "is_active" boolean not null,
  "place" bigint not null
);

alter table "expense_type" alter column search_keys set statistics 1000;

alter table "company" add column "card_least" bigint;

alter table "company" add column "card_days" bigint;

create index "expense_claim_sort_1cc15b08" on "expense_claim" ("created_at", id) where deleted_at is null;

create index "expense_claim_owner_e7fcf4ce" on "expense_claim" (owner_id, "created_at", id) where deleted_at is null;

create index "expense_claim_unit_970e8b58" on "expense_claim" (unit_id, "created_at", id) where deleted_at is null;

create index "expense_claim_created_0db3f26b" on "expense_claim" (created_at, id) where deleted_at is null;

create index "expense_claim_gone_f6692a08" on "expense_claim" (deleted_at, id) where deleted_at is not null;

create unique index "expense_claim_number_once_ba9506c4" on "expense_claim" ("number") where deleted_at is null;

create index "expense_claim_purpose_181e7370" on "expense_claim" ("purpose" collate kexin_pinyin, id) where deleted_at is null;

create index "expense_claim_state_f8a31155" on "expense_claim" ("state", id) where deleted_at is null;

create index "expense_claim_total_27ead57c" on "expense_claim" ("total", id) where deleted_at is null;

create index "expense_claim_approver_id_7b81be4d" on "expense_claim" ("approver_id", "created_at", id) where deleted_at is null;

create index "expense_claim_decided_by_id_3991402e" on "expense_claim" ("decided_by_id", "created_at", id) where deleted_at is null;

create index "expense_claim_paid_at_f326e6ab" on "expense_claim" ("paid_at", id) where deleted_at is null;

create index "expense_claim_paid_by_id_239f1803" on "expense_claim" ("paid_by_id", "created_at", id) where deleted_at is null;

create index "expense_claim_search_73dffa0c" on "expense_claim" using gin (search_keys) where deleted_at is null;

alter table "expense_claim" add constraint "expense_claim_approver_id_ca3a575f" foreign key ("approver_id") references "user" (id);

alter table "expense_claim" add constraint "expense_claim_decided_by_id_463f325c" foreign key ("decided_by_id") references "user" (id);

alter table "expense_claim" add constraint "expense_claim_paid_by_id_77fe5f03" foreign key ("paid_by_id") references "user" (id);

create index "expense_line_sort_2bc2206a" on "expense_line" ("place", id) where deleted_at is null;

create index "expense_line_owner_332bc02d" on "expense_line" (owner_id, "place", id) where deleted_at is null;

create index "expense_line_unit_4e9da1e9" on "expense_line" (unit_id, "place", id) where deleted_at is null;

create index "expense_line_created_e381f315" on "expense_line" (created_at, id) where deleted_at is null;

create index "expense_line_gone_d74465df" on "expense_line" (deleted_at, id) where deleted_at is not null;

create index "expense_line_claim_id_2e064ce2" on "expense_line" ("claim_id", "place", id);

create index "expense_line_spent_on_ae9c3614" on "expense_line" ("spent_on", id) where deleted_at is null;

create index "expense_line_type_id_b314f4a9" on "expense_line" ("type_id", "place", id) where deleted_at is null;

create index "expense_line_customer_id_7b4177e2" on "expense_line" ("customer_id", "place", id) where deleted_at is null;

create index "expense_line_root_4b30d4a5" on "expense_line" (root_id);

alter table "expense_line" add constraint "expense_line_claim_id_4077329d" foreign key ("claim_id") references "expense_claim" (id);

alter table "expense_line" add constraint "expense_line_type_id_269fa280" foreign key ("type_id") references "expense_type" (id);

alter table "expense_line" add constraint "expense_line_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

create index "expense_type_sort_b1e39ba6" on "expense_type" ("place", id) where deleted_at is null;

create index "expense_type_owner_b629182e" on "expense_type" (owner_id, "place", id) where deleted_at is null;

create index "expense_type_unit_79ece0a1" on "expense_type" (unit_id, "place", id) where deleted_at is null;

create index "expense_type_created_ce2db429" on "expense_type" (created_at, id) where deleted_at is null;

create index "expense_type_gone_02007be2" on "expense_type" (deleted_at, id) where deleted_at is not null;

create unique index "expense_type_name_once_ac93d3da" on "expense_type" ("name") where deleted_at is null;

create index "expense_type_name_4a0f0839" on "expense_type" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "expense_type_place_b1e39ba6" on "expense_type" ("place", id) where deleted_at is null;

create index "expense_type_search_f079a119" on "expense_type" using gin (search_keys) where deleted_at is null;
