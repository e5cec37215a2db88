import { Exact } from '../../lib/exact.ts'
import { dayIn } from '../../lib/time.ts'
import type { Field } from '../field.ts'
import type { Fields } from '../object.ts'
import { optionOf } from '../options.ts'
import { functions } from './functions.ts'
import { parse } from './parse.ts'
import { signs } from './signs.ts'
import { type FormulaTrouble, Misread } from './trouble.ts'
import { typed } from './typed.ts'
import type { Tree, Value } from './types.ts'

/** A formula understood, or what is wrong with it and where. Never evaluates anything: a small language of our own, no code (attack row 51). */
export type Formula = { readonly tree: Tree; readonly names: readonly string[] } | { readonly trouble: FormulaTrouble }

export function readFormula(written: string, fields: Fields): Formula {
  try {
    const whole = typed(parse(written), fields)
    // An option by itself is kept as what it is called.
    const tree: Tree = whole.is === 'field' && whole.type === 'choice' ? { is: 'label', type: 'text', name: whole.name } : whole
    return { tree, names: [...new Set(namesIn(tree))] }
  } catch (error) {
    if (error instanceof Misread) return { trouble: error.trouble }
    throw error
  }
}

function namesIn(tree: Tree): string[] {
  if (tree.is === 'value') return []
  return tree.is === 'call' ? tree.parts.flatMap(namesIn) : [tree.name]
}

export type Record_ = Readonly<Record<string, unknown>>

/** The value of a formula for a record; null where something it needs is empty, or nothing comes of it (a division by zero). */
export function workOut(tree: Tree, record: Record_, { fields, zone }: { readonly fields: Fields; readonly zone: string }): Value {
  const held = (part: Tree): Value => {
    if (part.is === 'value') return part.value
    if (part.is === 'call') return run(part.name, part.parts.map(held))
    const field = fields[part.name] as Field
    const value = taken(field, record[part.name], zone)
    return part.is === 'label' && value !== null ? (optionOf(value, field)?.label.zh ?? String(value)) : value
  }
  return held(tree)
}

const run = (name: string, values: readonly Value[]): Value =>
  ((Object.hasOwn(signs, name) ? signs[name] : functions[name]) as (typeof signs)[string]).run(values)

/** A field's value as the language knows it: figures exact, an instant as the day it falls on. */
function taken(field: Field, value: unknown, zone: string): Value {
  if (value === null || value === undefined || value === '') return null
  if (field.kind.name === 'instant') return dayIn(zone, new Date(value as string))
  if (field.kind.name === 'money' || typeof value === 'number') return new Exact(value as string | number)
  return value as string | boolean
}

/** The value as its field keeps it: rounded as the kind rounds, cut as it cuts; null when it is beyond what the kind can hold. */
export function asKept(value: Value, field: Field): unknown {
  if (value === null) return null
  const { name } = field.kind
  if (value instanceof Exact) {
    if (!value.isFinite()) return null
    const places = name === 'number' ? (field.scale ?? 0) : 2
    const figure = value.toDecimalPlaces(places)
    const text = (figure.isZero() ? figure.abs() : figure).toFixed(places)
    return orNothing(field, name === 'money' ? text : Number(text))
  }
  return orNothing(field, typeof value === 'string' && name === 'text' ? [...value].slice(0, field.max ?? 200).join('') : value)
}

/** What is worked out may lie below zero and above a hundred percent, where a person's own entry may not. */
const wide: Readonly<Record<string, { readonly min: number; readonly max?: number }>> = {
  money: { min: -9_999_999_999_999 },
  percent: { min: -99_999, max: 99_999 },
}

function orNothing(field: Field, value: unknown): unknown {
  const outcome = field.kind.parse(value, { ...field, ...wide[field.kind.name] })
  return 'value' in outcome && outcome.value !== '' ? outcome.value : null
}
