create table "inbound_mail" (
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
  "from_name" text,
  "from_address" text,
  "to_addresses" text,
  "at" timestamptz(3) not null,
  "state" text not null,
  "nature" text,
  "trouble" text,
  "explanation" text,
  "customer_id" uuid,
  "contact_record_id" uuid,
  "sender_id" uuid,
  "is_proven" boolean,
  "body" text,
  "page_text" text,
  "files" uuid[],
  "original_id" uuid,
  "message_key" text
);

alter table "inbound_mail" alter column search_keys set statistics 1000;

create index "inbound_mail_sort_67a3664b" on "inbound_mail" ("at", id) where deleted_at is null;

create index "inbound_mail_owner_e223918f" on "inbound_mail" (owner_id, "at", id) where deleted_at is null;

create index "inbound_mail_unit_822e0467" on "inbound_mail" (unit_id, "at", id) where deleted_at is null;

create index "inbound_mail_created_2aa5b9a3" on "inbound_mail" (created_at, id) where deleted_at is null;

create index "inbound_mail_gone_2662e966" on "inbound_mail" (deleted_at, id) where deleted_at is not null;

create index "inbound_mail_subject_fb84dcd7" on "inbound_mail" ("subject" collate kexin_pinyin, id) where deleted_at is null;

create index "inbound_mail_from_address_a764841a" on "inbound_mail" ("from_address" collate kexin_pinyin, id) where deleted_at is null;

create index "inbound_mail_state_199d3c56" on "inbound_mail" ("state", id) where deleted_at is null;

create index "inbound_mail_customer_id_93df0268" on "inbound_mail" ("customer_id", "at", id) where deleted_at is null;

create index "inbound_mail_contact_record_id_92527271" on "inbound_mail" ("contact_record_id", "at", id) where deleted_at is null;

create index "inbound_mail_sender_id_4a44487b" on "inbound_mail" ("sender_id", "at", id) where deleted_at is null;

create unique index "inbound_mail_message_key_once_6bdc2d35" on "inbound_mail" ("message_key") where deleted_at is null;

create index "inbound_mail_search_c1685107" on "inbound_mail" using gin (search_keys) where deleted_at is null;

alter table "inbound_mail" add constraint "inbound_mail_customer_id_5cd1e350" foreign key ("customer_id") references "customer" (id);

alter table "inbound_mail" add constraint "inbound_mail_contact_record_id_2ee51ac2" foreign key ("contact_record_id") references "contact_record" (id);

alter table "inbound_mail" add constraint "inbound_mail_sender_id_6c236523" foreign key ("sender_id") references "user" (id);

-- How far the shared mailbox has been fetched, by the account's name. A mailbox that counts anew begins again.
create table mail_fetch (
  account text primary key,
  uid_validity text not null,
  uid bigint not null
);
