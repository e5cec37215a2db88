-- The engine's own tables: what happened, who is counted in, numbers given, notices, files, imports, jobs.

-- Text sorts by pinyin, Latin before Han: house.md section 5.
create collation kexin_pinyin (provider = icu, locale = 'zh-u-co-pinyin-kr-latn-hani');

-- Append-only; partitioned by the month of its UUIDv7 id (see engine/facts/partitions.ts, which makes the next months).
create table fact (
  id uuid primary key,
  act uuid not null,
  at timestamptz not null,
  object text not null,
  record_id uuid not null,
  root_id uuid not null,
  verb text not null,
  actor_id uuid not null,
  owner_id uuid,
  unit_id uuid,
  version integer not null,
  changes jsonb,
  note jsonb
) partition by range (id);
create table fact_rest partition of fact default;
create index fact_record on fact (record_id, id);
create index fact_root on fact (root_id, id);
create index fact_act on fact (act, id);
create index fact_at on fact (id) include (object, record_id);

create table record_member (
  object text not null,
  record_id uuid not null,
  user_id uuid not null,
  can text not null check (can in ('read', 'write')),
  until timestamptz,
  added_by_id uuid not null,
  added_at timestamptz not null default now(),
  primary key (object, record_id, user_id)
);
create index record_member_user on record_member (user_id, object);

create table follow (
  object text not null,
  record_id uuid not null,
  user_id uuid not null,
  primary key (record_id, user_id)
);
create index follow_user on follow (user_id);

create table counter (
  name text primary key,
  value bigint not null
);

create table notice (
  id uuid primary key,
  user_id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid,
  object text,
  record_id uuid,
  text jsonb not null,
  -- One cause tells one person once, however often its job runs.
  cause text not null,
  read_at timestamptz,
  unique (user_id, cause)
);
create index notice_user on notice (user_id, id);
create index notice_unread on notice (user_id) where read_at is null;

create table stored_file (
  id uuid primary key,
  hash text not null,
  name text not null,
  type text not null,
  size bigint not null,
  width integer,
  height integer,
  owner_id uuid not null,
  at timestamptz not null default now()
);
create index stored_file_hash on stored_file (hash);

-- Long work a person waits for: bulk acts, imports. Its progress is here, its doing in the queue.
create table task (
  id uuid primary key,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  user_id uuid not null,
  act uuid not null,
  input jsonb not null,
  progress integer not null default 0,
  total integer,
  result jsonb,
  problem jsonb,
  wants_cancel boolean not null default false,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index task_user on task (user_id, id);

create table idempotency (
  user_id uuid not null,
  route text not null,
  key text not null,
  request_hash text not null,
  status integer,
  answer text,
  at timestamptz not null default now(),
  primary key (user_id, route, key)
);
create index idempotency_at on idempotency (at);
