import type { Field } from '../../../kernel/field.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { isGood } from '../../../kernel/problem.ts'
import { twinKeys } from '../../records/derive.ts'
import { isSame } from '../../records/same.ts'
import { arranged } from './cells.ts'
import { uniqueFields } from './keys.ts'
import type { Draft, Mode, Values } from './shapes.ts'
import { isList } from './targets.ts'

/** What is there (a record, or a draft of this batch), and how freely a row may write over it. */
export type Ground = {
  readonly object: Declaration
  readonly before: Values | undefined
  readonly mode: Mode
  /** An earlier row has spoken for it: later ones fill what is blank. */
  readonly isMet: boolean
  /** The row says by id that it is this record. */
  readonly isProven?: boolean
}

/**
 * Lays a row's values over a draft or patch. Blanks overwrite nothing; lists grow, but where the row says by id which record it is; another spelling of the same name is not a new
 * name; within one import the first row speaks and later ones fill blanks, so that importing a file twice changes nothing.
 */
export function mergeInto(patch: Draft, values: Values, ground: Ground): boolean {
  if (ground.before && ground.mode === 'create') return false
  let isChanged = false
  for (const [name, value] of Object.entries(values)) {
    const field = ground.object.fields[name]
    const now = name in patch ? patch[name] : (ground.before?.[name] ?? null)
    const grows = field && isList(field) && !(ground.isProven && !ground.isMet)
    const next = grows ? joined(field, now, value) : now === null || mayReplace(ground, name, now, value, values) ? value : now
    if (isSame(now, next)) continue
    patch[name] = next
    isChanged = true
  }
  return isChanged
}

function joined(field: Field, now: unknown, value: unknown): unknown {
  if (now === null || now === undefined) return value
  const had = now as unknown[]
  const outcome = arranged(field, [...had, ...(value as unknown[]).filter((each) => !had.some((one) => isSame(one, each)))])
  return isGood(outcome) && (outcome.value as unknown[]).length > had.length ? outcome.value : now
}

function mayReplace(ground: Ground, name: string, now: unknown, value: unknown, values: Values): boolean {
  if (!ground.before || ground.isMet) return false
  if (ground.isProven) return true
  return name !== ground.object.twins?.name || (isProven(ground, values) && normOf(ground.object, now) !== normOf(ground.object, value))
}

const normOf = (object: Declaration, written: unknown) => (object.twins ? twinKeys(object, { [object.twins.name]: written }).nameNorm : written)

/** Is it the same record by a value that no other has? A phone may be shared, so it proves no change of name. */
const isProven = ({ object, before }: Ground, values: Values): boolean =>
  uniqueFields(object).some(([name]) => (values[name] ?? null) !== null && isSame(before?.[name], values[name]))

/** The other name a row gives to a record that was met without proof; it is told, not written. */
export function otherName({ object, before }: Pick<Ground, 'object' | 'before'>, values: Values): string | undefined {
  const name = object.twins?.name
  const written = name ? values[name] : undefined
  if (!before || !name || typeof written !== 'string' || isProven({ object, before, mode: 'both', isMet: false }, values)) return undefined
  return normOf(object, before[name]) === normOf(object, written) ? undefined : written
}
