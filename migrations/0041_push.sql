alter table "user" add column "push_notices" text[];
update "user" set push_notices = '{mention,assign,due,claim,remind,escalate}';

-- Browsers that are told of a person's notices (engine/push/browsers), until the session ends in which they were named.
create table push_browser (
  id uuid primary key,
  user_id uuid not null,
  session_id uuid not null references auth_session (id) on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  made_at timestamptz not null
);
create index push_browser_user on push_browser (user_id, id);
create index push_browser_session on push_browser (session_id);

-- What somebody's browsers are to tell him as well, and when it went out (engine/push/push-notices).
alter table notice add column wants_push boolean not null default false, add column pushed_at timestamptz;
create index notice_to_push on notice (id) where wants_push and pushed_at is null;
