alter table "company" add column "card_copies" text not null default 'all';
alter table "company" alter column "card_copies" drop default;
