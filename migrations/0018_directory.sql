-- The company's directory keeps people and roles here by SCIM. One token at a time; only its hash is kept.
create table directory_token (
  id uuid primary key,
  hash bytea not null unique,
  created_at timestamptz not null default current_timestamp,
  last_used_at timestamptz
);

-- What the directory calls them. `gone_at`: taken away there; our record stays, disabled, and is in no list of the directory's.
create table directory_entry (
  kind text not null check (kind in ('user', 'role')),
  id uuid not null,
  external_id text,
  user_name text,
  gone_at timestamptz,
  primary key (kind, id),
  unique (kind, external_id)
);
create unique index directory_entry_user_name on directory_entry (lower(user_name)) where user_name is not null;
