import { sql } from 'kysely'
import { type Context, objectOf } from '../context.ts'
import type { Changes } from '../facts/remember.ts'
import { storedFields } from '../records/columns.ts'
import type { Raw } from '../records/lock.ts'
import { isSame } from '../records/same.ts'
import { type Pointer, refreshAround, rowsOf, type Turn, turn } from './move.ts'

type Moved = { id: string; object: string; record_id: string; changes: Changes }
type Sides = { readonly winner: Raw; readonly losers: readonly Raw[] }
type Stayed = { readonly object: string; readonly id: string }

const chunk = 1000

/** Points back at the losers what the merge pointed at the winner, and what still does. Answers what has moved on. Index: fact (act, id). */
export async function moveBack(tx: Context, act: string, sides: Sides): Promise<Stayed[]> {
  const stayed: Stayed[] = []
  const keys = new Set<string>()
  for (let last = act; ; ) {
    const { rows } = await sql<Moved>`select id, object, record_id, changes from fact
      where act = ${act}::uuid and id > ${last}::uuid and verb = 'moved' order by id limit ${chunk}`.execute(tx.db)
    for (const [key, facts] of Map.groupBy(rows, (row) => `${row.object}.${Object.keys(row.changes)[0]}`)) {
      keys.add(key)
      stayed.push(...(await backAt(tx, key, facts, sides)))
    }
    if (rows.length < chunk) break
    last = (rows.at(-1) as Moved).id
  }
  const ids = [sides.winner, ...sides.losers].map(({ id }) => id)
  for (const key of keys) {
    const pointer = pointerAt(tx, key)
    if (pointer) await refreshAround(tx, pointer, ids)
  }
  return stayed
}

/** `contact.customerId`; undefined: the field has gone since. */
function pointerAt(tx: Context, key: string): Pointer | undefined {
  const [name, field] = key.split('.') as [string, string]
  const holder = objectOf(tx.house, name)
  const kind = storedFields(holder).find(([each]) => each === field)?.[1].kind
  return kind && { holder, field, isMany: kind.holds === 'array', isParent: holder.parent === field }
}

/** Facts of one field of one object. */
async function backAt(tx: Context, key: string, facts: readonly Moved[], { winner, losers }: Sides): Promise<Stayed[]> {
  const pointer = pointerAt(tx, key)
  if (!pointer) return []
  const { holder, field } = pointer
  const places = new Map(losers.map((row) => [row.id, row]))
  const wishes = new Map(
    facts.flatMap(({ record_id, changes }) => (names(changes[field]?.[0], places) ? [[record_id, changes[field] as Changes[string]]] : [])),
  )
  if (!wishes.size) return []
  const rows = await rowsOf(tx, pointer, sql`t.id = any(${[...wishes.keys()]}::uuid[])`)
  const turns = rows.flatMap((row): Turn[] => {
    const [was, now] = wishes.get(row.id) as Changes[string]
    const back = backTo(row.value, was, now)
    return back === undefined ? [] : [{ id: row.id, was: row.value, now: back }]
  })
  await turn(tx, pointer, rows, turns, { verb: 'undo.moved', places: new Map([...places, [winner.id, winner]]) })
  const back = new Set(turns.map(({ id }) => id))
  return [...wishes.keys()].filter((id) => !back.has(id)).map((id) => ({ object: holder.name, id }))
}

/** Did it name one of these losers? An act of the duplicates desk may hold several merges. */
const names = (was: unknown, losers: ReadonlyMap<string, Raw>): boolean => (Array.isArray(was) ? was : [was]).some((id) => losers.has(id as string))

/** What the field held before, as far as it still holds what the merge put there; of a list, the others that have come since stay. */
function backTo(value: unknown, was: unknown, now: unknown): unknown {
  if (isSame(value, now)) return was
  if (!Array.isArray(value) || !Array.isArray(was) || !Array.isArray(now)) return undefined
  const [came, went] = [now.filter((id) => !was.includes(id)), was.filter((id) => !now.includes(id))]
  if (!came.every((id) => value.includes(id))) return undefined
  return [...value.filter((id) => !came.includes(id)), ...went.filter((id) => !value.includes(id))]
}
