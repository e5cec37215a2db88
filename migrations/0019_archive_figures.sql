-- A line stands below its category by parent_id, as every tree here does.

alter table "product_line" drop constraint if exists "product_line_upper_id_f06f63e3";

drop index "product_line_upper_id_b4817346";

alter table "customer" add column "health" text;

alter table "customer" add column "health_reasons" text[];

alter table "customer" add column "decider_count" bigint not null default 0;

alter table "customer" add column "buying_role_count" bigint not null default 0;

alter table "customer" add column "installed_count" bigint not null default 0;

alter table "customer" add column "rival_count" bigint not null default 0;

alter table "customer" add column "evaluation_count" bigint not null default 0;

alter table "customer" add column "open_need_count" bigint not null default 0;

alter table "customer" add column "next_promise_on" date;

alter table "customer" add column "broken_promise_count" bigint not null default 0;

alter table "customer" add column "referral_count" bigint not null default 0;

alter table "buying_role" add column "until" date;

alter table "success_plan" add column "action_count" bigint not null default 0;

alter table "success_plan" add column "open_action_count" bigint not null default 0;

alter table "success_plan" add column "next_due_on" date;

-- An answer carries the unit a record belongs to under `unit`: no field may be called so.
alter table "product" rename column "unit" to "measure";

alter table "product" add column "quality" numeric(15,2);

alter table "product" add column "benefit" numeric(15,2);

alter table "product" add column "features" numeric(15,2);

alter table "product" add column "design" numeric(15,2);

alter table "product" add column "reliability" numeric(15,2);

alter table "product" add column "value_for_money" numeric(15,2);

alter table "product" add column "evaluation_count" bigint not null default 0;

alter table "product" add column "installed_count" bigint not null default 0;

alter table "product" add column "open_need_count" bigint not null default 0;

alter table "product_line" rename column "upper_id" to "parent_id";

alter table "product_line" add column "product_count" bigint not null default 0;

alter table "competitor" add column "installed_count" bigint not null default 0;

alter table "customer" add column "completeness" numeric(7,2) generated always as (round(100.0 * (("short_name" is not null)::int + ("credit_code" is not null)::int + ("industry" is not null)::int + ("scale" is not null)::int + ("region" is not null)::int + ("address" is not null)::int + ("phones" is not null)::int + ("emails" is not null)::int + ("source" is not null)::int + ("level" is not null)::int + ("contact_count" > 0)::int + ("buying_role_count" > 0)::int + ("installed_count" > 0)::int + ("evaluation_count" > 0)::int) / 14)) stored;

comment on column "customer"."completeness" is 'kexin faf78548';

alter table "contact" add column "completeness" numeric(7,2) generated always as (round(100.0 * (("title" is not null)::int + ("department" is not null)::int + ("phones" is not null)::int + ("emails" is not null)::int + ("wechat" is not null)::int + ("relationship_level" is not null)::int) / 6)) stored;

comment on column "contact"."completeness" is 'kexin 9e5ce61a';

create index "customer_completeness_42356e38" on "customer" ("completeness", id) where deleted_at is null;

create index "customer_health_5a342898" on "customer" ("health", id) where deleted_at is null;

create index "contact_completeness_b0dd58cd" on "contact" ("completeness", id) where deleted_at is null;

create index "success_plan_next_due_on_58121246" on "success_plan" ("next_due_on", id) where deleted_at is null;

create index "product_installed_count_6027e196" on "product" ("installed_count", id) where deleted_at is null;

create index "product_line_parent_id_f2cc0c36" on "product_line" ("parent_id", "name" collate kexin_pinyin, id) where deleted_at is null;

alter table "product_line" add constraint "product_line_parent_id_ab23856e" foreign key ("parent_id") references "product_line" (id);

create index "competitor_installed_count_8bdf71ed" on "competitor" ("installed_count", id) where deleted_at is null;
