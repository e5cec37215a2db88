import type { Field } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'

const columns = new Map<string, string>()

/** SQL is snake_case, the API camelCase; the one place that turns one into the other. Names come from declarations, so the map stays small. */
export function column(name: string): string {
  let written = columns.get(name)
  if (written === undefined) {
    written = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    columns.set(name, written)
  }
  return written
}
export const tableOf = (object: Declaration): string => column(object.name)

/** Columns of every record, with their SQL type as a record set needs it. */
export const systemColumns: Readonly<Record<string, string>> = {
  id: 'uuid',
  ownerId: 'uuid',
  unitId: 'uuid',
  version: 'integer',
  createdAt: 'timestamptz',
  createdById: 'uuid',
  updatedAt: 'timestamptz',
  updatedById: 'uuid',
  deletedAt: 'timestamptz',
}

/** Columns the engine keeps beside the declared ones and never shows. */
export function hiddenColumns(object: Declaration): Record<string, string> {
  const hidden: Record<string, string> = {}
  if (object.parent) hidden.rootId = 'uuid'
  if (isSearched(object)) Object.assign(hidden, { searchText: 'text', searchKeys: 'integer[]' })
  if (object.once) hidden.onceKey = 'text'
  if (object.twins) Object.assign(hidden, { nameNorm: 'text', nameCore: 'text', phoneKeys: 'text[]' })
  return hidden
}

export const isSearched = (object: Declaration): boolean => Object.values(object.fields).some((field) => field.search)

const stored = new WeakMap<Declaration, readonly (readonly [string, Field])[]>()

/** Fields that have a column of their own. Asked for each row that is written. */
export function storedFields(object: Declaration): readonly (readonly [string, Field])[] {
  let fields = stored.get(object)
  if (!fields) {
    fields = Object.entries(object.fields).filter(([, field]) => field.kind.sql(field) !== null)
    stored.set(object, fields)
  }
  return fields
}

/** SQL type of every column a written row may carry. */
export function columnTypes(object: Declaration): Record<string, string> {
  const types: Record<string, string> = { ...systemColumns, ...hiddenColumns(object) }
  for (const [name, field] of storedFields(object)) types[name] = field.kind.sql(field) as string
  return types
}

const memo = new WeakMap<Declaration, Record<string, string>>()
export function typesOf(object: Declaration): Record<string, string> {
  let types = memo.get(object)
  if (!types) {
    types = columnTypes(object)
    memo.set(object, types)
  }
  return types
}

/** Value of a field as it goes into a JSON record set (a document as it is), and as it comes back from the driver. */
export const toSql = (field: Field, value: unknown): unknown =>
  value === null || value === undefined || !field.kind.toSql || field.kind.holds === 'json' ? (value ?? null) : field.kind.toSql(value, field)
export const fromSql = (field: Field, raw: unknown): unknown =>
  raw === null || raw === undefined ? null : field.kind.fromSql ? field.kind.fromSql(raw, field) : raw
