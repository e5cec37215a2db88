import { compareMoney } from '../lib/money.ts'
import type { Field } from './field.ts'
import type { Comparison, Filter } from './filter.ts'
import type { Op } from './kind.ts'
import type { Fields } from './object.ts'

type Row = Readonly<Record<string, unknown>>

/** Comparisons that need nothing but the record itself, so that a form and the server judge alike. */
export const conditionOps: readonly Op[] = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'contains', 'empty', 'notEmpty']

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Is it so of this record? The filter language in memory: no path, no window of time, no search. */
export function holdsTrue(filter: Filter, row: Row, fields: Fields): boolean {
  if ('all' in filter) return filter.all.every((part) => holdsTrue(part, row, fields))
  if ('any' in filter) return filter.any.some((part) => holdsTrue(part, row, fields))
  return compares(filter, row[filter.field], fields[filter.field])
}

function compares({ op, value }: Comparison, held: unknown, field: Field | undefined): boolean {
  if (op === 'empty') return isBlank(held)
  if (op === 'notEmpty') return !isBlank(held)
  if (op === 'eq') return has(held, value)
  if (op === 'ne') return !has(held, value)
  if (op === 'in' || op === 'notIn') return (Array.isArray(value) && value.some((each) => has(held, each))) === (op === 'in')
  if (isBlank(held) || isBlank(value)) return false
  if (op === 'contains') return Array.isArray(held) ? held.includes(value) : String(held).toLowerCase().includes(String(value).toLowerCase())
  const order = field?.kind.name === 'money' ? compareMoney(String(held), String(value)) : compare(held, value)
  return op === 'lt' ? order < 0 : op === 'lte' ? order <= 0 : op === 'gt' ? order > 0 : op === 'gte' ? order >= 0 : false
}

const has = (held: unknown, value: unknown): boolean =>
  Array.isArray(held) ? held.includes(value) : held === value || (isBlank(held) && isBlank(value)) || (typeof held === 'string' && held === String(value))

const compare = (a: unknown, b: unknown): number => (typeof a === 'number' ? a - Number(b) : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0)

/** Fields a filter names. */
export function fieldsNamed(filter: Filter): string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsNamed)
  if ('any' in filter) return filter.any.flatMap(fieldsNamed)
  return [filter.field]
}
