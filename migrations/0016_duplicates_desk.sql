-- Where a contact lives or is written to: people are told apart by it too.
alter table "contact" add column "address" jsonb;

-- Keys under which records are looked for by the duplicates desk (engine/duplicates/blocks.ts), hashed.
create table twin_key (
  object text not null,
  key bigint not null,
  record_id uuid not null,
  primary key (object, key, record_id)
);
create index twin_key_record on twin_key (record_id);

-- Pairs likely to be one, and what a person said of them. `stamp`: what was compared, so that "no duplicate" holds until it changes.
create table twin_pair (
  object text not null,
  a_id uuid not null,
  b_id uuid not null,
  score real not null,
  reasons jsonb not null,
  stamp text not null,
  state text not null default 'open' check (state in ('open', 'later', 'different')),
  until timestamptz,
  told_by_id uuid,
  told_at timestamptz,
  group_id uuid not null,
  group_score real not null,
  primary key (object, a_id, b_id),
  check (a_id < b_id)
);
create index twin_pair_a on twin_pair (a_id);
create index twin_pair_b on twin_pair (b_id);
create index twin_pair_desk on twin_pair (object, state, group_score desc, group_id);

-- How common values are among an object's records, and how far a look through all of them has come.
create table twin_scan (
  object text primary key,
  population integer not null,
  sampled integer not null,
  counts jsonb not null,
  counted_at timestamptz not null,
  phase text not null default 'wanted' check (phase in ('wanted', 'keys', 'pairs', 'done')),
  last_id uuid,
  done integer not null default 0,
  -- Records there were when all were last compared.
  compared integer not null default 0,
  ended_at timestamptz
);
