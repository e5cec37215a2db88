drop index "customer_relation_to_id_638e28cb";

drop index "employment_customer_id_b708f1a0";

alter table "customer_relation" add column "once_key" text;

alter table "custom_field" add column "mask" text;

create index "customer_relation_to_id_9f9bc774" on "customer_relation" ("to_id", "updated_at", id);

-- What two firms are to each other stands once (crm/customers/relation-kinds.ts: relationKey). Of those written twice before, the first
-- keeps the key; the others stay as they are until somebody changes one.
update customer_relation r set once_key = k.key from (
  select id, key, row_number() over (partition by key, deleted_at is null order by created_at, id) as place, deleted_at from (
    select id, created_at, deleted_at, concat_ws(' ', kind,
      case when kind in ('affiliate', 'partner', 'rival') then least(from_id, to_id) else from_id end,
      case when kind in ('affiliate', 'partner', 'rival') then greatest(from_id, to_id) else to_id end) as key
    from customer_relation) as each
  ) as k where k.id = r.id and (k.place = 1 or k.deleted_at is not null);

create unique index "customer_relation_once_5502af36" on "customer_relation" (once_key) where deleted_at is null;

create index "employment_customer_id_27f38a49" on "employment" ("customer_id", "since", id);
