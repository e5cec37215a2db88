alter table "customer" add column "open_opportunity_count" bigint not null default 0;

alter table "customer" add column "open_opportunity_amount" numeric(18,2) not null default 0;

alter table "customer" add column "weighted_opportunity_amount" numeric(18,2) not null default 0;

alter table "contact_record" add column "opportunity_id" uuid;

create table "opportunity" (
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
  "customer_id" uuid not null,
  "type" text,
  "origin" text not null,
  "channel" text,
  "need_id" uuid,
  "urgency" text,
  "needs" text,
  "expected_on" date,
  "stated_amount" numeric(18,2),
  "currency" text not null,
  "rate" numeric(15,6),
  "amount" numeric(18,2),
  "pipeline_id" uuid,
  "stage_id" uuid not null,
  "probability" numeric(7,2),
  "weighted_amount" numeric(18,2),
  "state" text not null,
  "outcome" text not null,
  "competitor_ids" uuid[],
  "next_step" text,
  "next_on" date,
  "note" text,
  "qualified_points" text[],
  "qualify_note" text,
  "qualified_by_id" uuid,
  "qualified_on" date,
  "stage_since" timestamptz(3),
  "stale_days" bigint,
  "reached" bigint,
  "asked" text[],
  "checks_done" text[],
  "closed_on" date,
  "closed_from_id" uuid,
  "cycle_days" bigint,
  "loss_reason" text,
  "lost_to_id" uuid,
  "close_note" text,
  "risk" text,
  "risks" text[],
  "contact_by" date,
  "line_count" bigint not null default 0,
  "line_total" numeric(18,2) not null default 0,
  "product_id" uuid,
  "contact_count" bigint not null default 0,
  "decider_count" bigint not null default 0,
  "member_count" bigint not null default 0,
  "split_total" numeric(7,2) not null default 0,
  "move_count" bigint not null default 0,
  "record_count" bigint not null default 0,
  "last_contact_at" timestamptz(3)
);

alter table "opportunity" alter column search_keys set statistics 1000;

create table "opportunity_line" (
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
  "opportunity_id" uuid not null,
  "product_id" uuid not null,
  "quantity" numeric(15,3) not null,
  "price" numeric(18,2),
  "discount" numeric(7,2),
  "amount" numeric(18,2),
  "note" text,
  "place" bigint
);

create table "opportunity_contact" (
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
  "once_key" text,
  "opportunity_id" uuid not null,
  "contact_id" uuid not null,
  "roles" text[],
  "attitude" text,
  "influence" smallint,
  "note" text,
  "place" bigint
);

create table "opportunity_member" (
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
  "once_key" text,
  "opportunity_id" uuid not null,
  "user_id" uuid not null,
  "role" text,
  "split" numeric(7,2) not null,
  "note" text,
  "place" bigint
);

create table "stage_move" (
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
  "opportunity_id" uuid not null,
  "from_id" uuid,
  "to_id" uuid not null,
  "at" timestamptz(3) not null,
  "by_id" uuid,
  "days" numeric(15,1),
  "checked" text[],
  "reason" text,
  "note" text
);

create table "mining_candidate" (
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
  "customer_id" uuid not null,
  "kind" text not null,
  "product_id" uuid,
  "reason" text not null,
  "reason_en" text,
  "due_on" date,
  "found_on" date,
  "rule_id" uuid,
  "source_id" text,
  "status" text not null,
  "opportunity_id" uuid,
  "answer" text
);

alter table "mining_candidate" alter column search_keys set statistics 1000;

create table "product_relation" (
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
  "once_key" text,
  "from_id" uuid not null,
  "kind" text not null,
  "to_id" uuid not null,
  "note" text
);

create table "pipeline" (
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
  "place" bigint,
  "status" text not null,
  "stage_count" bigint not null default 0,
  "note" text
);

alter table "pipeline" alter column search_keys set statistics 1000;

create table "stage" (
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
  "pipeline_id" uuid not null,
  "name" text not null,
  "outcome" text not null,
  "probability" numeric(7,2) not null,
  "asks" text[],
  "checklist" text[],
  "to_ids" uuid[],
  "stale_days" bigint,
  "guide" text,
  "place" bigint
);

alter table "stage" alter column search_keys set statistics 1000;

create table "mining_rule" (
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
  "kind" text not null,
  "population" text,
  "status" text not null,
  "days" bigint,
  "levels" text[],
  "industry" text,
  "region" text,
  "need_categories" text[],
  "product_id" uuid,
  "place" bigint,
  "mined_at" timestamptz(3),
  "candidate_count" bigint not null default 0,
  "note" text
);

alter table "mining_rule" alter column search_keys set statistics 1000;

create index "customer_open_opportunity_amount_d8fee32a" on "customer" ("open_opportunity_amount", id) where deleted_at is null;

create index "customer_weighted_opportunity_amount_bc42e0b0" on "customer" ("weighted_opportunity_amount", id) where deleted_at is null;

create index "contact_record_opportunity_id_d9d2b1bc" on "contact_record" ("opportunity_id", "at", id) where deleted_at is null;

alter table "contact_record" add constraint "contact_record_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

create index "opportunity_sort_9d44423f" on "opportunity" ("updated_at", id) where deleted_at is null;

create index "opportunity_owner_5615d92e" on "opportunity" (owner_id, "updated_at", id) where deleted_at is null;

create index "opportunity_unit_9bfc0b21" on "opportunity" (unit_id, "updated_at", id) where deleted_at is null;

create index "opportunity_created_e924f9f8" on "opportunity" (created_at, id) where deleted_at is null;

create index "opportunity_gone_86db39d3" on "opportunity" (deleted_at, id) where deleted_at is not null;

create index "opportunity_name_cea8d564" on "opportunity" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "opportunity_customer_id_8c87ec5d" on "opportunity" ("customer_id", "updated_at", id);

create index "opportunity_origin_11196fef" on "opportunity" ("origin", id) where deleted_at is null;

create index "opportunity_channel_d8a873ae" on "opportunity" ("channel", id) where deleted_at is null;

create index "opportunity_need_id_e15a93f8" on "opportunity" ("need_id", "updated_at", id) where deleted_at is null;

create index "opportunity_urgency_325dece9" on "opportunity" ("urgency", id) where deleted_at is null;

create index "opportunity_expected_on_a8f0cfd6" on "opportunity" ("expected_on", id) where deleted_at is null;

create index "opportunity_amount_75af64ee" on "opportunity" ("amount", id) where deleted_at is null;

create index "opportunity_pipeline_id_2541036b" on "opportunity" ("pipeline_id", "updated_at", id) where deleted_at is null;

create index "opportunity_stage_id_ca09b272" on "opportunity" ("stage_id", "updated_at", id) where deleted_at is null;

create index "opportunity_state_6d421f66" on "opportunity" ("state", id) where deleted_at is null;

create index "opportunity_outcome_aaa7cb34" on "opportunity" ("outcome", id) where deleted_at is null;

create index "opportunity_next_on_5386b8c1" on "opportunity" ("next_on", id) where deleted_at is null;

create index "opportunity_qualified_by_id_129eb1cd" on "opportunity" ("qualified_by_id", "updated_at", id) where deleted_at is null;

create index "opportunity_qualified_on_ce1373e2" on "opportunity" ("qualified_on", id) where deleted_at is null;

create index "opportunity_closed_on_c056c261" on "opportunity" ("closed_on", id) where deleted_at is null;

create index "opportunity_closed_from_id_3d283c94" on "opportunity" ("closed_from_id", "updated_at", id) where deleted_at is null;

create index "opportunity_loss_reason_f07edfe0" on "opportunity" ("loss_reason", id) where deleted_at is null;

create index "opportunity_lost_to_id_c2e50d2c" on "opportunity" ("lost_to_id", "updated_at", id) where deleted_at is null;

create index "opportunity_risk_e719702f" on "opportunity" ("risk", id) where deleted_at is null;

create index "opportunity_risks_620f0245" on "opportunity" using gin ("risks") where deleted_at is null;

create index "opportunity_contact_by_25405adb" on "opportunity" ("contact_by", id) where deleted_at is null;

create index "opportunity_product_id_cc1d38b1" on "opportunity" ("product_id", "updated_at", id) where deleted_at is null;

create index "opportunity_last_contact_at_58a218ab" on "opportunity" ("last_contact_at", id) where deleted_at is null;

create index "opportunity_search_479e678f" on "opportunity" using gin (search_keys) where deleted_at is null;

alter table "opportunity" add constraint "opportunity_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "opportunity" add constraint "opportunity_need_id_6baaf91a" foreign key ("need_id") references "need" (id);

alter table "opportunity" add constraint "opportunity_pipeline_id_f8c9d3a1" foreign key ("pipeline_id") references "pipeline" (id);

alter table "opportunity" add constraint "opportunity_stage_id_180ca152" foreign key ("stage_id") references "stage" (id);

alter table "opportunity" add constraint "opportunity_qualified_by_id_7a8bd654" foreign key ("qualified_by_id") references "user" (id);

alter table "opportunity" add constraint "opportunity_closed_from_id_55306b61" foreign key ("closed_from_id") references "stage" (id);

alter table "opportunity" add constraint "opportunity_lost_to_id_1f6e7ab5" foreign key ("lost_to_id") references "competitor" (id);

alter table "opportunity" add constraint "opportunity_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

create index "opportunity_line_sort_b1f86b5e" on "opportunity_line" ("place", id) where deleted_at is null;

create index "opportunity_line_owner_c6ff3310" on "opportunity_line" (owner_id, "place", id) where deleted_at is null;

create index "opportunity_line_unit_6eea4865" on "opportunity_line" (unit_id, "place", id) where deleted_at is null;

create index "opportunity_line_created_51175afb" on "opportunity_line" (created_at, id) where deleted_at is null;

create index "opportunity_line_gone_6350e8b4" on "opportunity_line" (deleted_at, id) where deleted_at is not null;

create index "opportunity_line_opportunity_id_638464e3" on "opportunity_line" ("opportunity_id", "place", id);

create index "opportunity_line_product_id_24dde48d" on "opportunity_line" ("product_id", "place", id) where deleted_at is null;

create index "opportunity_line_root_a2344c85" on "opportunity_line" (root_id);

alter table "opportunity_line" add constraint "opportunity_line_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

alter table "opportunity_line" add constraint "opportunity_line_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

create index "opportunity_contact_sort_a6d735ed" on "opportunity_contact" ("place", id) where deleted_at is null;

create index "opportunity_contact_owner_bd9bc7c1" on "opportunity_contact" (owner_id, "place", id) where deleted_at is null;

create index "opportunity_contact_unit_0edb77a4" on "opportunity_contact" (unit_id, "place", id) where deleted_at is null;

create index "opportunity_contact_created_9923717c" on "opportunity_contact" (created_at, id) where deleted_at is null;

create index "opportunity_contact_gone_5c87b4e0" on "opportunity_contact" (deleted_at, id) where deleted_at is not null;

create index "opportunity_contact_opportunity_id_87cd2d49" on "opportunity_contact" ("opportunity_id", "place", id);

create index "opportunity_contact_contact_id_2dd67886" on "opportunity_contact" ("contact_id", "place", id) where deleted_at is null;

create index "opportunity_contact_roles_325b4ff7" on "opportunity_contact" using gin ("roles") where deleted_at is null;

create index "opportunity_contact_root_c0c0bd01" on "opportunity_contact" (root_id);

create unique index "opportunity_contact_once_d5dfc98a" on "opportunity_contact" (once_key) where deleted_at is null;

alter table "opportunity_contact" add constraint "opportunity_contact_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

alter table "opportunity_contact" add constraint "opportunity_contact_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

create index "opportunity_member_sort_f634220b" on "opportunity_member" ("place", id) where deleted_at is null;

create index "opportunity_member_owner_9f71d63c" on "opportunity_member" (owner_id, "place", id) where deleted_at is null;

create index "opportunity_member_unit_8aa7ed5c" on "opportunity_member" (unit_id, "place", id) where deleted_at is null;

create index "opportunity_member_created_ac84f70a" on "opportunity_member" (created_at, id) where deleted_at is null;

create index "opportunity_member_gone_1dd5b58e" on "opportunity_member" (deleted_at, id) where deleted_at is not null;

create index "opportunity_member_opportunity_id_9d6631da" on "opportunity_member" ("opportunity_id", "place", id);

create index "opportunity_member_user_id_fc60b823" on "opportunity_member" ("user_id", "place", id) where deleted_at is null;

create index "opportunity_member_root_8283bd39" on "opportunity_member" (root_id);

create unique index "opportunity_member_once_d17017ec" on "opportunity_member" (once_key) where deleted_at is null;

alter table "opportunity_member" add constraint "opportunity_member_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

alter table "opportunity_member" add constraint "opportunity_member_user_id_869af319" foreign key ("user_id") references "user" (id);

create index "stage_move_sort_b299711c" on "stage_move" ("at", id) where deleted_at is null;

create index "stage_move_owner_8b5dd3a7" on "stage_move" (owner_id, "at", id) where deleted_at is null;

create index "stage_move_unit_26c4e78e" on "stage_move" (unit_id, "at", id) where deleted_at is null;

create index "stage_move_created_9256dc8b" on "stage_move" (created_at, id) where deleted_at is null;

create index "stage_move_gone_f7b2cdf3" on "stage_move" (deleted_at, id) where deleted_at is not null;

create index "stage_move_opportunity_id_44ef5595" on "stage_move" ("opportunity_id", "at", id);

create index "stage_move_from_id_2a055637" on "stage_move" ("from_id", "at", id) where deleted_at is null;

create index "stage_move_to_id_108333ad" on "stage_move" ("to_id", "at", id) where deleted_at is null;

create index "stage_move_by_id_ae948cc2" on "stage_move" ("by_id", "at", id) where deleted_at is null;

create index "stage_move_root_59686209" on "stage_move" (root_id);

alter table "stage_move" add constraint "stage_move_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

alter table "stage_move" add constraint "stage_move_from_id_2fbc56bc" foreign key ("from_id") references "stage" (id);

alter table "stage_move" add constraint "stage_move_to_id_d01302f5" foreign key ("to_id") references "stage" (id);

alter table "stage_move" add constraint "stage_move_by_id_e996d75f" foreign key ("by_id") references "user" (id);

create index "mining_candidate_sort_27023d53" on "mining_candidate" ("found_on", id) where deleted_at is null;

create index "mining_candidate_owner_ee60686c" on "mining_candidate" (owner_id, "found_on", id) where deleted_at is null;

create index "mining_candidate_unit_ccf606fa" on "mining_candidate" (unit_id, "found_on", id) where deleted_at is null;

create index "mining_candidate_created_013c4ab4" on "mining_candidate" (created_at, id) where deleted_at is null;

create index "mining_candidate_gone_9e696e45" on "mining_candidate" (deleted_at, id) where deleted_at is not null;

create index "mining_candidate_customer_id_862b7aeb" on "mining_candidate" ("customer_id", "found_on", id);

create index "mining_candidate_kind_9ab3f406" on "mining_candidate" ("kind", id) where deleted_at is null;

create index "mining_candidate_product_id_4776184b" on "mining_candidate" ("product_id", "found_on", id) where deleted_at is null;

create index "mining_candidate_reason_bd5d03dd" on "mining_candidate" ("reason" collate kexin_pinyin, id) where deleted_at is null;

create index "mining_candidate_due_on_a888ce34" on "mining_candidate" ("due_on", id) where deleted_at is null;

create index "mining_candidate_found_on_27023d53" on "mining_candidate" ("found_on", id) where deleted_at is null;

create index "mining_candidate_rule_id_c9f11b0a" on "mining_candidate" ("rule_id", "found_on", id) where deleted_at is null;

create index "mining_candidate_status_16481887" on "mining_candidate" ("status", id) where deleted_at is null;

create index "mining_candidate_opportunity_id_5cd47cdc" on "mining_candidate" ("opportunity_id", "found_on", id) where deleted_at is null;

create index "mining_candidate_root_2c02bcf1" on "mining_candidate" (root_id);

create index "mining_candidate_search_9e839820" on "mining_candidate" using gin (search_keys) where deleted_at is null;

create unique index "mining_candidate_once_7c94bd46" on "mining_candidate" (once_key) where deleted_at is null;

alter table "mining_candidate" add constraint "mining_candidate_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "mining_candidate" add constraint "mining_candidate_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "mining_candidate" add constraint "mining_candidate_rule_id_e6afd638" foreign key ("rule_id") references "mining_rule" (id);

alter table "mining_candidate" add constraint "mining_candidate_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);

create index "product_relation_sort_8fd4d38b" on "product_relation" ("updated_at", id) where deleted_at is null;

create index "product_relation_owner_3e7e78dc" on "product_relation" (owner_id, "updated_at", id) where deleted_at is null;

create index "product_relation_unit_70fcf3c9" on "product_relation" (unit_id, "updated_at", id) where deleted_at is null;

create index "product_relation_created_620aa835" on "product_relation" (created_at, id) where deleted_at is null;

create index "product_relation_gone_e4fa5468" on "product_relation" (deleted_at, id) where deleted_at is not null;

create index "product_relation_from_id_0ead2100" on "product_relation" ("from_id", "updated_at", id);

create index "product_relation_kind_70187303" on "product_relation" ("kind", id) where deleted_at is null;

create index "product_relation_to_id_8f0bf54b" on "product_relation" ("to_id", "updated_at", id) where deleted_at is null;

create index "product_relation_root_1123f1e2" on "product_relation" (root_id);

create unique index "product_relation_once_6f65e470" on "product_relation" (once_key) where deleted_at is null;

alter table "product_relation" add constraint "product_relation_from_id_61d8a09a" foreign key ("from_id") references "product" (id);

alter table "product_relation" add constraint "product_relation_to_id_7a91f742" foreign key ("to_id") references "product" (id);

create index "pipeline_sort_1eb0264b" on "pipeline" ("place", id) where deleted_at is null;

create index "pipeline_owner_e76702ef" on "pipeline" (owner_id, "place", id) where deleted_at is null;

create index "pipeline_unit_517b6f42" on "pipeline" (unit_id, "place", id) where deleted_at is null;

create index "pipeline_created_3e44f31d" on "pipeline" (created_at, id) where deleted_at is null;

create index "pipeline_gone_3fe2276b" on "pipeline" (deleted_at, id) where deleted_at is not null;

create unique index "pipeline_name_once_09b61155" on "pipeline" ("name") where deleted_at is null;

create index "pipeline_name_ddd6e97f" on "pipeline" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "pipeline_place_1eb0264b" on "pipeline" ("place", id) where deleted_at is null;

create index "pipeline_search_ab4d413c" on "pipeline" using gin (search_keys) where deleted_at is null;

create index "stage_sort_969f3402" on "stage" ("place", id) where deleted_at is null;

create index "stage_owner_84218d12" on "stage" (owner_id, "place", id) where deleted_at is null;

create index "stage_unit_6c62777a" on "stage" (unit_id, "place", id) where deleted_at is null;

create index "stage_created_eb1fd834" on "stage" (created_at, id) where deleted_at is null;

create index "stage_gone_080414e7" on "stage" (deleted_at, id) where deleted_at is not null;

create index "stage_pipeline_id_d93f9ed3" on "stage" ("pipeline_id", "place", id);

create index "stage_name_df6548f3" on "stage" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "stage_outcome_0fa24440" on "stage" ("outcome", id) where deleted_at is null;

create index "stage_root_8f5a2767" on "stage" (root_id);

create index "stage_search_b534a058" on "stage" using gin (search_keys) where deleted_at is null;

create unique index "stage_once_ff1df99d" on "stage" (once_key) where deleted_at is null;

alter table "stage" add constraint "stage_pipeline_id_f8c9d3a1" foreign key ("pipeline_id") references "pipeline" (id);

create index "mining_rule_sort_34c2a514" on "mining_rule" ("place", id) where deleted_at is null;

create index "mining_rule_owner_04ae0ae5" on "mining_rule" (owner_id, "place", id) where deleted_at is null;

create index "mining_rule_unit_cc8ce109" on "mining_rule" (unit_id, "place", id) where deleted_at is null;

create index "mining_rule_created_18ffd407" on "mining_rule" (created_at, id) where deleted_at is null;

create index "mining_rule_gone_d4121225" on "mining_rule" (deleted_at, id) where deleted_at is not null;

create index "mining_rule_name_c51063bb" on "mining_rule" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "mining_rule_kind_47e9dc8b" on "mining_rule" ("kind", id) where deleted_at is null;

create index "mining_rule_product_id_3f089210" on "mining_rule" ("product_id", "place", id) where deleted_at is null;

create index "mining_rule_place_34c2a514" on "mining_rule" ("place", id) where deleted_at is null;

create index "mining_rule_search_179a859d" on "mining_rule" using gin (search_keys) where deleted_at is null;

alter table "mining_rule" add constraint "mining_rule_product_id_962e4ca1" foreign key ("product_id") references "product" (id);
