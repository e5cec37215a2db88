import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { dayIn, firstOfWeek } from '../../lib/time.ts'
import { demand } from '../access/demand.ts'
import { scopeOf, within } from '../access/scope.ts'
import { asItStands, type Context, inTransaction } from '../context.ts'
import { column, fromSql, tableOf } from '../records/columns.ts'
import { whereFilter } from '../records/filter.ts'
import { comparableField } from '../records/named.ts'
import { startMarks } from './touched.ts'

/** A record as it was on a day, or is now. */
export type Held = { readonly id: string } & Readonly<Record<string, unknown>>

/**
 * Keeps how records stand, once in each week and object that wants it (declaration.snapshots): in the week's first hours, or when the
 * house wakes. One statement; run twice, the second finds it done. Primary key (object, day, record).
 */
export async function takeSnapshots(ctx: Context): Promise<void> {
  const today = dayIn(ctx.house.zone, ctx.now)
  for (const object of ctx.house.objects.values()) {
    if (!object.snapshots) continue
    const { where, fields } = object.snapshots
    await inTransaction(ctx, async (tx) => {
      const mark = `snapshot.${object.name}`
      const fresh = await sql`insert into counter (name, value) values (${mark}, ${weekOf(today)}) on conflict (name) do update set value = excluded.value
        where counter.value < excluded.value returning name`.execute(tx.db)
      if (!fresh.rows.length) return
      await startMarks(tx, object, today)
      const held = fields.map((name) => sql`${sql.lit(name)}, ${sql.ref(`t.${column(name)}`)}`)
      await sql`insert into snapshot (object, taken_on, record_id, held) select ${object.name}, ${today}::date, t.id, jsonb_build_object(${sql.join(held)})
        from ${sql.table(tableOf(object))} as t where t.deleted_at is null and ${whereFilter(tx, object, where)} on conflict do nothing`.execute(tx.db)
    })
  }
}

/** The week a day is in, as a figure that grows: 20260921 for all days from Monday the 21st on. */
const weekOf = (day: string): number => Number(firstOfWeek(day).replaceAll('-', ''))

/** The days on which it was kept, latest first. Index: the primary key, a leap for each day. */
export async function snapshotDays(ctx: Context, object: Declaration, most = 60): Promise<string[]> {
  demand(ctx, object, 'read')
  const found = await sql<{ day: string }>`with recursive d as (
      (select taken_on from snapshot where object = ${object.name} order by taken_on desc limit 1)
      union all select (select s.taken_on from snapshot s where s.object = ${object.name} and s.taken_on < d.taken_on order by s.taken_on desc limit 1) from d where d.taken_on is not null
    ) select taken_on as day from d where taken_on is not null limit ${most}`.execute(ctx.db)
  return found.rows.map(({ day }) => day)
}

const piece = 5000

/**
 * Records as they stood on a day, in the order of their ids, as far as the asker may read the records today: a deal that was given
 * away is the new owner's on both sides of a comparison, so that what was and what is are of the same deals. `where` is asked of the records
 * of today, for the same reason. Refuses fields he may not compare.
 */
export async function* heldOn(
  ctx: Context,
  declared: Declaration,
  { day, where }: { readonly day: string; readonly where: Filter },
): AsyncGenerator<readonly Held[]> {
  const { object, fields, reach } = asked(ctx, declared)
  const kept = whereFilter(ctx, object, where)
  for (let after: string | undefined; ; ) {
    const next = after ? sql`and s.record_id > ${after}::uuid` : sql``
    const found = await sql<{
      id: string
      held: Record<string, unknown>
    }>`select s.record_id as id, s.held from snapshot as s join ${sql.table(tableOf(object))} as t on t.id = s.record_id
      where s.object = ${object.name} and s.taken_on = ${day}::date and ${kept} ${next} and ${reach} order by s.record_id limit ${piece}`.execute(ctx.db)
    yield found.rows.map(({ id, held }) => ({ id, ...Object.fromEntries(fields.map(([name, field]) => [name, fromSql(field, asText(held[name]))])) }))
    if (found.rows.length < piece) return
    after = found.rows.at(-1)?.id
  }
}

/** Records of which `where` is true as they stand now, of the same shape and in the same order. Index: primary key. */
export async function* heldNow(ctx: Context, declared: Declaration, where: Filter): AsyncGenerator<readonly Held[]> {
  const { object, fields, reach } = asked(ctx, declared)
  const kept = whereFilter(ctx, object, where)
  const columns = sql.join(fields.map(([name]) => sql`${sql.ref(`t.${column(name)}`)} as ${sql.ref(name)}`))
  for (let after: string | undefined; ; ) {
    const next = after ? sql`and t.id > ${after}::uuid` : sql``
    const found = await sql<Held>`select t.id, ${columns} from ${sql.table(tableOf(object))} as t
      where t.deleted_at is null and ${kept} ${next} and ${reach} order by t.id limit ${piece}`.execute(ctx.db)
    yield found.rows.map((row) => ({ id: row.id, ...Object.fromEntries(fields.map(([name, field]) => [name, fromSql(field, row[name])])) }))
    if (found.rows.length < piece) return
    after = found.rows.at(-1)?.id
  }
}

export type Asked = { readonly object: Declaration; readonly fields: readonly (readonly [string, Field])[]; readonly reach: RawBuilder<unknown> }

/** What of a picture this reader may compare, and of which records. */
export function asked(ctx: Context, declared: Declaration): Asked {
  const object = asItStands(ctx, declared)
  demand(ctx, object, 'read')
  const fields = (object.snapshots?.fields ?? []).map((name) => [name, comparableField(ctx, object, name)] as const)
  return { object, fields, reach: within(ctx, scopeOf(ctx, object, 'read')) }
}

/** JSON has figures of its own; a column gives them as text. */
export const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)
