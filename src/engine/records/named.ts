import type { Field } from '../../kernel/field.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isComparable } from '../access/fields.ts'
import type { Context } from '../context.ts'

/** A field of the declaration or one the engine keeps (owner, created, updated). */
export const fieldOf = (ctx: Context, object: Declaration, name: string): Field | undefined =>
  Object.hasOwn(object.fields, name) ? object.fields[name] : Object.hasOwn(ctx.house.systemFields, name) ? ctx.house.systemFields[name] : undefined

/** One answer for a field that is not there and one the reader may not see or compare (attack rows 6, 7). */
export const unknownField = (name: string): Problem =>
  new Problem('invalid', { zh: `没有字段“${name.slice(0, 60)}”`, en: `There is no field "${name.slice(0, 60)}"` }, [
    { field: name.slice(0, 60), ...messages.unknownField },
  ])

/** The field, if this person may filter, sort, group or search by it; throws the same `invalid` otherwise. */
export function comparableField(ctx: Context, object: Declaration, name: string): Field {
  const field = fieldOf(ctx, object, name)
  if (!field || field.kind.sql(field) === null || !isComparable(ctx.person, object, name)) throw unknownField(name)
  return field
}
