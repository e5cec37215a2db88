-- What is true of a house at rest, whatever was written before. Each query finds what breaks its sentence: no row, all is well.
-- `every object`, `top`, `child`, `searched`, `unique`, `count`, `sum`, `average`, `follows`, `edge` (a roll-up that carries one row's value) say for which
-- declarations a query is asked; the words in braces are theirs (test/invariants.ts).

-- top: a record carries the main unit of its owner
select t.id from {table} t left join "user" u on u.id = t.owner_id where t.unit_id is distinct from u.main_unit_id

-- child: a child carries the owner, unit and topmost record of its parent
select c.id from {table} c join {parent} p on p.id = c.{by} where (c.owner_id, c.unit_id, c.root_id) is distinct from (p.owner_id, p.unit_id, p.{root})

-- follows: a child says what its parent says
select c.id from {table} c join {parent} p on p.id = c.{by} where c.{field} is distinct from p.{from}

-- child: what lives has a living parent
select c.id from {table} c left join {parent} p on p.id = c.{by} where c.deleted_at is null and (p.id is null or p.deleted_at is not null)

-- every object: the version of a record is the number of its facts that changed it
select t.id from {table} t left join (
  select record_id, count(*) as n, max(version) as last from fact where object = '{object}' and verb not in ('comment', 'share', 'unshare', 'judge', 'export') group by record_id
) f on f.record_id = t.id where t.version is distinct from f.n or t.version is distinct from f.last

-- every object: every fact is of a record that is there
select f.id from fact f where f.object = '{object}' and not exists (select 1 from {table} t where t.id = f.record_id)

-- every object: of what brings into the recycle bin and out of it, the last was a way in for a record that lies there, and none for one that lives
select t.id from {table} t join lateral (
  select verb from fact where record_id = t.id and verb in ('create', 'delete', 'restore', 'merged', 'doubled', 'undo.delete', 'undo.restore', 'undo.merged', 'undo.doubled') order by id desc limit 1
) f on true where (t.deleted_at is not null) <> (f.verb in ('delete', 'undo.delete', 'merged', 'doubled'))

-- every object: members are counted in on records that are there, and stand above all children
select m.record_id from record_member m where m.object = '{object}' and not exists (select 1 from {table} t where t.id = m.record_id)

-- every object: who follows, follows a record that is there
select f.record_id from follow f where f.object = '{object}' and not exists (select 1 from {table} t where t.id = f.record_id)

-- every object: a file in use is used by a record that is there, and is kept
select u.record_id from file_use u where u.object = '{object}' and (not exists (select 1 from {table} t where t.id = u.record_id) or not exists (select 1 from stored_file s where s.id = u.file_id))

-- searched: every record has a search key
select t.id from {table} t where t.search_keys is null or t.search_text is null

-- unique: no two living records have the same value
select {field} from {table} where deleted_at is null and {field} is not null group by {field} having count(*) > 1

-- count: a count is the number of living children
select p.id from {table} p where p.{field} is distinct from (select count({counted}) from {of} c where c.{by} = p.id and c.deleted_at is null {recent})

-- sum: a sum is that of the living children
select p.id from {table} p where p.{field} is distinct from (select coalesce(sum(c.{over}), 0) from {of} c where c.{by} = p.id and c.deleted_at is null {recent})

-- average: an average is that of the living children
select p.id from {table} p where p.{field} is distinct from (select round(avg(c.{over}), {scale}) from {of} c where c.{by} = p.id and c.deleted_at is null {recent})

-- edge: a carried value is that of the first or last living child
select p.id from {table} p where p.{field} is distinct from (
  select c.{copy} from {of} c where c.{by} = p.id and c.deleted_at is null and c.{over} is not null {recent} order by c.{over} {way}, c.id {way} limit 1
)

-- house: an administrator is there
select 1 where not exists (select 1 from "user" u join role r on r.id = any(u.role_ids) where r.key = 'admin' and r.deleted_at is null and u.active and u.deleted_at is null)

-- house: no job has failed
select id from {jobs}._private_jobs where last_error is not null

-- house: notices are for people who are there, once for each cause
select n.id from notice n where not exists (select 1 from "user" u where u.id = n.user_id)

-- every object: what was merged lives no more, and its redirect leads to a record that was not merged itself
select m.loser_id from merged m left join {table} l on l.id = m.loser_id where m.object = '{object}' and (l.deleted_at is null or exists (select 1 from merged x where x.loser_id = m.winner_id))
