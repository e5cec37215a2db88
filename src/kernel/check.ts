import { checkLines } from './check-lines.ts'
import type { Checked, CheckOptions } from './checked.ts'
import type { Field } from './field.ts'
import { isWritten } from './field.ts'
import { fill } from './label.ts'
import type { Line } from './lines.ts'
import { messages } from './messages.ts'
import type { Fields } from './object.ts'
import { type Declaration } from './object.ts'
import { isShown, policyTroubles } from './policy.ts'
import { isGood, type Trouble } from './problem.ts'

/** Keys that only the engine or a command may set; naming one is refused, never silently dropped (attack row 14). */
const settable = (name: string, fields: Fields): boolean => name === 'ownerId' || (Object.hasOwn(fields, name) && !isWritten(fields[name] as Field))

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * Reads a draft or a patch: every problem at once, values normalised. The same function in browser, API, import and command.
 * `whole`: a new record, so required fields must be there and defaults apply; otherwise only what is named is looked at,
 * and the rules over several fields wait for who has the whole record (engine/records/change).
 */
export function check(object: Declaration, draft: Readonly<Record<string, unknown>>, whole: boolean, options: CheckOptions = {}): Checked {
  const values: Record<string, unknown> = {}
  const troubles: Trouble[] = []
  for (const [name, input] of Object.entries(draft)) {
    const field = Object.hasOwn(object.fields, name) ? object.fields[name] : undefined
    if (!settable(name, object.fields) && !options.allow?.includes(name)) {
      troubles.push({ field: name, ...(field ? messages.notSettable : messages.unknownField) })
      continue
    }
    if (isEmpty(input)) values[name] = null
    else if (!field) values[name] = readOwner(input, troubles)
    else {
      const outcome = field.kind.parse(input, field.options && options.before ? { ...field, was: options.before[name] } : field)
      if (!isGood(outcome)) troubles.push({ field: name, code: outcome.code, message: outcome.message })
      else if (field.lines) values[name] = readLines(name, field.lines, outcome.value as readonly Line[], options, troubles)
      else values[name] = isEmpty(outcome.value) ? null : outcome.value
    }
  }
  for (const [name, field] of Object.entries(object.fields)) demandPresence(name, field, draft, values, whole, troubles)
  if (whole) dropOutOfPlace(object, draft, values)
  if (whole && troubles.length === 0) for (const rule of object.rules ?? []) troubles.push(...rule(values, { now: options.now }))
  if (whole && object.policy) troubles.push(...policyTroubles(object, undefined, values).filter(({ field }) => !troubles.some((each) => each.field === field)))
  return { values, troubles }
}

/** A default that the company's policy gives no place in this record was nobody's wish. */
function dropOutOfPlace(object: Declaration, draft: Readonly<Record<string, unknown>>, values: Record<string, unknown>): void {
  for (const { field } of object.policy ?? []) if (!Object.hasOwn(draft, field) && field in values && !isShown(object, field, values)) delete values[field]
}

function readLines(name: string, of: string, lines: readonly Line[], options: CheckOptions, troubles: Trouble[]): unknown {
  const child = options.childOf?.(of)
  const read = child && checkLines(check, { name, child, options }, lines)
  troubles.push(...(read?.troubles ?? [{ field: name, ...messages.noLinesHere }]))
  return read?.lines ?? null
}

function readOwner(input: unknown, troubles: Trouble[]): unknown {
  if (typeof input === 'string' && /^[0-9a-f-]{36}$/i.test(input)) return input.toLowerCase()
  troubles.push({ field: 'ownerId', ...messages.noSuchRecord })
  return null
}

function demandPresence(
  name: string,
  field: Field,
  draft: Readonly<Record<string, unknown>>,
  values: Record<string, unknown>,
  whole: boolean,
  troubles: Trouble[],
): void {
  if (whole && !(name in values) && !(name in draft) && field.default !== undefined) values[name] = field.default
  if (!field.required || isWritten(field) || troubles.some((t) => t.field === name)) return
  if (whole ? isEmpty(values[name]) : name in values && values[name] === null) {
    troubles.push({ field: name, code: messages.required.code, message: fill(messages.required.message, { zh: field.label.zh, en: field.label.en }) })
  }
}
