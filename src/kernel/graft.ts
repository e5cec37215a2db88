import type { Field } from './field.ts'
import type { Kind, Option } from './kind.ts'
import type { Declaration, Fields } from './object.ts'
import type { Own, OwnField } from './own.ts'
import { isGood } from './problem.ts'

type Kinds = Readonly<Record<string, Kind>>

/**
 * The declaration with what the company added: fields, options of its lists, sections, policy. Pure, and the same in house and browser.
 * A field of a kind this program has not, or of a name that is taken, is left out: an older program runs on a newer house.
 */
export function graft(declaration: Declaration, own: Own, kinds: Kinds): Declaration {
  const added = own.fields.flatMap((each): [string, Field][] => {
    const kind = Object.hasOwn(kinds, each.kind) ? kinds[each.kind] : undefined
    return kind && !Object.hasOwn(declaration.fields, each.name) ? [[each.name, asField(each, kind)]] : []
  })
  const declared = Object.entries(declaration.fields).map(([name, field]): [string, Field] => [name, relisted(field, ownOptions(own, name))])
  const fields: Fields = Object.fromEntries([...declared, ...added])
  const known = (names: readonly string[]) => names.filter((name) => Object.hasOwn(fields, name))
  return {
    ...declaration,
    fields,
    ...(own.form ? { form: own.form.map((section) => ({ ...section, fields: known(section.fields) })) } : {}),
    policy: own.policy.filter(({ field }) => Object.hasOwn(fields, field)),
  }
}

const ownOptions = (own: Own, name: string): readonly Option[] | undefined => (Object.hasOwn(own.options, name) ? own.options[name] : undefined)

function asField({ name: _name, kind: _kind, initial, required, ...words }: OwnField, kind: Kind): Field {
  const isAsked = words.formula === undefined && words.rollup === undefined
  const field: Field = { ...words, ...(required && isAsked ? { required } : {}), kind, isOwn: true }
  const first = initial && isAsked ? kind.read(initial, field) : undefined
  return first && isGood(first) ? { ...field, default: first.value } : field
}

/** The company's list in its order; an option the program knows and the list does not name stays, at the end. Other words of sheets stay too. */
export function relisted(field: Field, listed: readonly Option[] | undefined): Field {
  if (!listed || !field.options) return field
  const declared = new Map(field.options.map((option) => [option.id, option]))
  const merged = listed.map((option): Option => {
    const former = declared.get(option.id)
    return former ? { ...option, synonyms: [...(former.synonyms ?? []), former.label.zh, former.label.en] } : option
  })
  const rest = field.options.filter(({ id }) => !listed.some((option) => option.id === id))
  return { ...field, options: [...merged, ...rest] }
}

/** Is it something people work with, or what belongs to such a record? The house's own objects (people, rights, settings) are the program's. */
export function isOfOurWork(object: Declaration, byName: (name: string) => Declaration | undefined): boolean {
  if (object.menu) return object.menu === 'work'
  const parent = object.parent ? byName(object.fields[object.parent]?.target as string) : undefined
  return parent !== undefined && parent !== object && isOfOurWork(parent, byName)
}

/** May a company write this list anew? What people pick, never what a command decides; its own fields carry theirs. */
export const isOpenList = (field: Field): boolean => field.options !== undefined && field.through === undefined && !field.isOwn
