create table "lead" (
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
  "contact_name" text,
  "job_title" text,
  "phones" jsonb,
  "emails" jsonb,
  "wechat" text,
  "region" text,
  "industry" text,
  "need" text,
  "source_id" uuid,
  "channel" text,
  "origin" text,
  "files" uuid[],
  "state" text,
  "follow_up_count" bigint not null default 0,
  "last_contact_at" timestamptz(3),
  "next_contact_at" timestamptz(3),
  "customer_id" uuid,
  "contact_id" uuid,
  "converted_at" timestamptz(3),
  "closed_for" text,
  "closed_note" text,
  "web_form_id" uuid,
  "submission" text,
  "known_customer_id" uuid,
  "pool_id" uuid,
  "pooled_at" timestamptz(3),
  "claimed_at" timestamptz(3),
  "holder" text,
  "protected_until" date,
  "recycle_on" date,
  "recycle_rule_id" uuid,
  "assigned_by" text,
  "assignment_rule_id" uuid,
  "assigned_why" text
);

alter table "lead" alter column search_keys set statistics 1000;

create table "lead_follow_up" (
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
  "lead_id" uuid not null,
  "channel" text not null,
  "at" timestamptz(3) not null,
  "content" text not null,
  "next_step" text,
  "next_at" timestamptz(3),
  "pictures" uuid[]
);

alter table "lead_follow_up" alter column search_keys set statistics 1000;

alter table "customer" add column "pool_id" uuid;

alter table "customer" add column "pooled_at" timestamptz(3);

alter table "customer" add column "claimed_at" timestamptz(3);

alter table "customer" add column "holder" text;

alter table "customer" add column "protected_until" date;

alter table "customer" add column "recycle_on" date;

alter table "customer" add column "recycle_rule_id" uuid;

alter table "customer" add column "last_opportunity_at" timestamptz(3);

alter table "customer" add column "last_won_on" date;

alter table "product" add column "feedback_count" bigint not null default 0;

alter table "product" add column "feedback_customer_count" bigint not null default 0;

alter table "product" add column "feedback_stake" numeric(18,2) not null default 0;

alter table "competitor" add column "counter" text;

alter table "competitor" add column "threat" text;

alter table "competitor" add column "product_count" bigint not null default 0;

alter table "competitor" add column "last_move_on" date;

alter table "competitor" add column "loss_count" bigint not null default 0;

create table "competitor_product" (
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
  "competitor_id" uuid not null,
  "name" text not null,
  "our_product_id" uuid,
  "functions" text,
  "strengths" text,
  "weaknesses" text,
  "difference" text,
  "measure" text,
  "price" numeric(18,2),
  "priced_on" date,
  "pictures" uuid[]
);

alter table "competitor_product" alter column search_keys set statistics 1000;

create table "competitor_price" (
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
  "product_id" uuid not null,
  "on" date not null,
  "price" numeric(18,2) not null,
  "source" text,
  "confidence" text,
  "note" text
);

alter table "competitor_price" alter column search_keys set statistics 1000;

create table "competitor_move" (
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
  "competitor_id" uuid not null,
  "subject" text not null,
  "kind" text,
  "on" date not null,
  "content" text,
  "source" text,
  "confidence" text,
  "importance" text,
  "counter" text,
  "files" uuid[]
);

alter table "competitor_move" alter column search_keys set statistics 1000;

create table "value_comparison" (
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
  "customer_id" uuid,
  "competitor_id" uuid not null,
  "product_id" uuid,
  "ours" bigint not null default 0,
  "theirs" bigint not null default 0,
  "difference_count" bigint not null default 0,
  "gap" bigint,
  "standing" text,
  "note" text
);

alter table "value_comparison" alter column search_keys set statistics 1000;

create table "value_item" (
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
  "comparison_id" uuid not null,
  "name" text not null,
  "weight" bigint not null,
  "ours" smallint not null,
  "theirs" smallint not null,
  "difference" text,
  "ours_weighed" bigint,
  "theirs_weighed" bigint,
  "place" bigint
);

alter table "value_item" alter column search_keys set statistics 1000;

create table "market_item" (
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
  "subject" text not null,
  "kind" text not null,
  "content" text not null,
  "about" text,
  "customer_id" uuid,
  "competitor_id" uuid,
  "product_id" uuid,
  "source" text,
  "heard_on" date,
  "confidence" text,
  "importance" text,
  "files" uuid[],
  "contact_record_id" uuid,
  "state" text not null,
  "uses" text[],
  "decided_by_id" uuid,
  "decided_at" timestamptz(3),
  "answer" text
);

alter table "market_item" alter column search_keys set statistics 1000;

create table "product_feedback" (
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
  "subject" text not null,
  "kind" text not null,
  "product_id" uuid not null,
  "customer_id" uuid,
  "frequency" text,
  "stake" numeric(18,2),
  "content" text,
  "files" uuid[],
  "state" text not null,
  "plan" text,
  "market_item_id" uuid,
  "contact_record_id" uuid
);

alter table "product_feedback" alter column search_keys set statistics 1000;

create table "lead_source" (
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
  "origin" text,
  "is_active" boolean not null,
  "lead_count" bigint not null default 0,
  "converted_count" bigint not null default 0,
  "note" text
);

alter table "lead_source" alter column search_keys set statistics 1000;

create table "assignment_rule" (
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
  "place" bigint not null,
  "is_active" boolean not null,
  "source_ids" uuid[],
  "origin" text,
  "region" text,
  "industry" text,
  "way" text not null,
  "clock" bigint,
  "given_count" bigint not null default 0
);

alter table "assignment_rule" alter column search_keys set statistics 1000;

create table "assignment_seat" (
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
  "rule_id" uuid not null,
  "user_id" uuid not null,
  "weight" bigint not null,
  "region" text,
  "most" bigint,
  "is_away" boolean not null,
  "given" bigint,
  "turn" bigint,
  "place" bigint
);

create table "web_form" (
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
  "is_open" boolean not null,
  "lang" text not null,
  "heading" text,
  "intro" text,
  "thanks" text,
  "asks" text[] not null,
  "needs" text[],
  "privacy" text,
  "source_id" uuid,
  "taker_id" uuid,
  "sites" text[],
  "lead_count" bigint not null default 0
);

alter table "web_form" alter column search_keys set statistics 1000;

create table "pool" (
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
  "of" text not null,
  "is_active" boolean not null,
  "place" bigint not null,
  "is_for_all" boolean not null,
  "unit_ids" uuid[],
  "member_ids" uuid[],
  "manager_ids" uuid[],
  "daily_most" bigint,
  "hold_most" bigint,
  "former_wait_days" bigint,
  "protect_most" bigint,
  "protect_days" bigint
);

alter table "pool" alter column search_keys set statistics 1000;

create table "pool_rule" (
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
  "is_active" boolean not null,
  "of" text not null,
  "event" text not null,
  "days" bigint not null,
  "counts_working_days" boolean not null,
  "levels" text[],
  "spares" text[],
  "warn_days" bigint not null,
  "pool_id" uuid
);

alter table "pool_rule" alter column search_keys set statistics 1000;

create table "pool_move" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "once_key" text,
  "at" timestamptz(3),
  "kind" text,
  "customer_id" uuid,
  "lead_id" uuid,
  "pool_id" uuid,
  "person_id" uuid,
  "reason" text,
  "note" text,
  "on" date,
  "turn" bigint
);

create index "lead_sort_b454de87" on "lead" ("created_at", id) where deleted_at is null;

create index "lead_owner_59ea9485" on "lead" (owner_id, "created_at", id) where deleted_at is null;

create index "lead_unit_ba58e860" on "lead" (unit_id, "created_at", id) where deleted_at is null;

create index "lead_created_66be8e01" on "lead" (created_at, id) where deleted_at is null;

create index "lead_gone_4b323705" on "lead" (deleted_at, id) where deleted_at is not null;

create index "lead_name_9167d99e" on "lead" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "lead_region_2a9e261b" on "lead" ("region", id) where deleted_at is null;

create index "lead_industry_7f2562bc" on "lead" ("industry", id) where deleted_at is null;

create index "lead_source_id_a005b676" on "lead" ("source_id", "created_at", id) where deleted_at is null;

create index "lead_origin_ea8c7b70" on "lead" ("origin", id) where deleted_at is null;

create index "lead_state_3910ae0f" on "lead" ("state", id) where deleted_at is null;

create index "lead_last_contact_at_5135eec2" on "lead" ("last_contact_at", id) where deleted_at is null;

create index "lead_next_contact_at_ffaf1d8f" on "lead" ("next_contact_at", id) where deleted_at is null;

create index "lead_customer_id_6f5b436c" on "lead" ("customer_id", "created_at", id);

create index "lead_contact_id_bf0f5cb8" on "lead" ("contact_id", "created_at", id) where deleted_at is null;

create index "lead_converted_at_99f74590" on "lead" ("converted_at", id) where deleted_at is null;

create index "lead_closed_for_e9f686d7" on "lead" ("closed_for", id) where deleted_at is null;

create index "lead_web_form_id_ced7f45b" on "lead" ("web_form_id", "created_at", id) where deleted_at is null;

create unique index "lead_submission_once_d3749b74" on "lead" ("submission") where deleted_at is null;

create index "lead_known_customer_id_75d00a45" on "lead" ("known_customer_id", "created_at", id) where deleted_at is null;

create index "lead_pool_id_676f200a" on "lead" ("pool_id", "created_at", id) where deleted_at is null;

create index "lead_recycle_on_0847b5fe" on "lead" ("recycle_on", id) where deleted_at is null;

create index "lead_recycle_rule_id_53557930" on "lead" ("recycle_rule_id", "created_at", id) where deleted_at is null;

create index "lead_assignment_rule_id_f17bed6b" on "lead" ("assignment_rule_id", "created_at", id) where deleted_at is null;

create index "lead_search_86ba2c88" on "lead" using gin (search_keys) where deleted_at is null;

create index "lead_name_norm_d8f37db8" on "lead" (name_norm) where deleted_at is null;

create index "lead_name_core_6b8ab26a" on "lead" (name_core) where deleted_at is null;

create index "lead_phone_keys_ec97284d" on "lead" using gin (phone_keys) with (fastupdate = off) where deleted_at is null;

alter table "lead" add constraint "lead_source_id_223f5ac7" foreign key ("source_id") references "lead_source" (id);

alter table "lead" add constraint "lead_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "lead" add constraint "lead_contact_id_df45e86c" foreign key ("contact_id") references "contact" (id);

alter table "lead" add constraint "lead_web_form_id_9e4025d3" foreign key ("web_form_id") references "web_form" (id);

alter table "lead" add constraint "lead_known_customer_id_df686b07" foreign key ("known_customer_id") references "customer" (id);

alter table "lead" add constraint "lead_pool_id_beec14a0" foreign key ("pool_id") references "pool" (id);

alter table "lead" add constraint "lead_recycle_rule_id_5c3d80b8" foreign key ("recycle_rule_id") references "pool_rule" (id);

alter table "lead" add constraint "lead_assignment_rule_id_81a5bb5b" foreign key ("assignment_rule_id") references "assignment_rule" (id);

create index "lead_follow_up_sort_064d6646" on "lead_follow_up" ("at", id) where deleted_at is null;

create index "lead_follow_up_owner_3a3498cf" on "lead_follow_up" (owner_id, "at", id) where deleted_at is null;

create index "lead_follow_up_unit_ce1beae5" on "lead_follow_up" (unit_id, "at", id) where deleted_at is null;

create index "lead_follow_up_created_646e235e" on "lead_follow_up" (created_at, id) where deleted_at is null;

create index "lead_follow_up_gone_fd0feb40" on "lead_follow_up" (deleted_at, id) where deleted_at is not null;

create index "lead_follow_up_lead_id_1e2a7a2e" on "lead_follow_up" ("lead_id", "at", id);

create index "lead_follow_up_channel_ec16f119" on "lead_follow_up" ("channel", id) where deleted_at is null;

create index "lead_follow_up_next_at_64e1857b" on "lead_follow_up" ("next_at", id) where deleted_at is null;

create index "lead_follow_up_root_d0a3a8a0" on "lead_follow_up" (root_id);

create index "lead_follow_up_search_851fe064" on "lead_follow_up" using gin (search_keys) where deleted_at is null;

alter table "lead_follow_up" add constraint "lead_follow_up_lead_id_95edab66" foreign key ("lead_id") references "lead" (id);

create index "customer_pool_id_57801750" on "customer" ("pool_id", "updated_at", id) where deleted_at is null;

create index "customer_recycle_on_ff18c800" on "customer" ("recycle_on", id) where deleted_at is null;

create index "customer_recycle_rule_id_89267ec0" on "customer" ("recycle_rule_id", "updated_at", id) where deleted_at is null;

alter table "customer" add constraint "customer_pool_id_beec14a0" foreign key ("pool_id") references "pool" (id);

alter table "customer" add constraint "customer_recycle_rule_id_5c3d80b8" foreign key ("recycle_rule_id") references "pool_rule" (id);

create index "product_feedback_count_968ccdce" on "product" ("feedback_count", id) where deleted_at is null;

create index "product_feedback_stake_0bafe4da" on "product" ("feedback_stake", id) where deleted_at is null;

create index "competitor_threat_d9d77198" on "competitor" ("threat", id) where deleted_at is null;

create index "competitor_last_move_on_1532813d" on "competitor" ("last_move_on", id) where deleted_at is null;

create index "competitor_loss_count_9ec133e9" on "competitor" ("loss_count", id) where deleted_at is null;

create index "competitor_product_sort_e461011f" on "competitor_product" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_product_owner_c4547005" on "competitor_product" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_product_unit_f575d1f9" on "competitor_product" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_product_created_253097da" on "competitor_product" (created_at, id) where deleted_at is null;

create index "competitor_product_gone_cadde6c4" on "competitor_product" (deleted_at, id) where deleted_at is not null;

create index "competitor_product_competitor_id_38744088" on "competitor_product" ("competitor_id", "name" collate kexin_pinyin, id);

create index "competitor_product_name_e461011f" on "competitor_product" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_product_our_product_id_b3bbc8b7" on "competitor_product" ("our_product_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_product_priced_on_ed37e3f7" on "competitor_product" ("priced_on", id) where deleted_at is null;

create index "competitor_product_root_ea04a350" on "competitor_product" (root_id);

create index "competitor_product_search_dd8828a1" on "competitor_product" using gin (search_keys) where deleted_at is null;

alter table "competitor_product" add constraint "competitor_product_competitor_id_ec37f89f" foreign key ("competitor_id") references "competitor" (id);

alter table "competitor_product" add constraint "competitor_product_our_product_id_c8c1d98b" foreign key ("our_product_id") references "product" (id);

create index "competitor_price_sort_93c0794c" on "competitor_price" ("on", id) where deleted_at is null;

create index "competitor_price_owner_6fdada6f" on "competitor_price" (owner_id, "on", id) where deleted_at is null;

create index "competitor_price_unit_2e5bca2e" on "competitor_price" (unit_id, "on", id) where deleted_at is null;

create index "competitor_price_created_9c1b9a19" on "competitor_price" (created_at, id) where deleted_at is null;

create index "competitor_price_gone_a0e73242" on "competitor_price" (deleted_at, id) where deleted_at is not null;

create index "competitor_price_product_id_22d2e53c" on "competitor_price" ("product_id", "on", id);

create index "competitor_price_source_0cce3b78" on "competitor_price" ("source" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_price_root_6b80b242" on "competitor_price" (root_id);

create index "competitor_price_search_effdfad6" on "competitor_price" using gin (search_keys) where deleted_at is null;

alter table "competitor_price" add constraint "competitor_price_product_id_6b05b491" foreign key ("product_id") references "competitor_product" (id);

create index "competitor_move_sort_56eba75d" on "competitor_move" ("on", id) where deleted_at is null;

create index "competitor_move_owner_aecf4d2d" on "competitor_move" (owner_id, "on", id) where deleted_at is null;

create index "competitor_move_unit_2539f70d" on "competitor_move" (unit_id, "on", id) where deleted_at is null;

create index "competitor_move_created_1bb9e514" on "competitor_move" (created_at, id) where deleted_at is null;

create index "competitor_move_gone_2fa5a18a" on "competitor_move" (deleted_at, id) where deleted_at is not null;

create index "competitor_move_competitor_id_f1256b4b" on "competitor_move" ("competitor_id", "on", id);

create index "competitor_move_subject_38ee4e83" on "competitor_move" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "competitor_move_kind_04cab9b8" on "competitor_move" ("kind", id) where deleted_at is null;

create index "competitor_move_confidence_119d55f2" on "competitor_move" ("confidence", id) where deleted_at is null;

create index "competitor_move_importance_c74d1ecf" on "competitor_move" ("importance", id) where deleted_at is null;

create index "competitor_move_root_85d22949" on "competitor_move" (root_id);

create index "competitor_move_search_a3352636" on "competitor_move" using gin (search_keys) where deleted_at is null;

alter table "competitor_move" add constraint "competitor_move_competitor_id_ec37f89f" foreign key ("competitor_id") references "competitor" (id);

create index "value_comparison_sort_947cbe0f" on "value_comparison" ("updated_at", id) where deleted_at is null;

create index "value_comparison_owner_fbe9d005" on "value_comparison" (owner_id, "updated_at", id) where deleted_at is null;

create index "value_comparison_unit_b2bdf85a" on "value_comparison" (unit_id, "updated_at", id) where deleted_at is null;

create index "value_comparison_created_adfabee2" on "value_comparison" (created_at, id) where deleted_at is null;

create index "value_comparison_gone_186bc139" on "value_comparison" (deleted_at, id) where deleted_at is not null;

create index "value_comparison_name_1f97aff5" on "value_comparison" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "value_comparison_customer_id_e78d5141" on "value_comparison" ("customer_id", "updated_at", id);

create index "value_comparison_competitor_id_4c650304" on "value_comparison" ("competitor_id", "updated_at", id) where deleted_at is null;

create index "value_comparison_product_id_8b46530f" on "value_comparison" ("product_id", "updated_at", id) where deleted_at is null;

create index "value_comparison_standing_265b1ea2" on "value_comparison" ("standing", id) where deleted_at is null;

create index "value_comparison_search_3a1186a8" on "value_comparison" using gin (search_keys) where deleted_at is null;

alter table "value_comparison" add constraint "value_comparison_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "value_comparison" add constraint "value_comparison_competitor_id_ec37f89f" foreign key ("competitor_id") references "competitor" (id);

alter table "value_comparison" add constraint "value_comparison_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

create index "value_item_sort_04d64633" on "value_item" ("place", id) where deleted_at is null;

create index "value_item_owner_81ed6106" on "value_item" (owner_id, "place", id) where deleted_at is null;

create index "value_item_unit_84417a74" on "value_item" (unit_id, "place", id) where deleted_at is null;

create index "value_item_created_f85861b8" on "value_item" (created_at, id) where deleted_at is null;

create index "value_item_gone_9fdf5545" on "value_item" (deleted_at, id) where deleted_at is not null;

create index "value_item_comparison_id_1bb9d015" on "value_item" ("comparison_id", "place", id);

create index "value_item_name_49072e3f" on "value_item" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "value_item_root_bc62d254" on "value_item" (root_id);

create index "value_item_search_4ce66f5a" on "value_item" using gin (search_keys) where deleted_at is null;

alter table "value_item" add constraint "value_item_comparison_id_6f7ac392" foreign key ("comparison_id") references "value_comparison" (id);

create index "market_item_sort_c54aa042" on "market_item" ("created_at", id) where deleted_at is null;

create index "market_item_owner_c11f5d5c" on "market_item" (owner_id, "created_at", id) where deleted_at is null;

create index "market_item_unit_67bcbdad" on "market_item" (unit_id, "created_at", id) where deleted_at is null;

create index "market_item_created_0910adc2" on "market_item" (created_at, id) where deleted_at is null;

create index "market_item_gone_ee2e67dd" on "market_item" (deleted_at, id) where deleted_at is not null;

create index "market_item_subject_33167a44" on "market_item" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "market_item_kind_3d8bf889" on "market_item" ("kind", id) where deleted_at is null;

create index "market_item_customer_id_77dc3363" on "market_item" ("customer_id", "created_at", id) where deleted_at is null;

create index "market_item_competitor_id_76bcaf6b" on "market_item" ("competitor_id", "created_at", id) where deleted_at is null;

create index "market_item_product_id_bb37a8e5" on "market_item" ("product_id", "created_at", id) where deleted_at is null;

create index "market_item_heard_on_b5a39581" on "market_item" ("heard_on", id) where deleted_at is null;

create index "market_item_importance_e1685d5a" on "market_item" ("importance", id) where deleted_at is null;

create index "market_item_contact_record_id_897272c1" on "market_item" ("contact_record_id", "created_at", id) where deleted_at is null;

create index "market_item_state_a891674d" on "market_item" ("state", id) where deleted_at is null;

create index "market_item_uses_50d6dad1" on "market_item" using gin ("uses") where deleted_at is null;

create index "market_item_decided_by_id_df57bd7d" on "market_item" ("decided_by_id", "created_at", id) where deleted_at is null;

create index "market_item_search_fbadd169" on "market_item" using gin (search_keys) where deleted_at is null;

alter table "market_item" add constraint "market_item_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "market_item" add constraint "market_item_competitor_id_ec37f89f" foreign key ("competitor_id") references "competitor" (id);

alter table "market_item" add constraint "market_item_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "market_item" add constraint "market_item_contact_record_id_2ee51ac2" foreign key ("contact_record_id") references "contact_record" (id);

alter table "market_item" add constraint "market_item_decided_by_id_463f325c" foreign key ("decided_by_id") references "user" (id);

create index "product_feedback_sort_33364cec" on "product_feedback" ("created_at", id) where deleted_at is null;

create index "product_feedback_owner_d01e4f77" on "product_feedback" (owner_id, "created_at", id) where deleted_at is null;

create index "product_feedback_unit_850c99b7" on "product_feedback" (unit_id, "created_at", id) where deleted_at is null;

create index "product_feedback_created_ae64ef9b" on "product_feedback" (created_at, id) where deleted_at is null;

create index "product_feedback_gone_9eb3f7cf" on "product_feedback" (deleted_at, id) where deleted_at is not null;

create index "product_feedback_subject_c4cf96bd" on "product_feedback" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "product_feedback_kind_b054d195" on "product_feedback" ("kind", id) where deleted_at is null;

create index "product_feedback_product_id_16e690df" on "product_feedback" ("product_id", "created_at", id) where deleted_at is null;

create index "product_feedback_customer_id_bd9c0e1d" on "product_feedback" ("customer_id", "created_at", id);

create index "product_feedback_state_2f8a1282" on "product_feedback" ("state", id) where deleted_at is null;

create index "product_feedback_market_item_id_ac9b66c9" on "product_feedback" ("market_item_id", "created_at", id) where deleted_at is null;

create index "product_feedback_contact_record_id_8b547b54" on "product_feedback" ("contact_record_id", "created_at", id) where deleted_at is null;

create index "product_feedback_search_8578e846" on "product_feedback" using gin (search_keys) where deleted_at is null;

alter table "product_feedback" add constraint "product_feedback_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "product_feedback" add constraint "product_feedback_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "product_feedback" add constraint "product_feedback_market_item_id_c681d502" foreign key ("market_item_id") references "market_item" (id);

alter table "product_feedback" add constraint "product_feedback_contact_record_id_2ee51ac2" foreign key ("contact_record_id") references "contact_record" (id);

create index "lead_source_sort_064119be" on "lead_source" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "lead_source_owner_b9e1abd8" on "lead_source" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "lead_source_unit_2317bc8f" on "lead_source" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "lead_source_created_4cb50c5f" on "lead_source" (created_at, id) where deleted_at is null;

create index "lead_source_gone_d74971fb" on "lead_source" (deleted_at, id) where deleted_at is not null;

create unique index "lead_source_name_once_34357823" on "lead_source" ("name") where deleted_at is null;

create index "lead_source_name_064119be" on "lead_source" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "lead_source_search_a6b9030e" on "lead_source" using gin (search_keys) where deleted_at is null;

create index "assignment_rule_sort_23cdd003" on "assignment_rule" ("place", id) where deleted_at is null;

create index "assignment_rule_owner_9ba0f47c" on "assignment_rule" (owner_id, "place", id) where deleted_at is null;

create index "assignment_rule_unit_940c680d" on "assignment_rule" (unit_id, "place", id) where deleted_at is null;

create index "assignment_rule_created_8beda407" on "assignment_rule" (created_at, id) where deleted_at is null;

create index "assignment_rule_gone_6372ed47" on "assignment_rule" (deleted_at, id) where deleted_at is not null;

create unique index "assignment_rule_name_once_e8fa7663" on "assignment_rule" ("name") where deleted_at is null;

create index "assignment_rule_name_e7705187" on "assignment_rule" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "assignment_rule_search_257bbc1c" on "assignment_rule" using gin (search_keys) where deleted_at is null;

create index "assignment_seat_sort_1896533b" on "assignment_seat" ("place", id) where deleted_at is null;

create index "assignment_seat_owner_26ff31ce" on "assignment_seat" (owner_id, "place", id) where deleted_at is null;

create index "assignment_seat_unit_071b2b4c" on "assignment_seat" (unit_id, "place", id) where deleted_at is null;

create index "assignment_seat_created_6a145655" on "assignment_seat" (created_at, id) where deleted_at is null;

create index "assignment_seat_gone_964089cd" on "assignment_seat" (deleted_at, id) where deleted_at is not null;

create index "assignment_seat_rule_id_c3e653c9" on "assignment_seat" ("rule_id", "place", id);

create index "assignment_seat_user_id_bcb5a32d" on "assignment_seat" ("user_id", "place", id) where deleted_at is null;

create index "assignment_seat_root_35d99bd6" on "assignment_seat" (root_id);

alter table "assignment_seat" add constraint "assignment_seat_rule_id_484c0a30" foreign key ("rule_id") references "assignment_rule" (id);

alter table "assignment_seat" add constraint "assignment_seat_user_id_869af319" foreign key ("user_id") references "user" (id);

create index "web_form_sort_199ebd8f" on "web_form" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "web_form_owner_76751835" on "web_form" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "web_form_unit_2afe2b45" on "web_form" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "web_form_created_3878e517" on "web_form" (created_at, id) where deleted_at is null;

create index "web_form_gone_7f27b1ee" on "web_form" (deleted_at, id) where deleted_at is not null;

create unique index "web_form_name_once_b51f034a" on "web_form" ("name") where deleted_at is null;

create index "web_form_name_199ebd8f" on "web_form" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "web_form_source_id_08845c23" on "web_form" ("source_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "web_form_taker_id_20d20497" on "web_form" ("taker_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "web_form_search_1272d2a8" on "web_form" using gin (search_keys) where deleted_at is null;

alter table "web_form" add constraint "web_form_source_id_223f5ac7" foreign key ("source_id") references "lead_source" (id);

alter table "web_form" add constraint "web_form_taker_id_461cf918" foreign key ("taker_id") references "user" (id);

create index "pool_sort_4944ab9d" on "pool" ("place", id) where deleted_at is null;

create index "pool_owner_3733ebd2" on "pool" (owner_id, "place", id) where deleted_at is null;

create index "pool_unit_2c1ecc5d" on "pool" (unit_id, "place", id) where deleted_at is null;

create index "pool_created_a8daa01f" on "pool" (created_at, id) where deleted_at is null;

create index "pool_gone_c224c21b" on "pool" (deleted_at, id) where deleted_at is not null;

create unique index "pool_name_once_057b2d47" on "pool" ("name") where deleted_at is null;

create index "pool_name_9ed727ea" on "pool" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "pool_of_85c000ee" on "pool" ("of", id) where deleted_at is null;

create index "pool_search_26998e32" on "pool" using gin (search_keys) where deleted_at is null;

create index "pool_rule_sort_cac00f78" on "pool_rule" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "pool_rule_owner_9832f1c8" on "pool_rule" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "pool_rule_unit_715bec9a" on "pool_rule" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "pool_rule_created_b0beff6c" on "pool_rule" (created_at, id) where deleted_at is null;

create index "pool_rule_gone_909bfa64" on "pool_rule" (deleted_at, id) where deleted_at is not null;

create unique index "pool_rule_name_once_93137de3" on "pool_rule" ("name") where deleted_at is null;

create index "pool_rule_name_cac00f78" on "pool_rule" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "pool_rule_pool_id_11d67a44" on "pool_rule" ("pool_id", "name" collate kexin_pinyin, id) where deleted_at is null;

create index "pool_rule_search_509baff3" on "pool_rule" using gin (search_keys) where deleted_at is null;

alter table "pool_rule" add constraint "pool_rule_pool_id_beec14a0" foreign key ("pool_id") references "pool" (id);

create index "pool_move_sort_188b690f" on "pool_move" ("at", id) where deleted_at is null;

create index "pool_move_owner_9cc81fdf" on "pool_move" (owner_id, "at", id) where deleted_at is null;

create index "pool_move_unit_b81718f6" on "pool_move" (unit_id, "at", id) where deleted_at is null;

create index "pool_move_created_78cb05d9" on "pool_move" (created_at, id) where deleted_at is null;

create index "pool_move_gone_f3623aac" on "pool_move" (deleted_at, id) where deleted_at is not null;

create index "pool_move_customer_id_0f541769" on "pool_move" ("customer_id", "at", id);

create index "pool_move_lead_id_a9e38c70" on "pool_move" ("lead_id", "at", id);

create index "pool_move_pool_id_ac4c58e5" on "pool_move" ("pool_id", "at", id) where deleted_at is null;

create index "pool_move_person_id_8c9ba663" on "pool_move" ("person_id", "at", id) where deleted_at is null;

create unique index "pool_move_once_f21a9b9b" on "pool_move" (once_key) where deleted_at is null;

alter table "pool_move" add constraint "pool_move_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "pool_move" add constraint "pool_move_lead_id_95edab66" foreign key ("lead_id") references "lead" (id);

alter table "pool_move" add constraint "pool_move_pool_id_beec14a0" foreign key ("pool_id") references "pool" (id);

alter table "pool_move" add constraint "pool_move_person_id_dc678142" foreign key ("person_id") references "user" (id);

-- Who was shown what another wrote (engine/access/reads.ts): a line for each person, record and day.
create table "record_read" (
  "object" text not null,
  "record_id" uuid not null,
  "person_id" uuid not null,
  "day" date not null,
  "first_at" timestamptz not null,
  "last_at" timestamptz not null,
  "times" integer not null,
  primary key (object, record_id, person_id, day)
);
