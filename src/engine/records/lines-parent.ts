import { sql } from 'kysely'
import { linesOf, mostLines } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import { trouble } from '../../kernel/take.ts'
import { type Context, parentOf } from '../context.ts'
import { type Happening, remember } from '../facts/remember.ts'
import { column, tableOf } from './columns.ts'
import { invalid } from './troubles.ts'

const full = { code: 'tooMany', message: { zh: '一条记录最多 {max} 行明细，请另建一条', en: 'A record has at most {max} lines; please make another one' } }

/**
 * A line written by itself moves the version of the record that carries it: who holds the form of that record open saw other lines.
 * The fact `lines` tells of that move and of nothing else: what was written stands in the line's own. The caller holds the parents'
 * locks, so none grows beyond what a draft may carry.
 */
export async function moveParents(ctx: Context, child: Declaration, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const up = parentOf(ctx.house, child)
  if (!up || !linesOf(up.parent).some(({ of }) => of === child.name)) return
  const ids = [...new Set(rows.map((row) => row[up.field]).filter((id): id is string => typeof id === 'string'))].sort()
  if (!ids.length) return
  const by = sql.ref(column(up.field))
  const over = await sql`select 1 from ${sql.table(tableOf(child))} where ${by} = any(${ids}::uuid[]) and deleted_at is null
    group by ${by} having count(*) > ${mostLines} limit 1`.execute(ctx.db)
  if (over.rows.length) throw invalid([{ field: up.field, ...trouble(full, { max: mostLines }) }])
  const root = up.parent.parent ? sql`root_id` : sql`id`
  const moved = await sql<Moved>`update ${sql.table(tableOf(up.parent))}
    set version = version + 1, updated_at = ${ctx.now.toISOString()}::timestamptz, updated_by_id = ${ctx.person.id}::uuid
    where id = any(${ids}::uuid[]) and deleted_at is null
    returning id as "recordId", ${root} as "rootId", version, owner_id as "ownerId", unit_id as "unitId"`.execute(ctx.db)
  await remember(
    ctx,
    up.parent,
    moved.rows.map((row) => ({ ...row, verb: 'lines' })),
  )
}

type Moved = Pick<Happening, 'recordId' | 'rootId' | 'version' | 'ownerId' | 'unitId'>
