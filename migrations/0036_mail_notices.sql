alter table "user" add column "mail_notices" text[];

-- What somebody wants by mail as well, and when it went out (engine/notices/mail-notices).
alter table notice add column wants_mail boolean not null default false, add column mailed_at timestamptz;
create index notice_to_mail on notice (id) where wants_mail and mailed_at is null;
