alter table "lead" add column "product_id" uuid;

alter table "lead" add column "opportunity_id" uuid;

alter table "web_form" add column "product_ids" uuid[];

alter table "web_form" add column "makes_deals" boolean;

create index "lead_product_id_5e03d23f" on "lead" ("product_id", "created_at", id) where deleted_at is null;

create index "lead_opportunity_id_cb380c70" on "lead" ("opportunity_id", "created_at", id) where deleted_at is null;

alter table "lead" add constraint "lead_product_id_962e4ca1" foreign key ("product_id") references "product" (id);

alter table "lead" add constraint "lead_opportunity_id_24d12145" foreign key ("opportunity_id") references "opportunity" (id);
