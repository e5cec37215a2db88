alter table "company" add column "modules_off" text[];

create table "custom_field" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "object" text not null,
  "key" text,
  "kind" text not null,
  "source" text not null,
  "label_zh" text not null,
  "label_en" text not null,
  "hint_zh" text,
  "hint_en" text,
  "options" jsonb,
  "target" text,
  "max" numeric(15,2),
  "min" numeric(15,2),
  "scale" bigint,
  "required" boolean not null,
  "unique" boolean not null,
  "search" boolean not null,
  "index" boolean not null,
  "initial" text,
  "formula" text,
  "of" text,
  "by" text,
  "take" text,
  "over" text,
  "copy" text,
  "where" text,
  "place" bigint not null,
  "dropped_at" timestamptz(3)
);

create table "picklist" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "object" text not null,
  "field" text not null,
  "options" jsonb not null
);

create table "layout" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "object" text not null,
  "sections" jsonb,
  "rules" jsonb
);

create index "custom_field_sort_eeaca01f" on "custom_field" ("place", id) where deleted_at is null;

create index "custom_field_owner_ac27b211" on "custom_field" (owner_id, "place", id) where deleted_at is null;

create index "custom_field_unit_c9592755" on "custom_field" (unit_id, "place", id) where deleted_at is null;

create index "custom_field_created_1071eef2" on "custom_field" (created_at, id) where deleted_at is null;

create index "custom_field_gone_6ed01cfd" on "custom_field" (deleted_at, id) where deleted_at is not null;

create index "custom_field_object_49ed5c7f" on "custom_field" ("object" collate kexin_pinyin, id) where deleted_at is null;

create index "custom_field_label_zh_e33fa7ea" on "custom_field" ("label_zh" collate kexin_pinyin, id) where deleted_at is null;

create index "picklist_sort_d8098e31" on "picklist" ("updated_at", id) where deleted_at is null;

create index "picklist_owner_ef51a6b2" on "picklist" (owner_id, "updated_at", id) where deleted_at is null;

create index "picklist_unit_6da77d09" on "picklist" (unit_id, "updated_at", id) where deleted_at is null;

create index "picklist_created_ebd91f41" on "picklist" (created_at, id) where deleted_at is null;

create index "picklist_gone_e6281976" on "picklist" (deleted_at, id) where deleted_at is not null;

create index "picklist_object_3df9332c" on "picklist" ("object" collate kexin_pinyin, id) where deleted_at is null;

create index "picklist_field_a0d0925d" on "picklist" ("field" collate kexin_pinyin, id) where deleted_at is null;

create index "layout_sort_c6edd99d" on "layout" ("updated_at", id) where deleted_at is null;

create index "layout_owner_2388a4ce" on "layout" (owner_id, "updated_at", id) where deleted_at is null;

create index "layout_unit_56c92656" on "layout" (unit_id, "updated_at", id) where deleted_at is null;

create index "layout_created_56b658d3" on "layout" (created_at, id) where deleted_at is null;

create index "layout_gone_29a2254f" on "layout" (deleted_at, id) where deleted_at is not null;

create unique index "layout_object_once_cd0da2f2" on "layout" ("object") where deleted_at is null;

create index "layout_object_ea301ec5" on "layout" ("object" collate kexin_pinyin, id) where deleted_at is null;
