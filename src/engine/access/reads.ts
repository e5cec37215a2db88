import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import type { Context } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { personName } from '../records/person-name.ts'
import { demand, missing } from './demand.ts'
import { scopeOf, within } from './scope.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** Somebody who looked at a record on a day: when first, when last, how often. */
export type Reading = {
  readonly person: { readonly id: string; readonly title: string | null }
  readonly day: string
  readonly firstAt: string
  readonly lastAt: string
  readonly times: number
}

/**
 * Writes down who was shown these records (declaration.readsLogged, S0-26): one line for each person, record and day. Who wrote one
 * himself reads nothing new. A list tells of a record as its page does, for it may carry all of it.
 */
export async function noteReads(ctx: Context, object: Declaration, rows: readonly Row[]): Promise<void> {
  if (!object.readsLogged || ctx.person.isHouse) return
  const ids = rows.filter(({ createdById }) => createdById !== ctx.person.id).map(({ id }) => id)
  if (!ids.length) return
  await sql`insert into record_read (object, record_id, person_id, day, first_at, last_at, times)
    select ${object.name}, id, ${ctx.person.id}::uuid, (${ctx.now.toISOString()}::timestamptz at time zone ${ctx.house.zone})::date, ${ctx.now.toISOString()}::timestamptz, ${ctx.now.toISOString()}::timestamptz, 1
    from unnest(${[...new Set(ids)].sort()}::uuid[]) as id
    on conflict (object, record_id, person_id, day) do update set last_at = excluded.last_at, times = record_read.times + 1`.execute(ctx.db)
}

const most = 200

/** Who has read it, the latest first; for who may change the record: its author, and those who look after all of them. */
export async function readsOf(ctx: Context, object: Declaration, id: string): Promise<Reading[]> {
  demand(ctx, object, 'update')
  if (!isId(id)) throw missing()
  const found =
    await sql`select 1 from ${sql.table(tableOf(object))} as t where t.id = ${id}::uuid and t.deleted_at is null and ${within(ctx, scopeOf(ctx, object, 'update'))} and ${within(ctx, scopeOf(ctx, object, 'read'))}`.execute(
      ctx.db,
    )
  if (!found.rows.length) throw missing()
  const { rows } = await sql<{
    person_id: string
    name: string | null
    day: string
    first_at: string
    last_at: string
    times: number
  }>`select r.person_id, ${personName(ctx, 'r.person_id')} as name, r.day::text as day, r.first_at, r.last_at, r.times
    from record_read as r where r.object = ${object.name} and r.record_id = ${id}::uuid order by r.last_at desc limit ${most}`.execute(ctx.db)
  return rows.map((row) => ({ person: { id: row.person_id, title: row.name }, day: row.day, firstAt: row.first_at, lastAt: row.last_at, times: row.times }))
}
