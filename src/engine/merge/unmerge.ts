import { sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { missing } from '../access/demand.ts'
import { withWholeReach } from '../access/person.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import type { Changes } from '../facts/remember.ts'
import { change } from '../records/change.ts'
import { clash } from '../records/clash.ts'
import { column, tableOf } from '../records/columns.ts'
import { asColumns } from '../records/derive.ts'
import { lockRows, type Raw } from '../records/lock.ts'
import { mark } from '../records/remove.ts'
import { isSame } from '../records/same.ts'
import { renewKeys } from './former-keys.ts'
import { type Brought, takePeople } from './members.ts'
import { lockMerged } from './merge.ts'
import { moveBack } from './move-back.ts'
import { raiseSpare } from './spare.ts'

export type LeftBehind = { readonly object: string; readonly id: string; readonly why: Label }
type MergedRow = { loser_id: string; object: string; into_id: string; brought: Brought }

const movedOn: Label = { zh: '合并后又改过，保留现状', en: 'It was changed after the merge and stays as it is' }

/** Is this act a merge (or several, from the duplicates desk)? Index: fact (act, id). */
export async function isMerge(ctx: Context, act: string): Promise<boolean> {
  const found = await sql`select 1 from fact where act = ${act}::uuid and id >= ${act}::uuid and verb = 'merge' limit 1`.execute(ctx.db)
  return found.rows.length > 0
}

/**
 * Takes a merge back as a whole, one transaction for each winner: its values of before, the losers back with exactly what was theirs.
 * What has moved on since is left and named. Refused, with nothing changed, while the winner is gone or a code of a loser is taken.
 */
export async function unmerge(ctx: Context, act: string): Promise<{ undone: number; left: LeftBehind[] }> {
  const found = await sql<MergedRow>`select loser_id, object, into_id, brought from merged where act = ${act}::uuid order by at, loser_id`.execute(ctx.db)
  const left: LeftBehind[] = []
  let undone = 0
  for (const [into, rows] of Map.groupBy(found.rows, (row) => row.into_id)) {
    const object = objectOf(ctx.house, (rows[0] as MergedRow).object)
    left.push(...(await inTransaction(ctx, (tx) => unfold(tx, object, { act, into, rows }))))
    undone += rows.length + 1
  }
  return { undone, left }
}

type Merge = { readonly act: string; readonly into: string; readonly rows: readonly MergedRow[] }

async function unfold(own: Context, object: Declaration, { act, into, rows }: Merge): Promise<LeftBehind[]> {
  const ids = rows.map((row) => row.loser_id)
  const [winner, ...losers] = (await lockMerged(own, object, [into, ...ids], true)) as [Raw, ...Raw[]]
  const still = await sql<{ loser_id: string }>`select loser_id from merged where act = ${act}::uuid and loser_id = any(${ids}::uuid[]) for update`.execute(
    own.db,
  )
  if (still.rows.length < ids.length) throw new Problem('conflict', { zh: '这次合并已经撤销', en: 'This merge has been undone already' })
  await demandWhole(own, object, winner, ids)
  const tx = withWholeReach(own)
  const left = await putBack(tx, object, winner, act)
  await demandPlaces(tx, object, losers)
  await mark(tx, object, losers, { deletedAt: sql`null`, verb: 'undo.merged' })
  left.push(...(await moveBack(tx, act, { winner, losers })).map((each) => ({ ...each, why: movedOn })))
  await raiseSpare(tx, act)
  for (const row of rows.toReversed()) await takePeople(tx, object, into, row.brought)
  await sql`delete from merged where loser_id = any(${ids}::uuid[])`.execute(tx.db)
  await sql`with recursive below(id, top) as (
      select m.loser_id, m.into_id from merged as m where m.into_id = any(${ids}::uuid[])
      union select m.loser_id, below.top from merged as m join below on m.into_id = below.id
    ) update merged as m set winner_id = below.top from below where m.loser_id = below.id`.execute(tx.db)
  await renewKeys(tx, object, [into, ...ids])
  return left
}

/** His rights of today: to change the winner, and over the losers as over any record in the bin. */
async function demandWhole(tx: Context, object: Declaration, winner: Raw, ids: readonly string[]): Promise<void> {
  if (winner.deletedAt)
    throw new Problem('conflict', {
      zh: '合并后的记录已被删除或又并入另一条记录，请先把它恢复，再撤销这次合并',
      en: 'The merged record has been deleted, or merged into another since; bring it back first, then undo this merge',
    })
  const mine = await lockRows(tx, object, [winner.id], 'update')
  const theirs = await lockRows(tx, object, ids, 'delete', true)
  if (!mine.size || theirs.size < ids.length) throw missing()
}

/** Fields that still hold what the merge gave them. */
async function putBack(tx: Context, object: Declaration, winner: Raw, act: string): Promise<LeftBehind[]> {
  const found = await sql<{
    changes: Changes | null
  }>`select changes from fact where act = ${act}::uuid and id >= ${act}::uuid and verb = 'merge' and record_id = ${winner.id}::uuid`.execute(tx.db)
  const changes = Object.entries(found.rows[0]?.changes ?? {})
  const patch = Object.fromEntries(changes.filter(([name, [, now]]) => isSame(winner[name], now)).map(([name, [was]]) => [name, was]))
  await change(tx, object, [{ id: winner.id, patch: {} }], { verb: 'undo.merge', atomic: true, asWritten: true, decide: () => patch })
  return Object.keys(patch).length < changes.length ? [{ object: object.name, id: winner.id, why: movedOn }] : []
}

/** A unique value that somebody else has taken since: nothing is undone, and the answer says whose it is. */
async function demandPlaces(tx: Context, object: Declaration, losers: readonly Raw[]): Promise<void> {
  for (const loser of losers)
    for (const [name, field] of Object.entries(object.fields)) {
      if (!field.unique || loser[name] === null) continue
      const taken =
        await sql`select 1 from ${sql.table(tableOf(object))} where ${sql.ref(column(name))} = ${asColumns(object, loser)[name]} and deleted_at is null limit 1`.execute(
          tx.db,
        )
      if (taken.rows.length) throw await clash(tx, object, loser, loser.id)
    }
}
