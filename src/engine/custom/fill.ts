import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { refresh } from '../records/rollup.ts'
import { graphOf, needsRollup } from './circles.ts'
import { rework } from './rework.ts'

const chunk = 500

type Column = { readonly object: Declaration; readonly name: string; readonly mark: string }

/**
 * Fills columns whose definition is not the one they were last filled by. The mark of a filled column is its comment, so that
 * nothing else need be kept and a copy of the database knows it too. Figures that need nothing come first, then roll-ups, then what needs those.
 */
export async function fillColumns(ctx: Context, objects: readonly Declaration[]): Promise<void> {
  const graph = graphOf(ctx.house.objects)
  const stale = (await Promise.all(objects.map((object) => staleOf(ctx, object)))).flat()
  const isLate = ({ object, name }: Column) => needsRollup(ctx.house.objects, graph, `${object.name}.${name}`)
  const formulas = stale.filter(({ object, name }) => object.fields[name]?.formula !== undefined)
  const rollups = stale.filter(({ object, name }) => object.fields[name]?.rollup !== undefined)
  await fillFormulas(
    ctx,
    formulas.filter((each) => !isLate(each)),
  )
  for (const each of rollups) await fillRollup(ctx, each)
  await fillFormulas(ctx, formulas.filter(isLate))
}

/** What the column's values follow from: its own words and those of every formula and roll-up it needs. */
function markOf(ctx: Context, object: Declaration, name: string): string {
  const graph = graphOf(ctx.house.objects)
  const seen = new Set<string>()
  const said: unknown[] = []
  const visit = (node: string): void => {
    if (seen.has(node)) return
    seen.add(node)
    const [of = '', field = ''] = node.split('.')
    const { formula, rollup, options, scale, kind } = ctx.house.objects.get(of)?.fields[field] ?? {}
    said.push([node, kind?.name, scale, formula, rollup, options?.map(({ id, label }) => [id, label.zh])])
    for (const need of graph.get(node) ?? []) visit(need)
  }
  visit(`${object.name}.${name}`)
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

async function staleOf(ctx: Context, object: Declaration): Promise<Column[]> {
  const names = Object.entries(object.fields).flatMap(([name, { isOwn, formula, rollup }]) => (isOwn && (formula !== undefined || rollup) ? [name] : []))
  if (!names.length) return []
  const found = await sql<{ name: string; mark: string | null }>`select attname as name, col_description(attrelid, attnum) as mark
    from pg_attribute where attrelid = to_regclass(quote_ident(${tableOf(object)})) and attnum > 0 and not attisdropped`.execute(ctx.db)
  const marks = new Map(found.rows.map(({ name, mark }) => [name, mark]))
  return names.flatMap((name) => {
    const mark = markOf(ctx, object, name)
    return marks.get(column(name)) === mark ? [] : [{ object, name, mark }]
  })
}

async function fillFormulas(ctx: Context, columns: readonly Column[]): Promise<void> {
  for (const [object, stale] of Map.groupBy(columns, (each) => each.object)) {
    await eachPiece(ctx, object, (tx, ids) => rework(tx, object, ids))
    await mark(ctx, stale)
  }
}

async function fillRollup(ctx: Context, stale: Column): Promise<void> {
  const { object, name } = stale
  const rollup = object.fields[name]?.rollup as NonNullable<Declaration['fields'][string]['rollup']>
  const child = objectOf(ctx.house, rollup.of)
  await eachPiece(ctx, object, (tx, ids) => refresh(tx, object, child, [{ parent: object, name, rollup }], ids))
  await mark(ctx, [stale])
}

/** All records in the order of their ids, those in the bin too, some hundred at a time; a writer waits for one piece at most. */
async function eachPiece(ctx: Context, object: Declaration, work: (tx: Context, ids: readonly string[]) => Promise<void>): Promise<void> {
  const next = (after: string | undefined) =>
    sql<{ id: string }>`select id from ${sql.table(tableOf(object))} ${after ? sql`where id > ${after}::uuid` : sql``} order by id limit ${chunk}`.execute(
      ctx.db,
    )
  for (let after: string | undefined; ; ) {
    const ids = (await next(after)).rows.map(({ id }) => id)
    if (ids.length) await inTransaction(ctx, (tx) => work(tx, ids))
    after = ids.at(-1)
    if (ids.length < chunk) return
  }
}

async function mark(ctx: Context, columns: readonly Column[]): Promise<void> {
  for (const { object, name, mark: text } of columns)
    await sql`comment on column ${sql.ref(`${tableOf(object)}.${column(name)}`)} is ${sql.lit(text)}`.execute(ctx.db)
}
