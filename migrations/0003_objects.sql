create table "customer" (
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
  "name_norm" text,
  "name_core" text,
  "phone_keys" text[],
  "name" text not null,
  "short_name" text,
  "english_name" text,
  "credit_code" text,
  "type" text,
  "industry" text,
  "scale" text,
  "capital" numeric(18,2),
  "region" text,
  "address" jsonb,
  "phones" jsonb,
  "fax" jsonb,
  "emails" jsonb,
  "site" text,
  "source" text,
  "level" text,
  "lifecycle" text,
  "parent_id" uuid,
  "tags" text[],
  "source_codes" text[],
  "note" text,
  "contact_count" bigint not null default 0,
  "record_count" bigint not null default 0,
  "record_count30" bigint not null default 0,
  "record_count90" bigint not null default 0,
  "record_count365" bigint not null default 0,
  "last_contact_at" timestamptz(3),
  "last_result" text,
  "next_contact_at" timestamptz(3)
);

alter table "customer" alter column search_keys set statistics 1000;

create table "contact" (
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
  "name_norm" text,
  "name_core" text,
  "phone_keys" text[],
  "customer_id" uuid not null,
  "name" text not null,
  "gender" text,
  "title" text,
  "department" text,
  "is_main" boolean not null,
  "phones" jsonb,
  "emails" jsonb,
  "wechat" text,
  "relationship_level" text,
  "birthday" jsonb,
  "marital_status" text,
  "family" text,
  "hobbies" text[],
  "note" text
);

alter table "contact" alter column search_keys set statistics 1000;

create table "contact_record" (
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
  "customer_id" uuid not null,
  "channel" text not null,
  "at" timestamptz(3) not null,
  "place" text,
  "contact_ids" uuid[],
  "contact_method" text,
  "content" text not null,
  "result" text,
  "next_step" text,
  "next_at" timestamptz(3),
  "duration_minutes" bigint,
  "pictures" uuid[]
);

alter table "contact_record" alter column search_keys set statistics 1000;

create table "org_unit" (
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
  "parent_id" uuid,
  "kind" text not null,
  "leader_id" uuid,
  "place" bigint not null
);

alter table "org_unit" alter column search_keys set statistics 1000;

create table "user" (
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
  "email" text not null,
  "phone" text,
  "job_title" text,
  "main_unit_id" uuid,
  "unit_ids" uuid[],
  "role_ids" uuid[],
  "supervisor_id" uuid,
  "active" boolean not null,
  "avatar_id" uuid,
  "lang" text not null,
  "time_zone" text,
  "muted_notices" text[],
  "auth_id" text
);

alter table "user" alter column search_keys set statistics 1000;

create table "role" (
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
  "key" text,
  "note" text
);

alter table "role" alter column search_keys set statistics 1000;

create table "grant" (
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
  "role_id" uuid not null,
  "object" text not null,
  "action" text not null,
  "reach" text not null,
  "unit_ids" uuid[]
);

create table "field_right" (
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
  "role_id" uuid not null,
  "object" text not null,
  "field" text not null,
  "right" text not null,
  "masked" boolean not null
);

create table "company" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "name" text not null,
  "twin_policy" text not null,
  "show_twin_owner" boolean not null
);

create table "saved_view" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "name" text not null,
  "object" text not null,
  "state" text not null,
  "place" bigint not null
);

create index "customer_sort_28692a9a" on "customer" ("updated_at", id) where deleted_at is null;

create index "customer_owner_ff61fcfc" on "customer" (owner_id, "updated_at", id) where deleted_at is null;

create index "customer_unit_6963af79" on "customer" (unit_id, "updated_at", id) where deleted_at is null;

create index "customer_created_92edc40e" on "customer" (created_at, id) where deleted_at is null;

create index "customer_gone_ba9fea43" on "customer" (deleted_at, id) where deleted_at is not null;

create index "customer_name_4dc91f61" on "customer" ("name" collate kexin_pinyin, id) where deleted_at is null;

create unique index "customer_credit_code_once_8a6e60ae" on "customer" ("credit_code") where deleted_at is null;

create index "customer_industry_53bbbb08" on "customer" ("industry", id) where deleted_at is null;

create index "customer_region_8fb8d789" on "customer" ("region", id) where deleted_at is null;

create index "customer_level_99961a6b" on "customer" ("level", id) where deleted_at is null;

create index "customer_lifecycle_3f240fde" on "customer" ("lifecycle", id) where deleted_at is null;

create index "customer_parent_id_dc89c967" on "customer" ("parent_id", "updated_at", id) where deleted_at is null;

create index "customer_tags_0ca5b414" on "customer" using gin ("tags") where deleted_at is null;

create index "customer_last_contact_at_2b50ddea" on "customer" ("last_contact_at", id) where deleted_at is null;

create index "customer_next_contact_at_2f4c3467" on "customer" ("next_contact_at", id) where deleted_at is null;

create index "customer_search_47037a12" on "customer" using gin (search_keys) where deleted_at is null;

create index "customer_name_norm_0490c12f" on "customer" (name_norm) where deleted_at is null;

create index "customer_name_core_8cf468b2" on "customer" (name_core) where deleted_at is null;

create index "customer_phone_keys_161cb563" on "customer" using gin (phone_keys) where deleted_at is null;

alter table "customer" add constraint "customer_parent_id_0c57302f" foreign key ("parent_id") references "customer" (id);

create index "contact_sort_1113f8fa" on "contact" ("updated_at", id) where deleted_at is null;

create index "contact_owner_45f48bdd" on "contact" (owner_id, "updated_at", id) where deleted_at is null;

create index "contact_unit_26bff9b5" on "contact" (unit_id, "updated_at", id) where deleted_at is null;

create index "contact_created_3259ed1c" on "contact" (created_at, id) where deleted_at is null;

create index "contact_gone_b40ca632" on "contact" (deleted_at, id) where deleted_at is not null;

create index "contact_customer_id_790884fe" on "contact" ("customer_id", "updated_at", id);

create index "contact_name_f4f8a6d2" on "contact" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "contact_root_93b69a8c" on "contact" (root_id);

create index "contact_search_ba7dd497" on "contact" using gin (search_keys) where deleted_at is null;

create index "contact_name_norm_c04bc980" on "contact" (name_norm) where deleted_at is null;

create index "contact_name_core_c845399c" on "contact" (name_core) where deleted_at is null;

create index "contact_phone_keys_66ce1c4e" on "contact" using gin (phone_keys) where deleted_at is null;

alter table "contact" add constraint "contact_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

create index "contact_record_sort_684ec152" on "contact_record" ("at", id) where deleted_at is null;

create index "contact_record_owner_098bf638" on "contact_record" (owner_id, "at", id) where deleted_at is null;

create index "contact_record_unit_6781e9e2" on "contact_record" (unit_id, "at", id) where deleted_at is null;

create index "contact_record_created_7292daef" on "contact_record" (created_at, id) where deleted_at is null;

create index "contact_record_gone_72518418" on "contact_record" (deleted_at, id) where deleted_at is not null;

create index "contact_record_customer_id_f7848b12" on "contact_record" ("customer_id", "at", id);

create index "contact_record_channel_53733d66" on "contact_record" ("channel", id) where deleted_at is null;

create index "contact_record_next_at_a67896bf" on "contact_record" ("next_at", id) where deleted_at is null;

create index "contact_record_root_5bb75563" on "contact_record" (root_id);

create index "contact_record_search_0b7fb2c7" on "contact_record" using gin (search_keys) where deleted_at is null;

alter table "contact_record" add constraint "contact_record_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

create index "org_unit_sort_9f50eca3" on "org_unit" ("place", id) where deleted_at is null;

create index "org_unit_owner_bb6c66b5" on "org_unit" (owner_id, "place", id) where deleted_at is null;

create index "org_unit_unit_a489d6be" on "org_unit" (unit_id, "place", id) where deleted_at is null;

create index "org_unit_created_4f2ccdb3" on "org_unit" (created_at, id) where deleted_at is null;

create index "org_unit_gone_8f0b79d1" on "org_unit" (deleted_at, id) where deleted_at is not null;

create index "org_unit_name_df12ea73" on "org_unit" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "org_unit_parent_id_bd080348" on "org_unit" ("parent_id", "place", id) where deleted_at is null;

create index "org_unit_leader_id_17566a53" on "org_unit" ("leader_id", "place", id) where deleted_at is null;

create index "org_unit_search_b9e6f21f" on "org_unit" using gin (search_keys) where deleted_at is null;

alter table "org_unit" add constraint "org_unit_parent_id_e3cff53e" foreign key ("parent_id") references "org_unit" (id);

alter table "org_unit" add constraint "org_unit_leader_id_a400f41e" foreign key ("leader_id") references "user" (id);

create index "user_sort_c51d866d" on "user" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "user_owner_0d3bcf12" on "user" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "user_unit_b9ba8282" on "user" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "user_created_c37eebaa" on "user" (created_at, id) where deleted_at is null;

create index "user_gone_bdcd389f" on "user" (deleted_at, id) where deleted_at is not null;

create index "user_name_c51d866d" on "user" ("name" collate kexin_pinyin, id) where deleted_at is null;

create unique index "user_email_once_0e22d183" on "user" ("email") where deleted_at is null;

create index "user_main_unit_id_aa38f79e" on "user" ("main_unit_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "user_supervisor_id_75e82db4" on "user" ("supervisor_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create unique index "user_auth_id_once_1d81d676" on "user" ("auth_id") where deleted_at is null;

create index "user_search_769c843d" on "user" using gin (search_keys) where deleted_at is null;

alter table "user" add constraint "user_main_unit_id_55d74a6b" foreign key ("main_unit_id") references "org_unit" (id);

alter table "user" add constraint "user_supervisor_id_682119cc" foreign key ("supervisor_id") references "user" (id);

create index "role_sort_b176039b" on "role" ("created_at", id) where deleted_at is null;

create index "role_owner_aa09c357" on "role" (owner_id, "created_at", id) where deleted_at is null;

create index "role_unit_9c8260f6" on "role" (unit_id, "created_at", id) where deleted_at is null;

create index "role_created_34743e17" on "role" (created_at, id) where deleted_at is null;

create index "role_gone_b20b4fb9" on "role" (deleted_at, id) where deleted_at is not null;

create index "role_name_e53f72fd" on "role" ("name" collate kexin_pinyin, id) where deleted_at is null;

create unique index "role_key_once_78c72827" on "role" ("key") where deleted_at is null;

create index "role_search_25120fe9" on "role" using gin (search_keys) where deleted_at is null;

create index "grant_sort_c8bc3a6b" on "grant" ("updated_at", id) where deleted_at is null;

create index "grant_owner_119ad7e9" on "grant" (owner_id, "updated_at", id) where deleted_at is null;

create index "grant_unit_0f4c11d2" on "grant" (unit_id, "updated_at", id) where deleted_at is null;

create index "grant_created_44d188c7" on "grant" (created_at, id) where deleted_at is null;

create index "grant_gone_a6bd65a0" on "grant" (deleted_at, id) where deleted_at is not null;

create index "grant_role_id_d450c2a3" on "grant" ("role_id", "updated_at", id);

create index "grant_action_cd95df6b" on "grant" ("action" collate kexin_pinyin, id) where deleted_at is null;

create index "grant_root_8aafcfcf" on "grant" (root_id);

alter table "grant" add constraint "grant_role_id_986e60e4" foreign key ("role_id") references "role" (id);

create index "field_right_sort_acd9dce6" on "field_right" ("updated_at", id) where deleted_at is null;

create index "field_right_owner_eda71be8" on "field_right" (owner_id, "updated_at", id) where deleted_at is null;

create index "field_right_unit_ff0c11a7" on "field_right" (unit_id, "updated_at", id) where deleted_at is null;

create index "field_right_created_ffe8b92c" on "field_right" (created_at, id) where deleted_at is null;

create index "field_right_gone_56890e33" on "field_right" (deleted_at, id) where deleted_at is not null;

create index "field_right_role_id_85ea3baf" on "field_right" ("role_id", "updated_at", id);

create index "field_right_field_4dbb7f2d" on "field_right" ("field" collate kexin_pinyin, id) where deleted_at is null;

create index "field_right_root_8f10e40c" on "field_right" (root_id);

alter table "field_right" add constraint "field_right_role_id_986e60e4" foreign key ("role_id") references "role" (id);

create index "company_sort_86c80995" on "company" ("updated_at", id) where deleted_at is null;

create index "company_owner_bd1e38dc" on "company" (owner_id, "updated_at", id) where deleted_at is null;

create index "company_unit_1b3e717c" on "company" (unit_id, "updated_at", id) where deleted_at is null;

create index "company_created_ef3d2ad1" on "company" (created_at, id) where deleted_at is null;

create index "company_gone_105ad63b" on "company" (deleted_at, id) where deleted_at is not null;

create index "company_name_aaa2baaf" on "company" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "saved_view_sort_b0bfc2b9" on "saved_view" ("place", id) where deleted_at is null;

create index "saved_view_owner_6bc68b85" on "saved_view" (owner_id, "place", id) where deleted_at is null;

create index "saved_view_unit_ecbbb893" on "saved_view" (unit_id, "place", id) where deleted_at is null;

create index "saved_view_created_fbee0623" on "saved_view" (created_at, id) where deleted_at is null;

create index "saved_view_gone_9fc82643" on "saved_view" (deleted_at, id) where deleted_at is not null;

create index "saved_view_name_eeea4918" on "saved_view" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "saved_view_object_2a28824f" on "saved_view" ("object" collate kexin_pinyin, id) where deleted_at is null;
