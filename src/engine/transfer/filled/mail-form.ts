import type { Field } from '../../../kernel/field.ts'
import { isWritten } from '../../../kernel/field.ts'
import { type Label, say } from '../../../kernel/label.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { isEditable } from '../../access/fields.ts'
import { type Context, objectOf } from '../../context.ts'

/** A form that is filled in away from the house and sent to its mailbox: the parts of it, each about one object. `rows`: a table for so many of them. */
export type MailForm = {
  readonly name: string
  readonly label: Label
  readonly hint: Label
  readonly object: string
  readonly parts: readonly FormPart[]
}
export type FormPart = { readonly label: Label; readonly object: string; readonly fields: readonly string[]; readonly rows?: number }

/** A part as a person sees it: labels as the company has them, and what may be chosen. */
export type LaidPart = { readonly label: string; readonly rows: number | undefined; readonly cells: readonly LaidCell[] }
export type LaidCell = {
  readonly label: string
  readonly isRequired: boolean
  readonly isLong: boolean
  readonly choices: readonly string[]
  readonly hint: string
  /** What is known of it already: of the record that the form is sent about. */
  readonly known: string
}

/** What stands in a form before it is filled in: texts by field of the object it is about. */
export type Known = Readonly<Record<string, string>>

/** The form for this person: what he may write of it, in his language. */
export function layForm(ctx: Context, form: MailForm, known: Known = {}): LaidPart[] {
  return form.parts.flatMap(({ label, object: name, fields, rows }) => {
    const object = objectOf(ctx.house, name)
    const said = name === form.object && !rows ? known : {}
    const cells = fields.flatMap((field) => cellOf(ctx, object, field).map((cell) => ({ ...cell, known: said[field] ?? '' })))
    return cells.length ? [{ label: say(label, ctx.lang), rows, cells }] : []
  })
}

function cellOf(ctx: Context, object: Declaration, name: string): Omit<LaidCell, 'known'>[] {
  const field = object.fields[name]
  if (!field || isWritten(field) || !isEditable(ctx.person, object, name)) return []
  return [
    {
      label: say(field.label, ctx.lang),
      isRequired: field.required === true && field.default === undefined,
      isLong: field.kind.name === 'longText',
      choices: (field.options ?? []).map((option) => say(option.label, ctx.lang)),
      hint: hintOf(ctx, field),
    },
  ]
}

function hintOf(ctx: Context, field: Field): string {
  if (field.kind.name === 'instant') return '2026-01-31 09:30'
  return field.hint ? say(field.hint, ctx.lang) : ''
}

/** Star of a field that must be filled in; the reader of forms passes over it. */
export const starred = ({ label, isRequired }: LaidCell): string => (isRequired ? `${label} *` : label)
