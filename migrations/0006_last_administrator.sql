-- One administrator always stays (issue 2 section 3). A lock puts the writes that could cost somebody the role in a row, so
-- that the last two cannot take it from each other at the same instant; the refusal carries its words to the reader.
create function keep_administrator() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('administrators ' || current_schema(), 0));
  if not exists (
    select 1 from "user" u join role r on r.id = any(u.role_ids)
    where r.key = 'admin' and r.deleted_at is null and u.active and u.deleted_at is null
  ) then
    raise exception using errcode = 'KX409', message = '{"zh":"这是最后一位管理员，不能停用或取消其管理员角色；请先指定另一位管理员","en":"This is the last administrator, who cannot be disabled or lose the role; please appoint another one first"}';
  end if;
  return null;
end $$;

create constraint trigger keep_administrator after update of role_ids, active, deleted_at on "user"
  for each row when (old.role_ids is distinct from new.role_ids or old.active and not new.active or old.deleted_at is null and new.deleted_at is not null)
  execute function keep_administrator();

create constraint trigger keep_administrator after update of deleted_at, key on role
  for each row when (old.key = 'admin')
  execute function keep_administrator();
