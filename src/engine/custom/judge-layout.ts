import { conditionOps } from '../../kernel/condition.ts'
import { isWritten } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Own } from '../../kernel/own.ts'
import { isGood, type Trouble } from '../../kernel/problem.ts'
import { words } from './words.ts'

/** Sections and rules name fields there are, each once; conditions are of the record itself. A rule about a field removed since is dropped by the graft. */
export function layoutTroubles(object: Declaration, own: Own, before: Own | undefined): Trouble[] {
  const isTouched = JSON.stringify([before?.form, before?.policy]) !== JSON.stringify([own.form, own.policy])
  if (!isTouched) return []
  const names = (own.form ?? []).flatMap(({ fields }) => fields)
  const isKnown = (name: string) => Object.hasOwn(object.fields, name)
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  return [
    ...names.filter((name) => !isKnown(name)).map((what) => words.noField('sections', { what })),
    ...twice.map((what) => words.twiceListed('sections', { what: object.fields[what]?.label ?? what })),
    ...own.policy.flatMap(({ field: name, rule, when }) => {
      const field = isKnown(name) ? object.fields[name] : undefined
      if (!field) return [words.noField('rules', { what: name })]
      if (isWritten(field)) return [words.noUse('rules', {})]
      if (rule === 'show' && field.required && field.default === undefined) return [words.alwaysAsked('rules', { what: field.label })]
      return when && !isPlain(object, when) ? [words.noSuchCondition('rules', {})] : []
    }),
  ]
}

/** May a form judge it by itself: fields of the object, comparisons in memory, operands of the field's own kind? */
export function isPlain(object: Declaration, filter: Filter): boolean {
  if ('all' in filter) return filter.all.every((part) => isPlain(object, part))
  if ('any' in filter) return filter.any.every((part) => isPlain(object, part))
  const field = Object.hasOwn(object.fields, filter.field) ? object.fields[filter.field] : undefined
  if (!field || field.kind.holds === 'json' || !conditionOps.includes(filter.op) || !field.kind.ops.includes(filter.op)) return false
  if (filter.op === 'empty' || filter.op === 'notEmpty') return true
  const operands = filter.op === 'in' || filter.op === 'notIn' ? filter.value : [filter.value]
  const read = (value: unknown) => (field.kind.operand ? field.kind.operand(value, filter.op, field) : field.kind.parse(value, field))
  return Array.isArray(operands) && operands.every((value) => value !== null && value !== undefined && isGood(read(value)))
}
