import { sql } from 'kysely'
import type { Field, Rollup } from '../../kernel/field.ts'
import { fill } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { column, fromSql, tableOf } from './columns.ts'

type Whole = { readonly parent: Declaration; readonly name: string; readonly field: Field; readonly rollup: Rollup }

const notWhole = {
  zh: '“{zh}”应为 {whole}，现在是 {sum}，请调整各行',
  en: '{en} should come to {whole} and is {sum} now; please adjust the lines',
}

/**
 * Before an act is committed: where parts come to a whole (field.whole: the shares of a team, 100 %), do they? Asked once for all that
 * the act wrote, so that a line may go and another come within it. The sums themselves were worked out as the parts were written, and
 * their records are held, so no second writer's parts are missing from them.
 */
export async function demandWholes(tx: Context): Promise<void> {
  const written = Map.groupBy(tx.waiting ?? [], ({ object }) => object)
  for (const whole of wholesOf(tx)) {
    const ids = (written.get(whole.rollup.of) ?? []).flatMap(({ records }) => records.map(({ id }) => id))
    if (ids.length) await demandWhole(tx, whole, [...new Set(ids)])
  }
}

const wholesOf = (ctx: Context): Whole[] =>
  [...ctx.house.objects.values()].flatMap((parent) =>
    Object.entries(parent.fields).flatMap(([name, field]) =>
      field.whole !== undefined && field.rollup ? [{ parent, name, field, rollup: field.rollup }] : [],
    ),
  )

async function demandWhole(ctx: Context, { parent, name, field, rollup }: Whole, ids: readonly string[]): Promise<void> {
  const child = ctx.house.objects.get(rollup.of) as Declaration
  const [sum, by] = [sql.ref(`p.${column(name)}`), column(rollup.by)]
  const found = await sql<{ sum: string }>`select ${sum} as sum from ${sql.table(tableOf(parent))} as p
    where p.id in (select ${sql.ref(`c.${by}`)} from ${sql.table(tableOf(child))} as c where c.id = any(${ids}::uuid[])) and p.deleted_at is null and ${sum} <> ${field.whole}
      and exists (select 1 from ${sql.table(tableOf(child))} as a where ${sql.ref(`a.${by}`)} = p.id and a.deleted_at is null) limit 1`.execute(ctx.db)
  const [first] = found.rows
  if (!first) return
  const message = fill(notWhole, { zh: field.label.zh, en: field.label.en, whole: String(field.whole), sum: String(fromSql(field, first.sum)) })
  throw new Problem('invalid', message, [{ field: linesIn(parent, rollup.of) ?? rollup.by, code: 'whole', message }])
}

/** Where a form shows the parts. */
const linesIn = (parent: Declaration, of: string): string | undefined => Object.keys(parent.fields).find((name) => parent.fields[name]?.lines === of)
