import type { Declaration } from '../../kernel/object.ts'
import { nameNorm, nameRoot } from '../duplicates/keys.ts'
import { recordKey } from '../search/record-key.ts'
import { isSearched, storedFields, toSql } from './columns.ts'

type Values = Readonly<Record<string, unknown>>

/** Columns the engine works out from a record's values: search key, twin keys and what stands once. Only those that `changed` touches, when given. */
export function derived(object: Declaration, values: Values, changed?: readonly string[]): Record<string, unknown> {
  const touches = (names: readonly (string | undefined)[]) => !changed || changed.some((name) => names.includes(name))
  const found: Record<string, unknown> = {}
  if (isSearched(object) && touches(Object.keys(object.fields).filter((name) => object.fields[name]?.search))) Object.assign(found, recordKey(object, values))
  if (object.once && touches(object.once.from)) found.onceKey = object.once.by(values)
  if (object.twins && touches([object.twins.name, object.twins.phones])) Object.assign(found, twinKeys(object, values))
  return found
}

/** Normalised keys by which twins meet (china-practice.md section 2). */
export function twinKeys(object: Declaration, values: Values): { nameNorm: string | null; nameCore: string | null; phoneKeys: string[] | null } {
  const { name, phones } = object.twins as NonNullable<Declaration['twins']>
  const written = typeof values[name] === 'string' ? (values[name] as string) : ''
  return { ...nameKeys(written), phoneKeys: phones ? phoneKeysOf(values[phones]) : null }
}

type NameKeys = { readonly nameNorm: string | null; readonly nameCore: string | null }

/** So many names are remembered with their keys: a batch asks for each of its own some five times on its way into the table. */
const mostNames = 2000
const named = new Map<string, NameKeys>()

function nameKeys(name: string): NameKeys {
  const known = named.get(name)
  if (known) return known
  if (named.size >= mostNames) named.clear()
  const made = { nameNorm: nameNorm(name) || null, nameCore: nameRoot(name) || null }
  named.set(name, made)
  return made
}

/** Full digits of each number, country code included, so that 138… and +86 138… are one. */
export function phoneKeysOf(value: unknown): string[] | null {
  const list = Array.isArray(value) ? (value as { e164?: string | null; digits?: string }[]) : []
  const keys = list.map((phone) => phone.e164 ?? phone.digits ?? '').filter(Boolean)
  return keys.length ? [...new Set(keys)] : null
}

/** Declared values as columns of a JSON record set. */
export function asColumns(object: Declaration, values: Values): Record<string, unknown> {
  return Object.fromEntries(storedFields(object).flatMap(([name, field]) => (name in values ? [[name, toSql(field, values[name])]] : [])))
}
