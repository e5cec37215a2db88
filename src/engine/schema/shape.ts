import { createHash } from 'node:crypto'
import type { Field } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { column, columnTypes, hiddenColumns, isSearched, storedFields, systemColumns, tableOf } from '../records/columns.ts'

/** A table as a declaration wants it: everything by name, so that a plan is a comparison of names and types. */
export type Table = {
  readonly name: string
  readonly columns: ReadonlyMap<string, ColumnShape>
  /** Name -> full statement. The name ends in a hash of the statement, so a changed index has a new name. */
  readonly indexes: ReadonlyMap<string, string>
  readonly constraints: ReadonlyMap<string, string>
  /** New column name -> the old one it is renamed from. */
  readonly renamed: ReadonlyMap<string, string>
}
export type ColumnShape = {
  readonly type: string
  readonly notNull: boolean
  readonly default?: string
  /** What the database itself works it out from. */
  readonly generated?: string
}

const mandatory: Readonly<Record<string, string | undefined>> = { id: '', version: '1', createdAt: '', createdById: '', updatedAt: '', updatedById: '' }

export function tableFor(object: Declaration): Table {
  const name = tableOf(object)
  const columns = new Map<string, ColumnShape>()
  for (const [key, type] of Object.entries(columnTypes(object))) {
    const field = object.fields[key]
    const notNull = key in mandatory || (field?.required && !field.isOwn) || isCounted(field)
    const initial = key === 'version' ? '1' : isCounted(field) ? '0' : undefined
    const generated = field?.filled ? share(object, field.filled) : undefined
    columns.set(column(key), { type, notNull, ...(initial ? { default: initial } : {}), ...(generated ? { generated } : {}) })
  }
  const renamed = new Map(storedFields(object).flatMap(([key, { was }]) => (was ? [[column(key), column(was)] as const] : [])))
  return { name, columns, indexes: indexesOf(object, name), constraints: constraintsOf(object, name), renamed }
}

const isCounted = (field: Field | undefined): boolean => field?.rollup?.take === 'count' || field?.rollup?.take === 'sum'

/** How many of a hundred say something. A count is there always: one above none says something. */
function share(object: Declaration, names: readonly string[]): string {
  const says = names.map((name) => `(${quoted(column(name))} ${isCounted(object.fields[name]) ? '> 0' : 'is not null'})::int`)
  return `round(100.0 * (${says.join(' + ')}) / ${names.length})`
}

/** Name with a hash of the definition; PostgreSQL cuts names at 63 bytes. */
const named = (table: string, what: string, definition: string): string =>
  `${`${table}_${what}`.slice(0, 50)}_${createHash('sha256').update(definition).digest('hex').slice(0, 8)}`

const alive = ' where deleted_at is null'
const quoted = (name: string): string => `"${name}"`
const sorted = (key: string, field?: Field): string => quoted(column(key)) + (field?.kind.sorts === 'text' ? ' collate kexin_pinyin' : '')

/** One index for each way a list is opened: by its sort within a reach, by an indexed or unique field, by a ref, by search and twin keys. */
function indexesOf(object: Declaration, table: string): ReadonlyMap<string, string> {
  const indexes = new Map<string, string>()
  const add = (what: string, on: string, options: { unique?: boolean; where?: string } = {}) => {
    const definition = `on ${quoted(table)} ${on}${options.where ?? alive}`
    const name = named(table, what, definition)
    indexes.set(name, `create ${options.unique ? 'unique ' : ''}index ${quoted(name)} ${definition}`)
  }
  const lead = (object.sort ?? '-updatedAt').split(',')[0]?.replace(/^-/, '') as string
  const by = sorted(lead, object.fields[lead])
  add('sort', `(${by}, id)`)
  add('owner', `(owner_id, ${by}, id)`)
  add('unit', `(unit_id, ${by}, id)`)
  add('created', '(created_at, id)')
  add('gone', '(deleted_at, id)', { where: ' where deleted_at is not null' })
  for (const [key, field] of storedFields(object)) fieldIndexes(object, key, field, by, add)
  for (const { by: along, with: held } of object.tallied ?? []) add(`tally_${along.map(column).join('_')}`, tallyIndex(along, held))
  if (object.parent) add('root', '(root_id)', { where: '' })
  if (object.staysWithAuthor) add('author', `(created_by_id, ${by}, id)`)
  if (isSearched(object)) add('search', 'using gin (search_keys)')
  if (object.once) add('once', '(once_key)', { unique: true })
  if (object.twins) {
    add('name_norm', '(name_norm)')
    add('name_core', '(name_core)')
    // Written at once: each look for twins would read the whole list of entries that wait to be sorted in (10 ms a record while people write).
    add('phone_keys', 'using gin (phone_keys) with (fastupdate = off)')
  }
  return indexes
}

/** Whose a record is stands in it too: a reader's reach is part of every figure. */
const tallyIndex = (along: readonly string[], held: readonly string[]): string => {
  const names = (all: readonly string[]) => all.map((name) => quoted(column(name))).join(', ')
  return `(${names(along)}) include (${names(['id', 'ownerId', 'unitId', ...held])})`
}

type Add = (what: string, on: string, options?: { unique?: boolean; where?: string }) => void

function fieldIndexes(object: Declaration, key: string, field: Field, by: string, add: Add): void {
  const name = column(key)
  if (field.unique) add(`${name}_once`, `(${quoted(name)})`, { unique: true })
  // What became of a record that is gone is told by its parent and by its ends.
  const isTold = key === object.parent || object.ends?.includes(key) || object.toldOn?.includes(key)
  if (field.target && field.kind.holds === 'one') return add(name, `(${quoted(name)}, ${by}, id)`, { where: isTold ? '' : alive })
  // Long text has no order: an index on a title of many lines would also overflow a page.
  if (!field.index && (key !== object.title || field.kind.sorts === 'none')) return
  add(name, field.kind.holds === 'one' ? `(${sorted(key, field)}, id)` : `using gin (${quoted(name)})`)
}

/** Refs are foreign keys: a record that others point at cannot vanish from under them. */
function constraintsOf(object: Declaration, table: string): ReadonlyMap<string, string> {
  const constraints = new Map<string, string>()
  for (const [key, field] of storedFields(object)) {
    if (!field.target || field.kind.holds !== 'one') continue
    const definition = `foreign key (${quoted(column(key))}) references ${quoted(column(field.target))} (id)`
    const name = named(table, column(key), definition)
    constraints.set(name, `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`)
  }
  return constraints
}

/** Columns a table has although no field says so. */
export const keptColumns = (object: Declaration): string[] => [...Object.keys(systemColumns), ...Object.keys(hiddenColumns(object))].map(column)
