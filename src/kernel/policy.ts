import { holdsTrue, isBlank } from './condition.ts'
import { type Field, isWritten } from './field.ts'
import { fill } from './label.ts'
import { messages } from './messages.ts'
import type { Declaration } from './object.ts'
import type { Trouble } from './problem.ts'

type Row = Readonly<Record<string, unknown>>

/** Has the field a place in this record's form? Without a show rule always; with several, when one of them is so. */
export function isShown(object: Declaration, name: string, row: Row): boolean {
  const rules = (object.policy ?? []).filter((each) => each.field === name && each.rule === 'show')
  return rules.length === 0 || rules.some(({ when }) => !when || holdsTrue(when, row, object.fields))
}

/** Must it be filled in this record: by the declaration, or by the company's policy (S0-35)? */
export function isAsked(object: Declaration, name: string, row: Row): boolean {
  const field = object.fields[name]
  if (!field || isWritten(field)) return false
  if (field.required) return true
  const rules = (object.policy ?? []).filter((each) => each.field === name && each.rule === 'require')
  return rules.some(({ when }) => !when || holdsTrue(when, row, object.fields)) && isShown(object, name, row)
}

/**
 * What the company's policy finds wrong with a record: asked and empty, or filled where it has no place. Of a record that was
 * there before, only what this very change brings about: a rule of today must not keep anybody from mending an older record.
 */
export function policyTroubles(object: Declaration, before: Row | undefined, after: Row): Trouble[] {
  const named = [...new Set((object.policy ?? []).map(({ field }) => field))]
  return named.flatMap((name) => {
    const now = troubleOf(object, name, after)
    const stood = before && now && troubleOf(object, name, before)?.code === now.code && sameValue(before[name], after[name])
    return now && !stood ? [now] : []
  })
}

const sameValue = (a: unknown, b: unknown): boolean => (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b)

function troubleOf(object: Declaration, name: string, row: Row): Trouble | undefined {
  const field = object.fields[name] as Field
  if (field.required || isWritten(field)) return undefined
  const { code, message } = isBlank(row[name]) ? messages.required : messages.noPlace
  const isWrong = isBlank(row[name]) ? isAsked(object, name, row) : !isShown(object, name, row)
  return isWrong ? { field: name, code, message: fill(message, { zh: field.label.zh, en: field.label.en }) } : undefined
}
