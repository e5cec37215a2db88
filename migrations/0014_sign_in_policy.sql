alter table "company" add column "second_step_role_ids" uuid[];
alter table "company" add column "second_step_grace_days" bigint;
alter table "company" add column "session_idle_hours" bigint;
alter table "company" add column "session_days" bigint;
alter table "company" add column "most_sessions" bigint;
alter table "company" add column "least_password" bigint;

-- A person who is disabled or goes to the bin is out with the very write that says so: no session, key, link or half-done sign-in of his
-- outlives it, and none comes back when he does, however soon (row 27). What the house does with his account besides (its name, its
-- address) may follow after the commit.
create function end_account() returns trigger language plpgsql as $$
begin
  update auth_user set disabled_at = coalesce(disabled_at, now()), updated_at = now() where id = new.auth_id::uuid;
  delete from auth_session where user_id = new.auth_id::uuid;
  delete from auth_verification where value = new.auth_id;
  update auth_link set used_at = now() where auth_id = new.auth_id::uuid and used_at is null;
  update api_key set revoked_at = now() where auth_id = new.auth_id::uuid and revoked_at is null;
  return null;
end $$;
create trigger end_account after update of active, deleted_at on "user"
  for each row when (new.auth_id is not null and (old.active and not new.active or old.deleted_at is null and new.deleted_at is not null))
  execute function end_account();
