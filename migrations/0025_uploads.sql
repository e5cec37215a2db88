-- Files that come in pieces, so that one broken off by a bad line goes on where it stopped. Their pieces lie in the store; here stands how far each reaches.
create table upload (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  size bigint not null check (size > 0),
  replaces uuid,
  received bigint not null default 0 check (received between 0 and size),
  at timestamptz not null
);
create index upload_owner on upload (owner_id, at);
create index upload_at on upload (at);
