import type { Field, Mask } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { systemFields } from '../../kernel/object.ts'
import type { Context, FieldGrant, Person } from '../context.ts'
import { holds } from './scope.ts'

const open: FieldGrant = { right: 'edit', masked: false }
const hidden: FieldGrant = { right: 'hidden', masked: false }

/**
 * What a person may do with a field, over all his roles. Said by an administrator (field rights), else by the declaration:
 * `readBy` hides from every other role, `mask` masks for who lacks *unmask*. `readBy: []` is the house's own: it hides from administrators too.
 */
export function rightOf(person: Person, object: Declaration, name: string): FieldGrant {
  const field = object.fields[name]
  if (field?.isOff && !person.isHouse) return hidden
  if (person.isAdmin) return field?.readBy?.length === 0 && !person.isHouse ? hidden : open
  if (!field) return (systemFields as readonly string[]).includes(name) ? open : hidden
  const said = person.fields.get(object.name)?.get(name)
  const bare = said ?? (field.readBy && !field.readBy.some((role) => person.roleKeys.includes(role)) ? hidden : open)
  const masked = bare.masked || (field.mask !== undefined && said === undefined)
  return masked && !holds(person, object, 'unmask') ? { ...bare, masked: true } : { ...bare, masked: false }
}

/** Names of the fields he may see at all, masked ones included. */
export function visibleFields(person: Person, object: Declaration): string[] {
  return Object.keys(object.fields).filter((name) => rightOf(person, object, name).right !== 'hidden')
}

/** May he compare, sort, group or search by it? A masked value could be found out by halves, so it is as unknown as a hidden one. */
export function isComparable(person: Person, object: Declaration, name: string): boolean {
  const { right, masked } = rightOf(person, object, name)
  return right !== 'hidden' && !masked
}

/** May he write it? A masked value comes back masked, so it is read only. */
export function isEditable(person: Person, object: Declaration, name: string): boolean {
  const { right, masked } = rightOf(person, object, name)
  return right === 'edit' && !masked
}

const stars: Record<Mask, (text: string) => string> = {
  phone: (text) => starDigits(text, [...text].filter(isDigit).length),
  email: (text) => text.replace(/([^\s@"])[^\s@"]*@/g, '$1***@'),
  name: (text) => text.slice(0, 1) + '*'.repeat(Math.max(1, Math.min(text.length - 1, 4))),
  all: () => '***',
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9'

/** 138****8000, whatever stands between the digits: of a whole number the first three and the last four are left, of a short one two and two. */
function starDigits(text: string, count: number): string {
  const [head, tail] = count >= 10 ? [3, 4] : count >= 7 ? [2, 2] : [0, 0]
  let at = 0
  return [...text].map((letter) => (!isDigit(letter) || ++at <= head || at > count - tail ? letter : '*')).join('')
}

/** A value with its private part starred, in the same shape: every text inside a list or document is starred too. */
export function maskValue(field: Field, value: unknown): unknown {
  const star = stars[field.mask ?? 'all']
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return star(part)
    if (typeof part === 'number' || typeof part === 'boolean') return null
    if (Array.isArray(part)) return part.map(walk)
    if (part && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, key === 'type' || key === 'main' ? each : walk(each)]))
    return part
  }
  return value === null || value === undefined ? value : walk(value)
}

/** How a record is called to this person: its title may be hidden from him, or masked, like any other field. */
export function titleFor(person: Person, object: Declaration, title: unknown): string | null {
  const { right, masked } = rightOf(person, object, object.title)
  const shown = right === 'hidden' ? null : masked ? maskValue(object.fields[object.title] as Field, title) : title
  return typeof shown === 'string' ? shown : null
}

export type Shown = { readonly name: string; readonly field: Field; readonly masked: boolean }

/** The fields an answer to this person carries, worked out once per query. */
export function shownFields(ctx: Context, object: Declaration, wanted?: readonly string[]): Shown[] {
  const shown: Shown[] = []
  for (const [name, field] of Object.entries(object.fields)) {
    if (wanted && !wanted.includes(name)) continue
    const { right, masked } = rightOf(ctx.person, object, name)
    if (right !== 'hidden') shown.push({ name, field, masked })
  }
  return shown
}
