import { Exact } from '../../lib/exact.ts'
import type { Label } from '../label.ts'
import type { Type, Value } from './types.ts'

/** What a word of the formula language takes and gives. `alike`: any type, the same for all; `any`: whatever, joined as text. */
export type Wish = Type | 'alike' | 'any'
export type Word = {
  /** Types of its values; the last one may repeat when `most` says more. */
  readonly takes: readonly Wish[]
  readonly least: number
  readonly most: number
  readonly gives: Type | 'alike'
  readonly run: (values: readonly Value[]) => Value
  readonly hint: Label
}

export const most = 20
const longest = 2000
const figures = (values: readonly Value[]): Exact[] | undefined => (values.some((value) => value === null) ? undefined : (values as Exact[]))
export const filled = (values: readonly Value[]): Exact[] => values.filter((value) => value !== null) as Exact[]

/** Reckons with figures that are all there; an empty one makes the answer empty, as in no figure at all. */
export const reckon = (run: (...of: Exact[]) => Exact | null) => (values: readonly Value[]) => {
  const all = figures(values)
  return all ? run(...all) : null
}
export const words = (run: (...of: string[]) => Value) => (values: readonly Value[]) => run(...values.map((value) => (value === null ? '' : String(value))))
export const days =
  (run: (day: string, more: Value) => Value) =>
  ([day, more]: readonly Value[]) =>
    typeof day === 'string' ? run(day, more ?? null) : null
export const cut = (text: string): string => [...text].slice(0, longest).join('')
export const whole = (figure: Value | undefined): number => Math.max(-40_000, Math.min(40_000, figure instanceof Exact ? figure.truncated().toNumber() : 0))

function order(a: Value, b: Value): number | undefined {
  if (a === null || b === null) return undefined
  if (a instanceof Exact && b instanceof Exact) return a.comparedTo(b)
  return a === b ? 0 : a < b ? -1 : 1
}
export const equal = (a: Value, b: Value): boolean => (a === null || b === null || a === '' || b === '' ? (a ?? '') === (b ?? '') : order(a, b) === 0)

/** Compared with an empty value, nothing is greater or less. */
export const compared = (is: (order: number) => boolean) => (values: readonly Value[]) => {
  const found = order(values[0] ?? null, values[1] ?? null)
  return found !== undefined && is(found)
}

export const word = (
  takes: readonly Wish[],
  gives: Word['gives'],
  run: Word['run'],
  hint: Label,
  count: readonly [number, number] = [takes.length, takes.length],
): Word => ({
  takes,
  gives,
  run,
  hint,
  least: count[0],
  most: count[1],
})
export const said = (zh: string, en: string): Label => ({ zh, en })
