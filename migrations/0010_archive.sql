alter table "customer" add column "referred_by_id" uuid;

alter table "customer" add column "bank_name" text;

alter table "customer" add column "bank_account" text;

alter table "customer" add column "invoice_address" text;

alter table "customer" add column "invoice_phone" text;

alter table "contact" add column "reports_to_id" uuid;

create table "need" (
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
  "subject" text not null,
  "category" text,
  "priority" text,
  "product_id" uuid,
  "contact_id" uuid,
  "source" text,
  "due_on" date,
  "description" text,
  "status" text not null,
  "outcome" text,
  "settled_on" date
);

alter table "need" alter column search_keys set statistics 1000;

create table "installed_product" (
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
  "name" text not null,
  "product_id" uuid,
  "competitor_id" uuid,
  "quantity" numeric(15,2),
  "since" date,
  "source" text,
  "status" text not null,
  "warranty_until" date,
  "note" text
);

alter table "installed_product" alter column search_keys set statistics 1000;

create table "product_evaluation" (
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
  "customer_id" uuid not null,
  "product_id" uuid not null,
  "evaluated_on" date not null,
  "contact_id" uuid,
  "quality" smallint,
  "benefit" smallint,
  "features" smallint,
  "design" smallint,
  "reliability" smallint,
  "value_for_money" smallint,
  "comment" text
);

create table "buying_role" (
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
  "customer_id" uuid not null,
  "contact_id" uuid not null,
  "roles" text[] not null,
  "attitude" text,
  "influence" smallint,
  "note" text
);

create table "customer_relation" (
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
  "from_id" uuid not null,
  "kind" text not null,
  "to_id" uuid not null,
  "note" text
);

create table "expectation" (
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
  "subject" text not null,
  "promise" text,
  "promised_by_id" uuid,
  "contact_id" uuid,
  "due_on" date,
  "status" text not null,
  "outcome" text,
  "settled_on" date
);

alter table "expectation" alter column search_keys set statistics 1000;

create table "purchase_plan" (
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
  "subject" text not null,
  "product_id" uuid,
  "quantity" numeric(15,2),
  "amount" numeric(18,2),
  "planned_on" date,
  "likelihood" numeric(7,2),
  "contact_id" uuid,
  "status" text not null,
  "note" text
);

alter table "purchase_plan" alter column search_keys set statistics 1000;

create table "success_plan" (
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
  "subject" text not null,
  "problem" text,
  "measure" text,
  "start_on" date,
  "due_on" date,
  "status" text not null,
  "note" text
);

alter table "success_plan" alter column search_keys set statistics 1000;

create table "joint_action" (
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
  "success_plan_id" uuid not null,
  "subject" text not null,
  "answered_by_id" uuid,
  "contact_id" uuid,
  "due_on" date not null,
  "note" text,
  "status" text not null,
  "outcome" text,
  "settled_on" date
);

alter table "joint_action" alter column search_keys set statistics 1000;

create table "care_plan" (
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
  "subject" text not null,
  "status" text not null,
  "start_on" date,
  "due_on" date,
  "feeling" text,
  "loyalty" text,
  "benefit" text,
  "method" text
);

alter table "care_plan" alter column search_keys set statistics 1000;

create table "employment" (
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
  "contact_id" uuid not null,
  "customer_id" uuid not null,
  "title" text,
  "department" text,
  "since" date,
  "until" date,
  "note" text
);

create table "product" (
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
  "code" text,
  "name" text not null,
  "line_id" uuid,
  "unit" text,
  "status" text not null,
  "note" text
);

alter table "product" alter column search_keys set statistics 1000;

create table "product_line" (
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
  "upper_id" uuid,
  "note" text
);

alter table "product_line" alter column search_keys set statistics 1000;

create table "competitor" (
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
  "site" text,
  "strengths" text,
  "weaknesses" text,
  "strategy" text,
  "note" text
);

alter table "competitor" alter column search_keys set statistics 1000;

create index "customer_referred_by_id_f869834b" on "customer" ("referred_by_id", "updated_at", id) where deleted_at is null;

alter table "customer" add constraint "customer_referred_by_id_9fe5d923" foreign key ("referred_by_id") references "customer" (id);

create index "contact_reports_to_id_60fd386e" on "contact" ("reports_to_id", "updated_at", id) where deleted_at is null;

alter table "contact" add constraint "contact_reports_to_id_836e8a71" foreign key ("reports_to_id") references "contact" (id);

create index "need_sort_76f2a8c2" on "need" ("created_at", id) where deleted_at is null;

create index "need_owner_ae487c74" on "need" (owner_id, "created_at", id) where deleted_at is null;

create index "need_unit_7448cabb" on "need" (unit_id, "created_at", id) where deleted_at is null;

create index "need_created_5b33c548" on "need" (created_at, id) where deleted_at is null;

create index "need_gone_0048c5f2" on "need" (deleted_at, id) where deleted_at is not null;

create index "need_customer_id_afbf1a22" on "need" ("customer_id", "created_at", id);

create index "need_subject_e496bdd1" on "need" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "need_category_df607868" on "need" ("category", id) where deleted_at is null;

create index "need_priority_14580a92" on "need" ("priority", id) where deleted_at is null;

create index "need_product_id_15b03c87" on "need" ("product_id", "created_at", id) where deleted_at is null;

create index "need_contact_id_34bc91b8" on "need" ("contact_id", "created_at", id) where deleted_at is null;

create index "need_due_on_0f3caa78" on "need" ("due_on", id) where deleted_at is null;

create index "need_status_bf856f8d" on "need" ("status", id) where deleted_at is null;

create index "need_root_a399ea64" on "need" (root_id);

create index "need_search_0483c3dc" on "need" using gin (search_keys) where deleted_at is null;

alter table "need" add constraint "need_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "need" add constraint "need_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "need" add constraint "need_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "installed_product_sort_2a2f4c75" on "installed_product" ("since", id) where deleted_at is null;

create index "installed_product_owner_eb995e0d" on "installed_product" (owner_id, "since", id) where deleted_at is null;

create index "installed_product_unit_8d76a579" on "installed_product" (unit_id, "since", id) where deleted_at is null;

create index "installed_product_created_8f30d9ac" on "installed_product" (created_at, id) where deleted_at is null;

create index "installed_product_gone_4ec63320" on "installed_product" (deleted_at, id) where deleted_at is not null;

create index "installed_product_customer_id_6448a3f7" on "installed_product" ("customer_id", "since", id);

create index "installed_product_name_5ad89a6e" on "installed_product" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "installed_product_product_id_39a86ba1" on "installed_product" ("product_id", "since", id) where deleted_at is null;

create index "installed_product_competitor_id_dfff67a0" on "installed_product" ("competitor_id", "since", id) where deleted_at is null;

create index "installed_product_status_70a8928a" on "installed_product" ("status", id) where deleted_at is null;

create index "installed_product_warranty_until_6bf3e70c" on "installed_product" ("warranty_until", id) where deleted_at is null;

create index "installed_product_root_6b79d517" on "installed_product" (root_id);

create index "installed_product_search_f8a33264" on "installed_product" using gin (search_keys) where deleted_at is null;

alter table "installed_product" add constraint "installed_product_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "installed_product" add constraint "installed_product_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "installed_product" add constraint "installed_product_competitor_id_ec37f89f" foreign key ("competitor_id") references "competitor" (id);

create index "product_evaluation_sort_819bbb01" on "product_evaluation" ("evaluated_on", id) where deleted_at is null;

create index "product_evaluation_owner_bbcfb62d" on "product_evaluation" (owner_id, "evaluated_on", id) where deleted_at is null;

create index "product_evaluation_unit_0b6916b4" on "product_evaluation" (unit_id, "evaluated_on", id) where deleted_at is null;

create index "product_evaluation_created_d9699cac" on "product_evaluation" (created_at, id) where deleted_at is null;

create index "product_evaluation_gone_296abc62" on "product_evaluation" (deleted_at, id) where deleted_at is not null;

create index "product_evaluation_customer_id_f6ab3667" on "product_evaluation" ("customer_id", "evaluated_on", id);

create index "product_evaluation_product_id_42c92586" on "product_evaluation" ("product_id", "evaluated_on", id) where deleted_at is null;

create index "product_evaluation_contact_id_519b034e" on "product_evaluation" ("contact_id", "evaluated_on", id) where deleted_at is null;

create index "product_evaluation_root_ca2c70f7" on "product_evaluation" (root_id);

alter table "product_evaluation" add constraint "product_evaluation_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "product_evaluation" add constraint "product_evaluation_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "product_evaluation" add constraint "product_evaluation_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "buying_role_sort_6373bbe7" on "buying_role" ("influence", id) where deleted_at is null;

create index "buying_role_owner_99eea346" on "buying_role" (owner_id, "influence", id) where deleted_at is null;

create index "buying_role_unit_4c931735" on "buying_role" (unit_id, "influence", id) where deleted_at is null;

create index "buying_role_created_1e2d8614" on "buying_role" (created_at, id) where deleted_at is null;

create index "buying_role_gone_95be4280" on "buying_role" (deleted_at, id) where deleted_at is not null;

create index "buying_role_customer_id_1d8255b7" on "buying_role" ("customer_id", "influence", id);

create index "buying_role_contact_id_c406d866" on "buying_role" ("contact_id", "influence", id) where deleted_at is null;

create index "buying_role_roles_133096e8" on "buying_role" using gin ("roles") where deleted_at is null;

create index "buying_role_attitude_36ff1386" on "buying_role" ("attitude", id) where deleted_at is null;

create index "buying_role_root_5cd4319c" on "buying_role" (root_id);

alter table "buying_role" add constraint "buying_role_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "buying_role" add constraint "buying_role_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "customer_relation_sort_77092533" on "customer_relation" ("updated_at", id) where deleted_at is null;

create index "customer_relation_owner_3c745485" on "customer_relation" (owner_id, "updated_at", id) where deleted_at is null;

create index "customer_relation_unit_4ef0d386" on "customer_relation" (unit_id, "updated_at", id) where deleted_at is null;

create index "customer_relation_created_7adc0be0" on "customer_relation" (created_at, id) where deleted_at is null;

create index "customer_relation_gone_13f1f93a" on "customer_relation" (deleted_at, id) where deleted_at is not null;

create index "customer_relation_from_id_2c886b56" on "customer_relation" ("from_id", "updated_at", id);

create index "customer_relation_kind_787ae4ba" on "customer_relation" ("kind", id) where deleted_at is null;

create index "customer_relation_to_id_638e28cb" on "customer_relation" ("to_id", "updated_at", id) where deleted_at is null;

create index "customer_relation_root_6c76cd17" on "customer_relation" (root_id);

alter table "customer_relation" add constraint "customer_relation_from_id_2e53bdda" foreign key ("from_id") references "customer" (id);

alter table "customer_relation" add constraint "customer_relation_to_id_2ee36cfb" foreign key ("to_id") references "customer" (id);

create index "expectation_sort_fddafa4b" on "expectation" ("due_on", id) where deleted_at is null;

create index "expectation_owner_bafb2fe2" on "expectation" (owner_id, "due_on", id) where deleted_at is null;

create index "expectation_unit_9b6c5e2f" on "expectation" (unit_id, "due_on", id) where deleted_at is null;

create index "expectation_created_18cdc48e" on "expectation" (created_at, id) where deleted_at is null;

create index "expectation_gone_9db09d63" on "expectation" (deleted_at, id) where deleted_at is not null;

create index "expectation_customer_id_5034c583" on "expectation" ("customer_id", "due_on", id);

create index "expectation_subject_fde5141a" on "expectation" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "expectation_promised_by_id_887c389a" on "expectation" ("promised_by_id", "due_on", id) where deleted_at is null;

create index "expectation_contact_id_a8a834fa" on "expectation" ("contact_id", "due_on", id) where deleted_at is null;

create index "expectation_due_on_fddafa4b" on "expectation" ("due_on", id) where deleted_at is null;

create index "expectation_status_6b8fffa2" on "expectation" ("status", id) where deleted_at is null;

create index "expectation_root_f03e8303" on "expectation" (root_id);

create index "expectation_search_5a899a7e" on "expectation" using gin (search_keys) where deleted_at is null;

alter table "expectation" add constraint "expectation_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "expectation" add constraint "expectation_promised_by_id_033c7c7d" foreign key ("promised_by_id") references "user" (id);

alter table "expectation" add constraint "expectation_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "purchase_plan_sort_c8045edc" on "purchase_plan" ("planned_on", id) where deleted_at is null;

create index "purchase_plan_owner_acd939ab" on "purchase_plan" (owner_id, "planned_on", id) where deleted_at is null;

create index "purchase_plan_unit_67b6fe70" on "purchase_plan" (unit_id, "planned_on", id) where deleted_at is null;

create index "purchase_plan_created_08321cca" on "purchase_plan" (created_at, id) where deleted_at is null;

create index "purchase_plan_gone_8365214e" on "purchase_plan" (deleted_at, id) where deleted_at is not null;

create index "purchase_plan_customer_id_3c7e4f2b" on "purchase_plan" ("customer_id", "planned_on", id);

create index "purchase_plan_subject_2052d808" on "purchase_plan" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "purchase_plan_product_id_d44f6962" on "purchase_plan" ("product_id", "planned_on", id) where deleted_at is null;

create index "purchase_plan_planned_on_c8045edc" on "purchase_plan" ("planned_on", id) where deleted_at is null;

create index "purchase_plan_contact_id_64f27ee2" on "purchase_plan" ("contact_id", "planned_on", id) where deleted_at is null;

create index "purchase_plan_status_f221c436" on "purchase_plan" ("status", id) where deleted_at is null;

create index "purchase_plan_root_6fcb7c3f" on "purchase_plan" (root_id);

create index "purchase_plan_search_783c1246" on "purchase_plan" using gin (search_keys) where deleted_at is null;

alter table "purchase_plan" add constraint "purchase_plan_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "purchase_plan" add constraint "purchase_plan_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "purchase_plan" add constraint "purchase_plan_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "success_plan_sort_24989a90" on "success_plan" ("updated_at", id) where deleted_at is null;

create index "success_plan_owner_c7e85635" on "success_plan" (owner_id, "updated_at", id) where deleted_at is null;

create index "success_plan_unit_88719b79" on "success_plan" (unit_id, "updated_at", id) where deleted_at is null;

create index "success_plan_created_45a7f781" on "success_plan" (created_at, id) where deleted_at is null;

create index "success_plan_gone_1726b92c" on "success_plan" (deleted_at, id) where deleted_at is not null;

create index "success_plan_customer_id_21f71d47" on "success_plan" ("customer_id", "updated_at", id);

create index "success_plan_subject_63ede739" on "success_plan" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "success_plan_due_on_520ed121" on "success_plan" ("due_on", id) where deleted_at is null;

create index "success_plan_status_d29c5e8d" on "success_plan" ("status", id) where deleted_at is null;

create index "success_plan_root_0ff52b7c" on "success_plan" (root_id);

create index "success_plan_search_deb6542a" on "success_plan" using gin (search_keys) where deleted_at is null;

alter table "success_plan" add constraint "success_plan_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

create index "joint_action_sort_051f62f2" on "joint_action" ("due_on", id) where deleted_at is null;

create index "joint_action_owner_7695f553" on "joint_action" (owner_id, "due_on", id) where deleted_at is null;

create index "joint_action_unit_da49b3ad" on "joint_action" (unit_id, "due_on", id) where deleted_at is null;

create index "joint_action_created_dd373891" on "joint_action" (created_at, id) where deleted_at is null;

create index "joint_action_gone_8a2421d5" on "joint_action" (deleted_at, id) where deleted_at is not null;

create index "joint_action_success_plan_id_cb1c9d66" on "joint_action" ("success_plan_id", "due_on", id);

create index "joint_action_subject_9e26e20c" on "joint_action" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "joint_action_answered_by_id_f0cbada6" on "joint_action" ("answered_by_id", "due_on", id) where deleted_at is null;

create index "joint_action_contact_id_330f3705" on "joint_action" ("contact_id", "due_on", id) where deleted_at is null;

create index "joint_action_due_on_051f62f2" on "joint_action" ("due_on", id) where deleted_at is null;

create index "joint_action_status_00b450ce" on "joint_action" ("status", id) where deleted_at is null;

create index "joint_action_root_8c196a51" on "joint_action" (root_id);

create index "joint_action_search_f03d856e" on "joint_action" using gin (search_keys) where deleted_at is null;

alter table "joint_action" add constraint "joint_action_success_plan_id_728db859" foreign key ("success_plan_id") references "success_plan" (id);

alter table "joint_action" add constraint "joint_action_answered_by_id_5343f930" foreign key ("answered_by_id") references "user" (id);

alter table "joint_action" add constraint "joint_action_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "care_plan_sort_a4215b78" on "care_plan" ("updated_at", id) where deleted_at is null;

create index "care_plan_owner_a4020562" on "care_plan" (owner_id, "updated_at", id) where deleted_at is null;

create index "care_plan_unit_a149648b" on "care_plan" (unit_id, "updated_at", id) where deleted_at is null;

create index "care_plan_created_1db5210c" on "care_plan" (created_at, id) where deleted_at is null;

create index "care_plan_gone_692f5892" on "care_plan" (deleted_at, id) where deleted_at is not null;

create index "care_plan_customer_id_efee391a" on "care_plan" ("customer_id", "updated_at", id);

create index "care_plan_subject_d3382960" on "care_plan" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "care_plan_status_62dc69c4" on "care_plan" ("status", id) where deleted_at is null;

create index "care_plan_due_on_0df38f06" on "care_plan" ("due_on", id) where deleted_at is null;

create index "care_plan_root_c2df1616" on "care_plan" (root_id);

create index "care_plan_search_dabe05ac" on "care_plan" using gin (search_keys) where deleted_at is null;

alter table "care_plan" add constraint "care_plan_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

create index "employment_sort_998247a0" on "employment" ("since", id) where deleted_at is null;

create index "employment_owner_c9e0663f" on "employment" (owner_id, "since", id) where deleted_at is null;

create index "employment_unit_c49ff678" on "employment" (unit_id, "since", id) where deleted_at is null;

create index "employment_created_3d30d5d7" on "employment" (created_at, id) where deleted_at is null;

create index "employment_gone_f5f5de93" on "employment" (deleted_at, id) where deleted_at is not null;

create index "employment_contact_id_53ed1467" on "employment" ("contact_id", "since", id);

create index "employment_customer_id_b708f1a0" on "employment" ("customer_id", "since", id) where deleted_at is null;

create index "employment_root_561d289e" on "employment" (root_id);

alter table "employment" add constraint "employment_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

alter table "employment" add constraint "employment_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

create index "product_sort_1d64872c" on "product" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_owner_889eb2f2" on "product" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_unit_d8ad8123" on "product" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_created_ab6fc0f8" on "product" (created_at, id) where deleted_at is null;

create index "product_gone_53f7a2a6" on "product" (deleted_at, id) where deleted_at is not null;

create unique index "product_code_once_9b4d8f8b" on "product" ("code") where deleted_at is null;

create index "product_name_1d64872c" on "product" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_line_id_5885a091" on "product" ("line_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_status_45b17e04" on "product" ("status", id) where deleted_at is null;

create index "product_search_6e131909" on "product" using gin (search_keys) where deleted_at is null;

alter table "product" add constraint "product_line_id_fba1e794" foreign key ("line_id") references "product_line" (id);

create index "product_line_sort_a55f0c46" on "product_line" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_line_owner_b2e8e7e8" on "product_line" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_line_unit_13630f27" on "product_line" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_line_created_036da917" on "product_line" (created_at, id) where deleted_at is null;

create index "product_line_gone_54dc9a9a" on "product_line" (deleted_at, id) where deleted_at is not null;

create index "product_line_name_a55f0c46" on "product_line" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_line_upper_id_b4817346" on "product_line" ("upper_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "product_line_search_24bd04ee" on "product_line" using gin (search_keys) where deleted_at is null;

alter table "product_line" add constraint "product_line_upper_id_f06f63e3" foreign key ("upper_id") references "product_line" (id);

create index "competitor_sort_2377ce2a" on "competitor" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_owner_16d3f2f5" on "competitor" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_unit_0ea2587d" on "competitor" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_created_a14ba853" on "competitor" (created_at, id) where deleted_at is null;

create index "competitor_gone_30c4c74d" on "competitor" (deleted_at, id) where deleted_at is not null;

create unique index "competitor_name_once_4dfc735b" on "competitor" ("name") where deleted_at is null;

create index "competitor_name_2377ce2a" on "competitor" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_search_45235b84" on "competitor" using gin (search_keys) where deleted_at is null;

