import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { demand, missing } from '../access/demand.ts'
import { isEditable } from '../access/fields.ts'
import { withWholeReach } from '../access/person.ts'
import { admits, scopeOf, within } from '../access/scope.ts'
import { type Context, inTransaction, parentOf } from '../context.ts'
import { among } from '../records/among.ts'
import { change } from '../records/change.ts'
import { column, tableOf } from '../records/columns.ts'
import { staleProblem } from '../records/conflict.ts'
import { hold, type Raw, rawRows } from '../records/lock.ts'
import { reachable } from '../records/read.ts'
import { mark } from '../records/remove.ts'
import { withoutCircles } from './circles.ts'
import { renewKeys } from './former-keys.ts'
import { bringPeople } from './members.ts'
import { moveRefs, pointersTo } from './move.ts'
import { isMergeable } from './redirect.ts'
import { type Choose, mergedValues } from './values.ts'

export const mostMerged = 10

export type MergeWish = {
  readonly winnerId: string
  readonly losers: readonly string[]
  readonly choose?: Choose
  /** Versions the person saw, by id; of a record not named, whatever is there now. */
  readonly versions?: Readonly<Record<string, number>>
}

/**
 * Makes one record of up to ten (S0-09, S1-03): all that points at the losers points at the winner, lists are united, the losers leave a
 * redirect, and it is one act in one transaction: undone as a whole, and killed at any step it has not happened. Asks for *update* on
 * all of them and *delete* on the losers (attack row 25); what hangs on them moves along, as with a change of owner.
 */
export async function merge(ctx: Context, object: Declaration, wish: MergeWish): Promise<void> {
  demandMerge(ctx, object)
  const { winnerId, losers, choose = {} } = readWish(object, wish)
  await inTransaction(ctx, async (tx) => {
    const rows = await lockMerged(tx, object, [winnerId, ...losers])
    await demandRights(tx, object, rows, choose)
    for (const row of rows) {
      const version = wish.versions?.[row.id]
      if (version !== undefined && version !== row.version) throw await staleProblem(tx, object, row, { version, patch: {} })
    }
    await fold(withWholeReach(tx), object, rows, choose)
  })
}

/** May this person merge such records at all? */
export function demandMerge(ctx: Context, object: Declaration): void {
  if (!isMergeable(object)) throw new Problem('invalid', { zh: '这类记录不能合并', en: 'Records of this kind cannot be merged' })
  demand(ctx, object, 'update')
  demand(ctx, object, 'delete')
}

function readWish(object: Declaration, { winnerId, losers, choose = {}, versions }: MergeWish): MergeWish {
  const ids = [winnerId, ...losers]
  if (!losers.length || ids.length > mostMerged || new Set(ids).size < ids.length || !ids.every(isId))
    throw new Problem('invalid', { zh: `请选择 2 到 ${mostMerged} 条不同的记录`, en: `Choose 2 to ${mostMerged} different records` })
  for (const [name, id] of Object.entries(choose))
    if ((name !== 'ownerId' && !Object.hasOwn(object.fields, name)) || !ids.includes(id))
      throw new Problem('invalid', { zh: '所选的字段或记录不在合并之列', en: 'A field or record that is chosen is not among those merged' }, [
        { field: name.slice(0, 60), code: 'choose', message: { zh: '不在合并之列', en: 'Not among those merged' } },
      ])
  return { winnerId, losers, choose, ...(versions ? { versions } : {}) }
}

/**
 * All of them, locked in id order whichever wins, so that two merges of the same records come one after the other; parents first, as every
 * writer takes them. *No key*: who just writes a row that names one of them need not wait. In the order asked.
 */
export async function lockMerged(tx: Context, object: Declaration, ids: readonly string[], deleted = false): Promise<Raw[]> {
  const which = among(sql.ref('t.id'), ids, 'uuid')
  const up = parentOf(tx.house, object)
  if (up) await hold(tx, up.parent, sql`select ${sql.ref(`t.${column(up.field)}`)} from ${sql.table(tableOf(object))} as t where ${which}`)
  const alive = deleted ? sql`true` : sql`t.deleted_at is null and ${within(tx, scopeOf(tx, object, 'read'))} and ${within(tx, scopeOf(tx, object, 'update'))}`
  const rows = await rawRows(tx, object, sql`${which} and ${alive} order by t.id for no key update of t`)
  return ids.map((id) => rows.get(id) ?? raise(missing()))
}

const raise = (problem: Problem): never => {
  throw problem
}

async function demandRights(tx: Context, object: Declaration, rows: readonly Raw[], choose: Choose): Promise<void> {
  const losers = rows.slice(1).map((row) => row.id)
  const may = await reachable(tx, object.name, losers, 'delete')
  if (losers.some((id) => !may.has(id)))
    throw new Problem('forbidden', {
      zh: '合并需要能删除被并入的记录。您对其中一些没有这个权限，请联系其负责人或管理员',
      en: 'To merge one must be allowed to delete the records that are merged away. Of some you may not; ask their owner or an administrator',
    })
  for (const name of Object.keys(choose)) {
    const isOwner = name === 'ownerId'
    if (isOwner ? rows.every((row) => admits(scopeOf(tx, object, 'assign'), row)) && !object.parent : isEditable(tx.person, object, name)) continue
    const message = { zh: '您不能修改此字段，请不要选择', en: 'You may not change this field; leave it' }
    throw new Problem('forbidden', message, [{ field: name, code: 'readOnly', message }])
  }
}

/** The act itself. Losers go before the winner takes their values: a code may stand once among those that live. */
async function fold(tx: Context, object: Declaration, rows: readonly Raw[], choose: Choose): Promise<void> {
  const [winner, ...losers] = rows as [Raw, ...Raw[]]
  const [ids, gone] = [rows.map((row) => row.id), losers.map((row) => row.id)]
  const values = await withoutCircles(tx, object, rows, mergedValues(object, rows, choose))
  let moved = 0
  for (const pointer of pointersTo(tx, object)) moved += await moveRefs(tx, pointer, { from: gone, to: winner, apart: pointer.holder === object ? ids : [] })
  await mark(tx, object, losers, { deletedAt: sql`${tx.now.toISOString()}::timestamptz`, verb: 'merged', note: { into: winner.id } })
  await change(tx, object, [{ id: winner.id, patch: {} }], { verb: 'merge', atomic: true, decide: () => values, note: { losers: gone, moved } })
  for (const loser of gone) {
    const brought = await bringPeople(tx, object, loser, winner.id)
    await sql`insert into merged (loser_id, object, into_id, winner_id, act, at, brought)
      values (${loser}::uuid, ${object.name}, ${winner.id}::uuid, ${winner.id}::uuid, ${tx.act}::uuid, ${tx.now.toISOString()}::timestamptz, ${JSON.stringify(brought)}::jsonb)`.execute(
      tx.db,
    )
  }
  await sql`update merged set winner_id = ${winner.id}::uuid where winner_id = any(${gone}::uuid[])`.execute(tx.db)
  await renewKeys(tx, object, [winner.id])
}
