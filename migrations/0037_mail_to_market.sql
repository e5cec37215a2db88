alter table "inbound_mail" add column "market_item_id" uuid;

create index "inbound_mail_market_item_id_6a400afa" on "inbound_mail" ("market_item_id", "at", id) where deleted_at is null;

alter table "inbound_mail" add constraint "inbound_mail_market_item_id_c681d502" foreign key ("market_item_id") references "market_item" (id);
