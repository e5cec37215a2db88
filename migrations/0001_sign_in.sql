-- Sign-in. The first five tables are better-auth's, renamed; auth.test.ts asserts that it would change nothing in them.
-- Columns of ours among them are nullable or have a default, so that better-auth may write rows without knowing them.

create table auth_user (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  two_factor_enabled boolean default false,
  disabled_at timestamptz
);

create table auth_session (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references auth_user (id) on delete cascade,
  -- When the person last proved who he is; delicate changes need a young proof.
  fresh_at timestamptz not null default current_timestamp
);
create index auth_session_user_id_idx on auth_session (user_id);

create table auth_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_account_user_id_idx on auth_account (user_id);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index auth_verification_identifier_idx on auth_verification (identifier);

create table auth_two_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth_user (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz,
  -- The 30-second step of the last code taken: a code seen over a shoulder is worth nothing (RFC 6238, 5.2).
  last_step bigint
);
create index auth_two_factor_secret_idx on auth_two_factor (secret);
create index auth_two_factor_user_id_idx on auth_two_factor (user_id);

-- One-time links: invitation and new password. Only a hash is kept; a newer link ends the older one.
create table auth_link (
  id uuid primary key,
  auth_id uuid not null references auth_user (id) on delete cascade,
  purpose text not null check (purpose in ('invite', 'reset')),
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  made_by uuid
);
create unique index auth_link_open_idx on auth_link (auth_id) where used_at is null;

-- Counters of rate-limiter-flexible, shared by all server processes. They may be lost, so they cost no WAL.
create unlogged table auth_throttle (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- Keys of other systems. `roles` null: all roles of the person.
create table api_key (
  id uuid primary key,
  auth_id uuid not null references auth_user (id) on delete cascade,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  roles text[],
  created_at timestamptz not null default current_timestamp,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_auth_id_idx on api_key (auth_id);

-- Who tried to sign in, from where, and what came of it. auth_id null: no such account.
create table sign_in (
  id uuid primary key,
  at timestamptz not null default current_timestamp,
  auth_id uuid references auth_user (id) on delete set null,
  address inet,
  network text not null,
  agent text not null,
  outcome text not null check (outcome in ('ok', 'refused', 'half')),
  reason text not null
);
create index sign_in_auth_id_idx on sign_in (auth_id, id desc);
-- "Did he sign in from this network lately?" of the throttle.
create index sign_in_known_idx on sign_in (auth_id, network, at) where outcome = 'ok';

-- Whoever ends a session, disables an account or takes a key away, and by whatever path: every process hears of it.
create function sign_in_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('sign_in:' || tg_table_schema, coalesce(to_jsonb(old) ->> 'user_id', to_jsonb(old) ->> 'auth_id', to_jsonb(old) ->> 'id'));
  return null;
end $$;
create trigger auth_session_ended after delete on auth_session for each row execute function sign_in_changed();
create trigger auth_user_changed after delete or update of disabled_at, email on auth_user for each row execute function sign_in_changed();
create trigger api_key_ended after delete or update of revoked_at, roles, expires_at on api_key for each row execute function sign_in_changed();
