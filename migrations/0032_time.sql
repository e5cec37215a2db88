alter table "customer" add column "latitude" numeric(15,6);

alter table "customer" add column "longitude" numeric(15,6);

alter table "customer" add column "forgotten_on" date;

create table "contact_plan" (
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
  "once_key" text,
  "customer_id" uuid,
  "at" timestamptz(3) not null,
  "minutes" bigint,
  "channel" text not null,
  "place" text,
  "contact_ids" uuid[],
  "contact_method" text,
  "purpose" text not null,
  "remind" text,
  "remind_at" timestamptz(3),
  "repeat" text,
  "repeats_from" timestamptz(3),
  "status" text not null,
  "record_id" uuid,
  "occasion" text,
  "planned_for" text,
  "promised_in_id" uuid,
  "reason" text
);

alter table "contact_plan" alter column search_keys set statistics 1000;

create table "task" (
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
  "due_at" timestamptz(3) not null,
  "priority" text not null,
  "customer_id" uuid,
  "part_of_id" uuid,
  "note" text,
  "attachments" uuid[],
  "remind" text,
  "remind_at" timestamptz(3),
  "repeat" text,
  "repeats_from" timestamptz(3),
  "status" text not null,
  "result" text,
  "settled_at" timestamptz(3),
  "part_count" bigint not null default 0,
  "open_part_count" bigint not null default 0
);

alter table "task" alter column search_keys set statistics 1000;

create table "visit" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "customer_id" uuid not null,
  "plan_id" uuid,
  "in_at" timestamptz(3),
  "place" text,
  "in_latitude" numeric(15,6),
  "in_longitude" numeric(15,6),
  "in_accuracy" bigint,
  "in_distance" bigint,
  "in_pictures" uuid[],
  "status" text not null,
  "out_at" timestamptz(3),
  "out_latitude" numeric(15,6),
  "out_longitude" numeric(15,6),
  "minutes" bigint,
  "record_id" uuid,
  "note" text
);

create table "touch_template" (
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
  "levels" text[],
  "is_used" boolean not null,
  "step_count" bigint not null default 0,
  "note" text
);

alter table "touch_template" alter column search_keys set statistics 1000;

create table "touch_step" (
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
  "touch_template_id" uuid not null,
  "days" bigint not null,
  "channel" text not null,
  "purpose" text not null,
  "repeat" text,
  "place" bigint
);

create table "work_report" (
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
  "once_key" text,
  "kind" text not null,
  "period_on" date not null,
  "done_text" text,
  "planned_text" text,
  "problem_text" text,
  "attachments" uuid[],
  "to_ids" uuid[],
  "record_count" bigint,
  "visit_count" bigint,
  "plan_count" bigint,
  "task_count" bigint,
  "customer_count" bigint,
  "status" text not null,
  "sent_at" timestamptz(3),
  "due_at" timestamptz(3),
  "is_on_time" boolean,
  "read_by_ids" uuid[]
);

alter table "work_report" alter column search_keys set statistics 1000;

create table "target" (
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
  "metric" text not null,
  "person_id" uuid,
  "for_unit_id" uuid,
  "period" text not null,
  "start_on" date not null,
  "floor" numeric(15,2),
  "goal" numeric(15,2) not null,
  "stretch" numeric(15,2),
  "part_of_id" uuid,
  "part_count" bigint not null default 0,
  "part_total" numeric(15,2) not null default 0
);

create table "scorecard" (
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
  "person_id" uuid not null,
  "month_on" date not null,
  "appraisal_scheme_id" uuid not null,
  "score" numeric(15,2) not null default 0,
  "reckoned_at" timestamptz(3),
  "status" text not null,
  "frozen_at" timestamptz(3),
  "frozen_by_id" uuid
);

create table "scorecard_item" (
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
  "scorecard_id" uuid not null,
  "measure" text,
  "weight" bigint,
  "goal" bigint,
  "actual" numeric(15,2),
  "earned" numeric(15,2),
  "adjustment" numeric(15,2),
  "reason" text,
  "adjusted_by_id" uuid,
  "points" numeric(15,2)
);

create table "point_entry" (
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
  "person_id" uuid,
  "on" date,
  "rule" text,
  "points" bigint,
  "reason" text,
  "contact_record_id" uuid,
  "work_report_id" uuid,
  "source" text,
  "vetoed_by_id" uuid,
  "veto_reason" text
);

create table "report_rule" (
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
  "kind" text not null,
  "role_ids" uuid[],
  "due_days" bigint not null,
  "due_hour" bigint not null,
  "is_used" boolean not null
);

create table "appraisal_scheme" (
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
  "role_ids" uuid[],
  "is_used" boolean not null,
  "weight_total" bigint not null default 0,
  "note" text
);

create table "scheme_item" (
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
  "appraisal_scheme_id" uuid not null,
  "measure" text not null,
  "weight" bigint not null,
  "goal" bigint not null,
  "place" bigint
);

create table "holiday" (
  "id" uuid not null primary key,
  "owner_id" uuid,
  "unit_id" uuid,
  "version" integer not null default 1,
  "created_at" timestamptz not null,
  "created_by_id" uuid not null,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid not null,
  "deleted_at" timestamptz,
  "day" date not null,
  "name" text not null,
  "kind" text not null,
  "source" text not null
);

create index "customer_forgotten_on_e79e82dc" on "customer" ("forgotten_on", id) where deleted_at is null;

create index "contact_plan_sort_52a5701a" on "contact_plan" ("at", id) where deleted_at is null;

create index "contact_plan_owner_0543a798" on "contact_plan" (owner_id, "at", id) where deleted_at is null;

create index "contact_plan_unit_59e8abf6" on "contact_plan" (unit_id, "at", id) where deleted_at is null;

create index "contact_plan_created_67d328d3" on "contact_plan" (created_at, id) where deleted_at is null;

create index "contact_plan_gone_6af2eade" on "contact_plan" (deleted_at, id) where deleted_at is not null;

create index "contact_plan_customer_id_5fcc59a7" on "contact_plan" ("customer_id", "at", id);

create index "contact_plan_purpose_dd52cede" on "contact_plan" ("purpose" collate kexin_pinyin, id) where deleted_at is null;

create index "contact_plan_remind_at_1476ef0a" on "contact_plan" ("remind_at", id) where deleted_at is null;

create index "contact_plan_status_8ea404e6" on "contact_plan" ("status", id) where deleted_at is null;

create index "contact_plan_record_id_4e3b8d08" on "contact_plan" ("record_id", "at", id) where deleted_at is null;

create index "contact_plan_occasion_0e61703e" on "contact_plan" ("occasion", id) where deleted_at is null;

create index "contact_plan_promised_in_id_1671b5fb" on "contact_plan" ("promised_in_id", "at", id) where deleted_at is null;

create index "contact_plan_author_43cfd944" on "contact_plan" (created_by_id, "at", id) where deleted_at is null;

create index "contact_plan_search_2854b812" on "contact_plan" using gin (search_keys) where deleted_at is null;

create unique index "contact_plan_once_ccd2a5a2" on "contact_plan" (once_key) where deleted_at is null;

alter table "contact_plan" add constraint "contact_plan_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "contact_plan" add constraint "contact_plan_record_id_9f58f83a" foreign key ("record_id") references "contact_record" (id);

alter table "contact_plan" add constraint "contact_plan_promised_in_id_271930dd" foreign key ("promised_in_id") references "contact_record" (id);

create index "task_sort_0b31baa3" on "task" ("due_at", id) where deleted_at is null;

create index "task_owner_e05b657f" on "task" (owner_id, "due_at", id) where deleted_at is null;

create index "task_unit_1c00ee5e" on "task" (unit_id, "due_at", id) where deleted_at is null;

create index "task_created_08bbc949" on "task" (created_at, id) where deleted_at is null;

create index "task_gone_1d3f2e29" on "task" (deleted_at, id) where deleted_at is not null;

create index "task_subject_4ef165ec" on "task" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "task_priority_1601ace2" on "task" ("priority", id) where deleted_at is null;

create index "task_customer_id_a0060bba" on "task" ("customer_id", "due_at", id);

create index "task_part_of_id_be7b0765" on "task" ("part_of_id", "due_at", id) where deleted_at is null;

create index "task_remind_at_5c9e4d10" on "task" ("remind_at", id) where deleted_at is null;

create index "task_status_9cd7dd17" on "task" ("status", id) where deleted_at is null;

create index "task_settled_at_b2cecb43" on "task" ("settled_at", id) where deleted_at is null;

create index "task_author_bf3f05ee" on "task" (created_by_id, "due_at", id) where deleted_at is null;

create index "task_search_77cb11df" on "task" using gin (search_keys) where deleted_at is null;

alter table "task" add constraint "task_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "task" add constraint "task_part_of_id_91191c91" foreign key ("part_of_id") references "task" (id);

create index "visit_sort_65c6dd89" on "visit" ("in_at", id) where deleted_at is null;

create index "visit_owner_cee07c24" on "visit" (owner_id, "in_at", id) where deleted_at is null;

create index "visit_unit_2f0d53d2" on "visit" (unit_id, "in_at", id) where deleted_at is null;

create index "visit_created_cd2e3138" on "visit" (created_at, id) where deleted_at is null;

create index "visit_gone_ad6c6085" on "visit" (deleted_at, id) where deleted_at is not null;

create index "visit_customer_id_96c9cc84" on "visit" ("customer_id", "in_at", id);

create index "visit_plan_id_f654341e" on "visit" ("plan_id", "in_at", id) where deleted_at is null;

create index "visit_status_b7b8364a" on "visit" ("status", id) where deleted_at is null;

create index "visit_record_id_3153b323" on "visit" ("record_id", "in_at", id) where deleted_at is null;

alter table "visit" add constraint "visit_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "visit" add constraint "visit_plan_id_a0ee9dea" foreign key ("plan_id") references "contact_plan" (id);

alter table "visit" add constraint "visit_record_id_9f58f83a" foreign key ("record_id") references "contact_record" (id);

create index "touch_template_sort_e9501d54" on "touch_template" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "touch_template_owner_b980fa18" on "touch_template" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "touch_template_unit_ec38e7b1" on "touch_template" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "touch_template_created_b054e3f1" on "touch_template" (created_at, id) where deleted_at is null;

create index "touch_template_gone_a91fcb0d" on "touch_template" (deleted_at, id) where deleted_at is not null;

create index "touch_template_name_e9501d54" on "touch_template" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "touch_template_search_fde96820" on "touch_template" using gin (search_keys) where deleted_at is null;

create index "touch_step_sort_9981356d" on "touch_step" ("place", id) where deleted_at is null;

create index "touch_step_owner_1f67bdf3" on "touch_step" (owner_id, "place", id) where deleted_at is null;

create index "touch_step_unit_6eda60ca" on "touch_step" (unit_id, "place", id) where deleted_at is null;

create index "touch_step_created_9ad8e644" on "touch_step" (created_at, id) where deleted_at is null;

create index "touch_step_gone_bb3db84d" on "touch_step" (deleted_at, id) where deleted_at is not null;

create index "touch_step_touch_template_id_fbd74350" on "touch_step" ("touch_template_id", "place", id);

create index "touch_step_purpose_ce774001" on "touch_step" ("purpose" collate kexin_pinyin, id) where deleted_at is null;

create index "touch_step_root_8e22e6a6" on "touch_step" (root_id);

alter table "touch_step" add constraint "touch_step_touch_template_id_d4a81669" foreign key ("touch_template_id") references "touch_template" (id);

create index "work_report_sort_ca746630" on "work_report" ("period_on", id) where deleted_at is null;

create index "work_report_owner_3bceaa4f" on "work_report" (owner_id, "period_on", id) where deleted_at is null;

create index "work_report_unit_521d1c09" on "work_report" (unit_id, "period_on", id) where deleted_at is null;

create index "work_report_created_11d7c4ed" on "work_report" (created_at, id) where deleted_at is null;

create index "work_report_gone_f4db76e1" on "work_report" (deleted_at, id) where deleted_at is not null;

create index "work_report_kind_aabfc6de" on "work_report" ("kind", id) where deleted_at is null;

create index "work_report_period_on_ca746630" on "work_report" ("period_on", id) where deleted_at is null;

create index "work_report_status_e9f811e1" on "work_report" ("status", id) where deleted_at is null;

create index "work_report_search_80db8daa" on "work_report" using gin (search_keys) where deleted_at is null;

create unique index "work_report_once_cd6f4ae5" on "work_report" (once_key) where deleted_at is null;

create index "target_sort_762d2523" on "target" ("start_on", id) where deleted_at is null;

create index "target_owner_ea129672" on "target" (owner_id, "start_on", id) where deleted_at is null;

create index "target_unit_196789d8" on "target" (unit_id, "start_on", id) where deleted_at is null;

create index "target_created_d4bf417a" on "target" (created_at, id) where deleted_at is null;

create index "target_gone_e7b8f5a9" on "target" (deleted_at, id) where deleted_at is not null;

create index "target_metric_3c782b90" on "target" ("metric", id) where deleted_at is null;

create index "target_person_id_76e0c66c" on "target" ("person_id", "start_on", id) where deleted_at is null;

create index "target_for_unit_id_75346d6d" on "target" ("for_unit_id", "start_on", id) where deleted_at is null;

create index "target_period_263f3407" on "target" ("period", id) where deleted_at is null;

create index "target_start_on_762d2523" on "target" ("start_on", id) where deleted_at is null;

create index "target_part_of_id_9269f9e8" on "target" ("part_of_id", "start_on", id) where deleted_at is null;

create unique index "target_once_89fa98d0" on "target" (once_key) where deleted_at is null;

alter table "target" add constraint "target_person_id_dc678142" foreign key ("person_id") references "user" (id);

alter table "target" add constraint "target_for_unit_id_f9eca8a3" foreign key ("for_unit_id") references "org_unit" (id);

alter table "target" add constraint "target_part_of_id_25595c9d" foreign key ("part_of_id") references "target" (id);

create index "scorecard_sort_b9c46455" on "scorecard" ("month_on", id) where deleted_at is null;

create index "scorecard_owner_92331d6c" on "scorecard" (owner_id, "month_on", id) where deleted_at is null;

create index "scorecard_unit_c56a6910" on "scorecard" (unit_id, "month_on", id) where deleted_at is null;

create index "scorecard_created_0cf88280" on "scorecard" (created_at, id) where deleted_at is null;

create index "scorecard_gone_84e73ef6" on "scorecard" (deleted_at, id) where deleted_at is not null;

create index "scorecard_person_id_eb18b433" on "scorecard" ("person_id", "month_on", id) where deleted_at is null;

create index "scorecard_month_on_b9c46455" on "scorecard" ("month_on", id) where deleted_at is null;

create index "scorecard_appraisal_scheme_id_0caadfdf" on "scorecard" ("appraisal_scheme_id", "month_on", id) where deleted_at is null;

create index "scorecard_score_708f347f" on "scorecard" ("score", id) where deleted_at is null;

create index "scorecard_status_0bb35abe" on "scorecard" ("status", id) where deleted_at is null;

create index "scorecard_frozen_by_id_7ba730b5" on "scorecard" ("frozen_by_id", "month_on", id) where deleted_at is null;

create unique index "scorecard_once_422f0963" on "scorecard" (once_key) where deleted_at is null;

alter table "scorecard" add constraint "scorecard_person_id_dc678142" foreign key ("person_id") references "user" (id);

alter table "scorecard" add constraint "scorecard_appraisal_scheme_id_03fcc10e" foreign key ("appraisal_scheme_id") references "appraisal_scheme" (id);

alter table "scorecard" add constraint "scorecard_frozen_by_id_db719319" foreign key ("frozen_by_id") references "user" (id);

create index "scorecard_item_sort_a22b8b79" on "scorecard_item" ("weight", id) where deleted_at is null;

create index "scorecard_item_owner_d505646e" on "scorecard_item" (owner_id, "weight", id) where deleted_at is null;

create index "scorecard_item_unit_761f196d" on "scorecard_item" (unit_id, "weight", id) where deleted_at is null;

create index "scorecard_item_created_9ba95d74" on "scorecard_item" (created_at, id) where deleted_at is null;

create index "scorecard_item_gone_d75b185c" on "scorecard_item" (deleted_at, id) where deleted_at is not null;

create index "scorecard_item_scorecard_id_5490af81" on "scorecard_item" ("scorecard_id", "weight", id);

create index "scorecard_item_measure_391bd726" on "scorecard_item" ("measure", id) where deleted_at is null;

create index "scorecard_item_adjusted_by_id_ddffc43f" on "scorecard_item" ("adjusted_by_id", "weight", id) where deleted_at is null;

create index "scorecard_item_root_83a194d3" on "scorecard_item" (root_id);

alter table "scorecard_item" add constraint "scorecard_item_scorecard_id_98e9f203" foreign key ("scorecard_id") references "scorecard" (id);

alter table "scorecard_item" add constraint "scorecard_item_adjusted_by_id_d7156a16" foreign key ("adjusted_by_id") references "user" (id);

create index "point_entry_sort_a9675717" on "point_entry" ("on", id) where deleted_at is null;

create index "point_entry_owner_7270881a" on "point_entry" (owner_id, "on", id) where deleted_at is null;

create index "point_entry_unit_cfbc7c59" on "point_entry" (unit_id, "on", id) where deleted_at is null;

create index "point_entry_created_6ce510e3" on "point_entry" (created_at, id) where deleted_at is null;

create index "point_entry_gone_60a4aa3f" on "point_entry" (deleted_at, id) where deleted_at is not null;

create index "point_entry_person_id_bf127f7d" on "point_entry" ("person_id", "on", id) where deleted_at is null;

create index "point_entry_on_a9675717" on "point_entry" ("on", id) where deleted_at is null;

create index "point_entry_rule_b85913c0" on "point_entry" ("rule", id) where deleted_at is null;

create index "point_entry_reason_d3c57685" on "point_entry" ("reason" collate kexin_pinyin, id) where deleted_at is null;

create index "point_entry_contact_record_id_9e54503a" on "point_entry" ("contact_record_id", "on", id) where deleted_at is null;

create index "point_entry_work_report_id_32d678e8" on "point_entry" ("work_report_id", "on", id) where deleted_at is null;

create index "point_entry_vetoed_by_id_3b5a7a78" on "point_entry" ("vetoed_by_id", "on", id) where deleted_at is null;

create unique index "point_entry_once_f2d3ad40" on "point_entry" (once_key) where deleted_at is null;

alter table "point_entry" add constraint "point_entry_person_id_dc678142" foreign key ("person_id") references "user" (id);

alter table "point_entry" add constraint "point_entry_contact_record_id_2ee51ac2" foreign key ("contact_record_id") references "contact_record" (id);

alter table "point_entry" add constraint "point_entry_work_report_id_5a15d7ae" foreign key ("work_report_id") references "work_report" (id);

alter table "point_entry" add constraint "point_entry_vetoed_by_id_96b3adbe" foreign key ("vetoed_by_id") references "user" (id);

create index "report_rule_sort_f010e61d" on "report_rule" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "report_rule_owner_aa2d8977" on "report_rule" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "report_rule_unit_991b9de3" on "report_rule" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "report_rule_created_0bd7a3bf" on "report_rule" (created_at, id) where deleted_at is null;

create index "report_rule_gone_7b953776" on "report_rule" (deleted_at, id) where deleted_at is not null;

create index "report_rule_name_f010e61d" on "report_rule" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "appraisal_scheme_sort_65d15c29" on "appraisal_scheme" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "appraisal_scheme_owner_af70ad15" on "appraisal_scheme" (owner_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "appraisal_scheme_unit_598783fb" on "appraisal_scheme" (unit_id, "name" collate kexin_pinyin, id) where deleted_at is null;

create index "appraisal_scheme_created_d4f31943" on "appraisal_scheme" (created_at, id) where deleted_at is null;

create index "appraisal_scheme_gone_a07c77c0" on "appraisal_scheme" (deleted_at, id) where deleted_at is not null;

create index "appraisal_scheme_name_65d15c29" on "appraisal_scheme" ("name" collate kexin_pinyin, id) where deleted_at is null;

create index "scheme_item_sort_1e17326a" on "scheme_item" ("place", id) where deleted_at is null;

create index "scheme_item_owner_e30f9a39" on "scheme_item" (owner_id, "place", id) where deleted_at is null;

create index "scheme_item_unit_d7a71ccb" on "scheme_item" (unit_id, "place", id) where deleted_at is null;

create index "scheme_item_created_c3112244" on "scheme_item" (created_at, id) where deleted_at is null;

create index "scheme_item_gone_d78d4da7" on "scheme_item" (deleted_at, id) where deleted_at is not null;

create index "scheme_item_appraisal_scheme_id_e521af8d" on "scheme_item" ("appraisal_scheme_id", "place", id);

create index "scheme_item_measure_74ef70ce" on "scheme_item" ("measure", id) where deleted_at is null;

create index "scheme_item_root_3ab5aa41" on "scheme_item" (root_id);

alter table "scheme_item" add constraint "scheme_item_appraisal_scheme_id_03fcc10e" foreign key ("appraisal_scheme_id") references "appraisal_scheme" (id);

create index "holiday_sort_9153ca97" on "holiday" ("day", id) where deleted_at is null;

create index "holiday_owner_ab434556" on "holiday" (owner_id, "day", id) where deleted_at is null;

create index "holiday_unit_edfbc476" on "holiday" (unit_id, "day", id) where deleted_at is null;

create index "holiday_created_676e5c3d" on "holiday" (created_at, id) where deleted_at is null;

create index "holiday_gone_87d13f64" on "holiday" (deleted_at, id) where deleted_at is not null;

create unique index "holiday_day_once_42a2d0b1" on "holiday" ("day") where deleted_at is null;

create index "holiday_name_b99420b6" on "holiday" ("name" collate kexin_pinyin, id) where deleted_at is null;

-- Secret addresses of people's calendars (engine/calendar/feed): one a person, kept as a hash alone.
create table calendar_feed (
  user_id uuid primary key,
  hash text not null unique,
  made_at timestamptz not null,
  asked_at timestamptz
);

-- What a record names as the next contact is a plan from now on; the figure is counted of plans.
update customer set next_contact_at = null;
update customer set forgotten_on = (coalesce(last_contact_at, created_at))::date + case level when 'a' then 30 when 'b' then 60 else 90 end;
