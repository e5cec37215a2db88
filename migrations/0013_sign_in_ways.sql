-- Ways to sign in beside the password.

-- Who may vouch for our people. `secret` is sealed with the house's key; it is never shown again.
create table auth_provider (
  id uuid primary key,
  name text not null,
  issuer text not null unique,
  client_id text not null,
  secret text,
  active boolean not null default true,
  link_by_email boolean not null default false,
  makes_people boolean not null default false,
  proves_twice boolean not null default false,
  groups_claim text not null default '',
  role_ids uuid[] not null default '{}',
  group_roles jsonb not null default '{}'
);

-- Sign-ins on their way: taken once, minutes old at most. They may be lost, so they cost no WAL.
create unlogged table auth_attempt (
  key bytea primary key,
  value jsonb not null,
  expires_at timestamptz not null
);

-- Proven twice over when it began; and by whom, so that signing out can lead there.
alter table auth_session add column is_strong boolean not null default false, add column provider_id uuid;

-- When somebody was first found to lack the second step that his role asks for.
alter table auth_user add column second_step_asked_at timestamptz;

-- Passkeys: the public half only. A counter that does not grow betrays a copy.
create table auth_passkey (
  id uuid primary key,
  auth_id uuid not null references auth_user (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  is_backed_up boolean not null,
  name text not null,
  created_at timestamptz not null default current_timestamp,
  last_used_at timestamptz
);
create index auth_passkey_auth_id_idx on auth_passkey (auth_id);
