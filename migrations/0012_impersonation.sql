-- An administrator in somebody's place, for a while (row 76): it hangs on his session and ends with it at the latest. What was
-- done meanwhile bears both names.
create table impersonation (
  id uuid primary key,
  session_id uuid not null unique references auth_session (id) on delete cascade,
  user_id uuid not null,
  mode text not null check (mode in ('view', 'act')),
  ends_at timestamptz not null
);
alter table fact add column impersonator_id uuid;
