import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { remember } from '../facts/remember.ts'
import { column, storedFields, tableOf } from '../records/columns.ts'
import { followParent } from '../records/follows.ts'
import type { Raw } from '../records/lock.ts'
import { refreshRollups } from '../records/rollup.ts'
import { stampChildren } from '../records/stamp-children.ts'
import { dropSpare, renewOnce } from './spare.ts'

/** A field of some object that points at records of another: by it a merge finds all that hangs on a record (peers 39: none may be forgotten). */
export type Pointer = { readonly holder: Declaration; readonly field: string; readonly isMany: boolean; readonly isParent: boolean }

/** One row to point anew: `was` and `now` are an id, or the whole list of a field of several. */
export type Turn = { readonly id: string; readonly was: unknown; readonly now: unknown }
type Row = { id: string; version: number; value: unknown; owner_id: string | null; unit_id: string | null; root_id: string }

/** Rows locked and written at a time: a customer with 100,000 children is one transaction, not one statement. */
const chunk = 1000

/** Every field that points at this object, of every object there is, a company's own among them. */
export const pointersTo = (ctx: Context, object: Declaration): Pointer[] =>
  [...ctx.house.objects.values()].flatMap((holder) =>
    storedFields(holder).flatMap(([field, { target, kind }]) =>
      target === object.name ? [{ holder, field, isMany: kind.holds === 'array', isParent: holder.parent === field }] : [],
    ),
  )

/** Rows whose field names one of these records. Index of a single ref: (ref, …); of a parent it holds the recycle bin too. */
export const pointing = ({ field, isMany }: Pointer, ids: readonly string[]): RawBuilder<unknown> =>
  isMany ? sql`${sql.ref(`t.${column(field)}`)} && ${ids}::uuid[]` : sql`${sql.ref(`t.${column(field)}`)} = any(${ids}::uuid[])`

/**
 * Points all that points at the losers at the winner, the recycle bin too, so that what is restored later finds its place. Locks in
 * id order. `apart`: the merged records themselves, whose own fields are settled by themselves.
 */
export async function moveRefs(
  tx: Context,
  pointer: Pointer,
  { from, to, apart }: { from: readonly string[]; to: Raw; apart: readonly string[] },
): Promise<number> {
  let moved = 0
  for (const where of [sql`t.deleted_at is null`, sql`t.deleted_at is not null`]) {
    const which = sql`${pointing(pointer, from)} and ${where}`
    const ids = await idsOf(tx, pointer, sql`${which} and t.id <> all(${apart}::uuid[])`)
    for (let at = 0; at < ids.length; at += chunk) {
      const rows = await rowsOf(tx, pointer, sql`t.id = any(${ids.slice(at, at + chunk)}::uuid[]) and ${which}`)
      const all = rows.map((row) => ({ id: row.id, was: row.value, now: turned(row.value, from, to.id) }))
      // One too many goes to the recycle bin, and is turned with what lies there.
      const spared = await dropSpare(tx, pointer, all)
      const turns = all.filter(({ id }) => !spared.has(id))
      await turn(tx, pointer, rows, turns, { verb: 'moved', places: new Map([[to.id, to]]) })
      moved += rows.length
    }
  }
  if (moved) await refreshAround(tx, pointer, [...from, to.id])
  return moved
}

/**
 * The figures of records that a pointer has turned between. Once for all pieces: counted anew after each thousand, a merge of 100,000 children
 * looked at ten million rows. The caller holds these records.
 */
export const refreshAround = (tx: Context, { holder, field, isMany }: Pointer, ids: readonly string[]): Promise<void> =>
  isMany
    ? Promise.resolve()
    : refreshRollups(
        tx,
        holder,
        ids.map((id) => ({ [field]: id })),
      )

const turned = (value: unknown, from: readonly string[], to: string): unknown =>
  Array.isArray(value) ? [...new Set(value.map((id) => (from.includes(id) ? to : id)))] : to

/** Found once: looked for anew after each thousand, every look steps over all that were written before it. */
async function idsOf(tx: Context, { holder }: Pointer, where: RawBuilder<unknown>): Promise<string[]> {
  const found = await sql<{ id: string }>`select t.id from ${sql.table(tableOf(holder))} as t where ${where} order by t.id`.execute(tx.db)
  return found.rows.map(({ id }) => id)
}

/** Rows of the pointer's object, locked. */
export async function rowsOf(tx: Context, { holder, field }: Pointer, where: RawBuilder<unknown>): Promise<Row[]> {
  const root = holder.parent ? sql`t.root_id` : sql`t.id`
  const found = await sql<Row>`select t.id, t.version, ${sql.ref(`t.${column(field)}`)} as value, t.owner_id, t.unit_id, ${root} as root_id
    from ${sql.table(tableOf(holder))} as t where ${where} order by t.id limit ${chunk} for no key update of t`.execute(tx.db)
  return found.rows
}

type Turned = { readonly verb: string /** Records now pointed at: a child stands where its parent does. */; readonly places: ReadonlyMap<string, Raw> }

/** Writes the turns of locked rows, with a fact each and their stamps; the figures of both sides are left to `refreshAround`. */
export async function turn(tx: Context, pointer: Pointer, rows: readonly Row[], turns: readonly Turn[], { verb, places }: Turned): Promise<void> {
  if (!turns.length) return
  const { holder, field, isMany, isParent } = pointer
  const byId = new Map(rows.map((row) => [row.id, row]))
  const placed = turns.map(({ id, now }) => {
    const row = byId.get(id) as Row
    const place = isParent ? places.get(now as string) : undefined
    return {
      id,
      now,
      version: row.version + 1,
      ownerId: place ? place.ownerId : row.owner_id,
      unitId: place ? place.unitId : row.unit_id,
      rootId: place?.rootId ?? row.root_id,
    }
  })
  const set = sql`json_to_recordset(${JSON.stringify(placed.map((each) => ({ ...each, now: isMany ? `{${(each.now as string[]).join()}}` : each.now })))}::json) as x(id uuid, now text, version integer, "ownerId" uuid, "unitId" uuid, "rootId" uuid)`
  const stamps = isParent ? sql`, owner_id = x."ownerId", unit_id = x."unitId", root_id = x."rootId"` : sql``
  await sql`update ${sql.table(tableOf(holder))} as t set ${sql.ref(column(field))} = x.now::${sql.raw(isMany ? 'uuid[]' : 'uuid')}, version = x.version,
    updated_at = ${tx.now.toISOString()}::timestamptz, updated_by_id = ${tx.person.id}::uuid ${stamps} from ${set} where t.id = x.id`.execute(tx.db)
  await renewOnce(tx, holder, [...byId.keys()])
  if (isParent) {
    const ids = placed.map(({ id }) => id)
    await stampChildren(tx, holder, ids)
    await followParent(tx, holder, ids)
  }
  await remember(
    tx,
    holder,
    placed.map(({ id, now: _, ...row }, at) => ({ ...row, recordId: id, verb, changes: { [field]: [turns[at]?.was, turns[at]?.now] } })),
  )
}
