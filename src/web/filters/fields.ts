import type { Field } from '../../kernel/field.ts'
import type { House, SeenObject } from '../house.ts'

export type FieldChoice = { readonly path: string; readonly field: Field; readonly label: { readonly zh: string; readonly en: string } }

/** Refs whose own fields are not offered: a person's or a unit's inside is rarely asked for and doubles the list. */
const closed = ['user', 'orgUnit']

/** Fields that a list may be filtered by, and one step further through its refs: `customerId.region`. */
export function filterFields(house: House, seen: SeenObject): FieldChoice[] {
  const own = Object.entries(seen.fields).filter(([, field]) => field.kind.ops.length > 0)
  const near = own.flatMap(([name, field]) => {
    const target = field.target && field.kind.holds === 'one' && !closed.includes(field.target) ? house.byName(field.target) : undefined
    return target ? through(name, field, target) : []
  })
  return [...own.map(([path, field]) => ({ path, field, label: field.label })), ...near]
}

function through(name: string, ref: Field, target: SeenObject): FieldChoice[] {
  return Object.entries(target.declaration.fields)
    .filter(([, field]) => field.kind.ops.length > 0 && !field.target)
    .map(([key, field]) => ({ path: `${name}.${key}`, field, label: { zh: `${ref.label.zh} › ${field.label.zh}`, en: `${ref.label.en} › ${field.label.en}` } }))
}

/** The field at a path of a filter, through refs and lines, if this person may see it. */
export function fieldAt(house: House, seen: SeenObject, path: string): Field | undefined {
  const [name = '', ...keys] = path.split('.')
  return keys.reduce<Field | undefined>((field, key) => {
    const into = field?.target ?? field?.lines
    return into ? house.byName(into)?.declaration.fields[key] : field
  }, seen.fields[name])
}
