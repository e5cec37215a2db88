import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, objectOf } from '../context.ts'
import { column } from '../records/columns.ts'
import { refresh } from '../records/rollup.ts'
import { graphOf, needsRollup } from './circles.ts'
import { eachPiece, markColumn, marksOf } from './pieces.ts'
import { rework } from './rework.ts'

type Column = { readonly object: Declaration; readonly name: string; readonly mark: string }

/**
 * Fills columns whose definition is not the one they were last filled by. The mark of a filled column is its comment, so that
 * nothing else need be kept and a copy of the database knows it too. Figures that need nothing come first, then roll-ups, then what needs those.
 */
export async function fillColumns(ctx: Context, objects: readonly Declaration[]): Promise<void> {
  const graph = graphOf(ctx.house.objects)
  const stale = (await Promise.all(objects.map((object) => staleOf(ctx, object)))).flat()
  if (stale.length) await formerWriters(ctx)
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

/** Long enough for every process to have heard of the change. */
const hearingMs = 1000
/** A transaction may run on for so long before the filling begins without its end. */
const mostWaitMs = 60_000

/** Who writes by the former definition may still be at it, behind the piece that is filled already: first all of them come to their end. */
async function formerWriters(ctx: Context): Promise<void> {
  await new Promise((wake) => setTimeout(wake, hearingMs))
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(ctx.db)
  const until = Date.now() + mostWaitMs
  const isOver = async () =>
    (await sql<{ over: boolean }>`select pg_snapshot_xmin(pg_current_snapshot())::text::numeric > ${rows[0]?.now ?? '0'}::numeric as over`.execute(ctx.db))
      .rows[0]?.over
  while (Date.now() < until && !(await isOver())) await new Promise((wake) => setTimeout(wake, 100))
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
  const marks = await marksOf(ctx, object)
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

const mark = async (ctx: Context, columns: readonly Column[]): Promise<void> => {
  for (const { object, name, mark: text } of columns) await markColumn(ctx, object, column(name), text)
}
