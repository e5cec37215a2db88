import { sql } from 'kysely'
import { linesOf } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import { rightOf } from '../access/fields.ts'
import { holds, scopeOf, within } from '../access/scope.ts'
import { asItStands, type Context, objectOf } from '../context.ts'
import { column, tableOf } from './columns.ts'
import { type RecordRow, shapeOf, showRow } from './show.ts'

/**
 * Records with the lines they carry, in order, as this person may see them: one query per lines field, whatever the number of
 * records. `wanted`: only those fields; absent: all. Index: the child's ref to its parent.
 */
export async function withLines<R extends RecordRow>(ctx: Context, declared: Declaration, records: readonly R[], wanted?: readonly string[]): Promise<R[]> {
  const object = asItStands(ctx, declared)
  let whole = [...records]
  for (const { name, of, order } of linesOf(object)) {
    const child = objectOf(ctx.house, of)
    const { right, masked } = rightOf(ctx.person, object, name)
    if ((wanted && !wanted.includes(name)) || right === 'hidden' || masked || child.isOff || !holds(ctx.person, child, 'read') || !records.length) continue
    const lines = await linesUnder(ctx, child, { order, parents: records })
    whole = whole.map((record) => ({ ...record, [name]: lines.get(record.id) ?? [] }))
  }
  return whole
}

type Asked = { readonly order: string; readonly parents: readonly RecordRow[] }

/** A record in the recycle bin shows the lines that went with it. */
async function linesUnder(ctx: Context, child: Declaration, { order, parents }: Asked): Promise<Map<string, RecordRow[]>> {
  const shape = shapeOf(ctx, child)
  const by = sql.ref(`t.${column(child.parent as string)}`)
  const asked = JSON.stringify(parents.map(({ id, deletedAt }) => ({ id, deleted_at: deletedAt ?? null })))
  const found = await sql<Record<string, unknown>>`select ${shape.columns}, ${by} as lines_parent from ${sql.table(tableOf(child))} as t
    join json_to_recordset(${asked}::json) as p(id uuid, deleted_at timestamptz) on p.id = ${by}
    where t.deleted_at is not distinct from p.deleted_at and ${within(ctx, scopeOf(ctx, child, 'read'))}
    order by ${sql.ref(`t.${column(order)}`)} nulls last, t.id`.execute(ctx.db)
  const lines = new Map<string, RecordRow[]>()
  for (const row of found.rows) {
    const parent = row.lines_parent as string
    const among = lines.get(parent) ?? []
    among.push(showRow(ctx, shape, row))
    lines.set(parent, among)
  }
  return lines
}
