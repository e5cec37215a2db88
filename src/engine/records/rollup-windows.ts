import { sql } from 'kysely'
import { type Context, inTransaction, objectOf } from '../context.ts'
import { column, tableOf } from './columns.ts'
import { refresh, type Target } from './rollup.ts'

const chunk = 500

/**
 * Lets what has grown old fall out of figures over "the last so many days" (field.rollup.days). Looks only at records with a child
 * that left the window since the last time; a child that comes in does so by being written.
 */
export async function moveWindows(ctx: Context): Promise<void> {
  for (const parent of ctx.house.objects.values()) {
    for (const [name, { rollup }] of Object.entries(parent.fields)) if (rollup?.days) await moveWindow(ctx, { parent, name, rollup })
  }
}

async function moveWindow(ctx: Context, target: Target): Promise<void> {
  const mark = `window.${target.parent.name}.${target.name}`
  const last = (await sql<{ value: string }>`select value from counter where name = ${mark}`.execute(ctx.db)).rows[0]
  for (let after = ''; ; ) {
    const ids = await leavers(ctx, target, Number(last?.value ?? 0), after)
    const next = ids.at(-1)
    if (next === undefined) break
    await inTransaction(ctx, async (tx) => {
      // Locked in id order, as writers of children lock them: neither waits for the other in a circle.
      await sql`select 1 from ${sql.table(tableOf(target.parent))} where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx.db)
      await refresh(tx, target.parent, objectOf(ctx.house, target.rollup.of), [target], ids)
    })
    after = next
  }
  await sql`insert into counter (name, value) values (${mark}, ${ctx.now.getTime()}) on conflict (name) do update set value = greatest(counter.value, excluded.value)`.execute(
    ctx.db,
  )
}

/** Parents of children that lay in the window at `last` (ms) and do no more; in pieces, by id. */
async function leavers(ctx: Context, { rollup }: Target, last: number, after: string): Promise<string[]> {
  const days = (rollup.days as number) * 86_400_000
  const instant = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`
  const [by, over] = [sql.ref(`c.${column(rollup.by)}`), sql.ref(`c.${column(rollup.over as string)}`)]
  const left = sql`${over} < ${instant(ctx.now.getTime() - days)} and ${last ? sql`${over} >= ${instant(last - days)}` : sql`true`}`
  const found = await sql<{ id: string }>`select distinct ${by} as id from ${sql.table(tableOf(objectOf(ctx.house, rollup.of)))} as c
    where c.deleted_at is null and ${left} and ${after ? sql`${by} > ${after}::uuid` : sql`${by} is not null`} order by 1 limit ${chunk}`.execute(ctx.db)
  return found.rows.map((row) => row.id)
}
