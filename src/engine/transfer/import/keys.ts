import type { Field } from '../../../kernel/field.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { similarity } from '../../duplicates/keys.ts'
import { twinKeys } from '../../records/derive.ts'
import type { MatchKey, Values } from './shapes.ts'

/** By what a record is known: its id, exact values of unique fields, its name's key, its phones. */
export type Keys = {
  readonly id?: string
  readonly exact: ReadonlyMap<string, unknown>
  readonly code: unknown
  readonly name: string | null
  /** What the name is looked up by in the database, where the key says more. */
  readonly sought?: string | null
  readonly core: string
  readonly phones: readonly string[]
  /** What tells it from others of its name: a code; of a person under his firm his numbers and addresses. By field, as they are compared. */
  readonly apart: ReadonlyMap<string, readonly string[]>
}

/** How a record without twins is known: by one field where it stands beside another's row, else as declared. */
export type KnownBy = { readonly names?: string | undefined; readonly fields?: readonly string[] | undefined }

/** Within what a record's name is its own: its parent, or nothing. */
export const scopeIn = ({ twins, parent }: Declaration, values: Values): string => {
  const by = twins ? twins.within : parent
  return String((by && values[by]) ?? '')
}

/** Which field is matched as the name: the twins' name, else the title; a child without twins by the field that says there is one. */
export const nameField = (object: Declaration, names?: string): string => object.twins?.name ?? names ?? object.title

/** `values` with the id, where the sheet or the database says it. A record without twins is known by its name, or as declared, under its parent. */
export function keysOf(object: Declaration, values: Values, match: readonly MatchKey[], { names, fields }: KnownBy = {}): Keys {
  const known = typeof values.id === 'string' ? { id: values.id } : {}
  const unique = Object.entries(object.fields).flatMap(([name, field]) =>
    field.unique && (values[name] ?? null) !== null ? [[name, values[name]] as const] : [],
  )
  const code = object.twins?.code ? (values[object.twins.code] ?? null) : null
  const exact = new Map(match.includes('code') ? unique : [])
  if (object.twins) {
    const { nameNorm, nameCore, phoneKeys } = twinKeys(object, values)
    return {
      ...known,
      exact,
      code,
      name: match.includes('name') ? nameNorm : null,
      core: nameCore ?? '',
      phones: match.includes('phone') ? (phoneKeys ?? []) : [],
      apart: object.twins.within ? addressesOf(object, values, match) : new Map(code === null ? [] : [['code', [String(code)]]]),
    }
  }
  const parts = names ? [names] : [...(object.parent ? [object.parent] : []), ...(fields ?? object.knownBy ?? [object.title])]
  // Where a unit stands under none, that too is said of it.
  const isNamed = match.includes('name') && parts.every((name) => (values[name] ?? null) !== null || isOpen(object, name))
  const sought = isNamed ? String(values[nameField(object, names)]) : null
  const name = isNamed ? JSON.stringify(parts.map((part) => values[part] ?? null)) : null
  return { ...known, exact, code, name, sought, core: '', phones: [], apart: new Map([...exact].map(([field, value]) => [field, [String(value)]])) }
}

const isOpen = (object: Declaration, name: string): boolean => name !== object.title && name !== object.parent && !object.fields[name]?.required

/** What a person is reached by: two of one name with other addresses are two. */
const addressesOf = (object: Declaration, values: Values, match: readonly MatchKey[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(object.fields).flatMap(([name, { kind, target }]) => {
      const value = values[name] ?? null
      const isAsked = name !== object.twins?.phones || match.includes('phone')
      return kind.alike?.way === 'any' && isAsked && !target && value !== null ? [[name, kind.alike.marks(value)] as const] : []
    }),
  )

/**
 * A record without a name of its own under a parent (a contact record): the same is what was said to the same one at the same time.
 * Two calls of one day that a sheet tells by the day alone stay two.
 */
export function keysUnder(object: Declaration, values: Values, names: string): Keys {
  const sought = (values[names] ?? null) as string | null
  const name = sought === null ? null : JSON.stringify([values[object.parent ?? ''], sought, values[object.title]])
  return { ...(typeof values.id === 'string' ? { id: values.id } : {}), exact: new Map(), code: null, name, sought, core: '', phones: [], apart: new Map() }
}

/** One number for one name: a different firm may share it, so the names must be alike too. */
const alike = 0.5

/** A Chinese mobile is one person's; a landline is shared by a whole office, so there the names must be equal too. */
const isPersonal = (phone: string): boolean => /^\+861[3-9]\d{9}$/.test(phone)

/** Records by their keys, each within its parent (or none). Answers one, several (`ambiguous`), or none. */
export type Pool<E> = {
  /** `agrees`: of several that bear a name without being twins, the one that is as the row says. */
  readonly find: (scope: string, keys: Keys, agrees?: (entity: E) => boolean) => E | 'ambiguous' | undefined
  readonly add: (scope: string, keys: Keys, entity: E) => void
}

type Held<E> = { readonly keys: Keys; readonly entity: E }

export function makePool<E>(object: Declaration): Pool<E> {
  const exact = new Map<string, Held<E>>()
  const names = new Map<string, Held<E>[]>()
  const phones = new Map<string, Held<E>[]>()
  const put = (map: Map<string, Held<E>[]>, key: string, held: Held<E>) => {
    const there = map.get(key)
    if (there) there.push(held)
    else map.set(key, [held])
  }
  const ids = new Map<string, E>()
  const byExact = (keys: Keys) => [...keys.exact].flatMap(([name, value]) => exact.get(`${name}\n${String(value)}`)?.entity ?? [])[0]
  const byName = (scope: string, keys: Keys) => (keys.name === null ? [] : (names.get(`${scope}\n${keys.name}`) ?? []))
  const byPhone = (scope: string, keys: Keys) => keys.phones.flatMap((phone) => phones.get(`${scope}\n${phone}`) ?? [])
  const whole = (scope: string, keys: Keys) => {
    const named = once(byName(scope, keys).filter((held) => !keys.code || !held.keys.code))
    if (named.length) return named.length > 1 ? ('ambiguous' as const) : named[0]
    const called = once(byPhone(scope, keys).filter((held) => (!keys.code || !held.keys.code) && similarity(held.keys.core, keys.core) >= alike))
    return called.length === 1 ? called[0] : undefined
  }
  const within = (scope: string, keys: Keys) => {
    const called = keys.phones.flatMap((phone) => (phones.get(`${scope}\n${phone}`) ?? []).filter((held) => held.keys.name === keys.name || isPersonal(phone)))
    const both = called.find((held) => held.keys.name === keys.name) ?? called[0]
    const named = byName(scope, keys).filter((held) => (!keys.phones.length || !held.keys.phones.length) && !isOther(held.keys, keys))
    return both?.entity ?? (named.find((held) => shares(held.keys, keys)) ?? named[0])?.entity
  }
  const plainly = (scope: string, keys: Keys, agrees: (entity: E) => boolean) => {
    const named = once(byName(scope, keys).filter((held) => !isOther(held.keys, keys)))
    if (named.length < 2) return named[0]
    const same = named.filter(agrees)
    return same.length === 1 ? same[0] : ('ambiguous' as const)
  }
  const byWords = (scope: string, keys: Keys, agrees: (entity: E) => boolean) =>
    !object.twins ? plainly(scope, keys, agrees) : object.twins.within ? within(scope, keys) : whole(scope, keys)
  return {
    find: (scope, keys, agrees = () => false) => (keys.id && ids.get(keys.id)) || (byExact(keys) ?? byWords(scope, keys, agrees)),
    add: (scope, keys, entity) => {
      const held = { keys, entity }
      if (keys.id) ids.set(keys.id, entity)
      for (const [name, value] of keys.exact) exact.set(`${name}\n${String(value)}`, held)
      if (keys.name !== null) put(names, `${scope}\n${keys.name}`, held)
      for (const phone of keys.phones) put(phones, `${scope}\n${phone}`, held)
    },
  }
}

/** One name, but a code or an address of each, and none of the other's: they are two. */
const isOther = (a: Keys, b: Keys): boolean => [...a.apart].some(([name, said]) => b.apart.has(name) && !said.some((each) => b.apart.get(name)?.includes(each)))
const shares = (a: Keys, b: Keys): boolean => [...a.apart].some(([name, said]) => said.some((each) => b.apart.get(name)?.includes(each)))

const once = <E>(held: readonly Held<E>[]): E[] => [...new Set(held.map(({ entity }) => entity))]

/** Fields whose values alone tell one record from all others. */
export const uniqueFields = (object: Declaration): [string, Field][] => Object.entries(object.fields).filter(([, field]) => field.unique)
