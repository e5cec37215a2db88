import type pg from 'pg'
import type { Reach } from './lists.ts'

type Asked = { readonly name: string; readonly reach: Reach; readonly id: string }

/** The first page of a customer's time line, within reach, newest first; an event that is a child's making would carry the child, and there is none here. */
export async function timeLine(pool: pg.Pool, { name, reach, id }: Asked): Promise<unknown> {
  const at = reach.values.length + 1
  const text = `select f.id, f.act, f.at, f.object, f.record_id as "recordId", f.verb, f.version, json_build_object('id', f.actor_id, 'title', u.name) as actor, f.changes, f.note
    from (select * from fact f where f.root_id = $${at}::uuid and (select true from customer t where t.id = $${at}::uuid and t.deleted_at is null and ${reach.sql('t')})
    order by f.id desc limit 51) f left join "user" u on u.id = f.actor_id order by f.id desc`
  const { rows } = await pool.query({ name: `${name}.facts`, text, values: [...reach.values, id] })
  return { facts: rows.slice(0, 50), next: rows.length > 50 ? rows[49].id : null }
}
