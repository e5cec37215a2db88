import { type Field, isWritten } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { storedFields } from '../records/columns.ts'
import type { Raw } from '../records/lock.ts'
import { isSame } from '../records/same.ts'

/** Field -> id of the record whose value stays. */
export type Choose = Readonly<Record<string, string>>

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

/**
 * What the winner shall hold: the value picked for a field; of lists (phones, e-mails, tags, earlier codes) all that any of them has;
 * else the winner's own, or the first there is. Only what differs from the winner's. `rows`: the winner first, losers in the order they were named.
 */
export function mergedValues(object: Declaration, rows: readonly Raw[], choose: Choose): Record<string, unknown> {
  const winner = rows[0] as Raw
  const gone = new Set(rows.map((row) => row.id))
  const values: Record<string, unknown> = {}
  for (const [name, field] of storedFields(object)) {
    if (isWritten(field)) continue
    const chosen = Object.hasOwn(choose, name) ? rows.find((row) => row.id === choose[name]) : undefined
    const all = (chosen ? [chosen] : rows).map((row) => withoutMerged(field, object, row[name], gone))
    const value = all.some(Array.isArray) ? union(field, all) : (all.find((each) => !isBlank(each)) ?? null)
    if (!isSame(winner[name] ?? null, value)) values[name] = value
  }
  const owner = rows.find((row) => row.id === choose.ownerId)
  if (owner && owner.ownerId !== winner.ownerId) values.ownerId = owner.ownerId
  return values
}

/** A record that is merged into its own group, dealer or referrer is none of its own. */
function withoutMerged(field: Field, object: Declaration, value: unknown, gone: ReadonlySet<string>): unknown {
  if (field.target !== object.name) return value
  if (Array.isArray(value)) return value.filter((id) => !gone.has(id as string))
  return gone.has(value as string) ? null : value
}

/** Members of all lists, each once, as many as the field may hold. The kind settles which is the main one: the first, the winner's. */
function union(field: Field, lists: readonly unknown[]): unknown[] | null {
  const found: unknown[] = []
  for (const each of lists.flatMap((list) => (Array.isArray(list) ? list : []))) if (!found.some((known) => isOne(field, known, each))) found.push(each)
  const most = field.kind.schema(field).maxItems
  return found.length ? found.slice(0, typeof most === 'number' ? most : undefined) : null
}

type Document = Readonly<Record<string, unknown>>
const isDocument = (value: unknown): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Two documents are one when what a filter compares them by is: 138 0013 8000 given as mobile and as landline. */
function isOne({ kind }: Field, a: unknown, b: unknown): boolean {
  if (!isDocument(a) || !isDocument(b) || !kind.member) return isSame(a, b)
  return a[kind.member] === b[kind.member] && (a.ext ?? null) === (b.ext ?? null)
}
