import type { Op } from './kind.ts'
import { ops } from './kind.ts'
import { Problem } from './problem.ts'

/** A filter as the API takes it: `{all:[…]}`, `{any:[…]}`, or one comparison. A path crosses refs (`customerId.region`) and lines, of which some one must be so (`team.userId`). */
export type Filter = { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] } | Comparison
export type Comparison = { readonly field: string; readonly op: Op; readonly value?: unknown }

/** Ceilings against a query that costs too much (attack row 18). */
export const filterLimits = { depth: 5, terms: 50, list: 1000 } as const

const refuse = (field: string, zh: string, en: string): never => {
  throw new Problem('invalid', { zh: `筛选条件有误：${zh}`, en: `The filter is not right: ${en}` }, [{ field, code: 'filter', message: { zh, en } }])
}

const onlyKeys = (value: object, allowed: readonly string[]) => Object.keys(value).every((key) => allowed.includes(key))

/** Takes any JSON and returns a filter of known shape within the ceilings, or throws `invalid`. Fields and operands are the engine's to judge. */
export function readFilter(input: unknown): Filter {
  let terms = 0
  const walk = (node: unknown, depth: number): Filter => {
    if (depth > filterLimits.depth) refuse('filter', `嵌套不能超过 ${filterLimits.depth} 层`, `it may be nested ${filterLimits.depth} deep`)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return refuse('filter', '每个条件都应是对象', 'each condition is an object')
    for (const joint of ['all', 'any'] as const) {
      const list = (node as Record<string, unknown>)[joint]
      if (list === undefined) continue
      if (!Array.isArray(list) || !onlyKeys(node, [joint])) return refuse('filter', `${joint} 应是条件列表`, `${joint} is a list of conditions`)
      const parts = list.map((each) => walk(each, depth + 1))
      return joint === 'all' ? { all: parts } : { any: parts }
    }
    if (++terms > filterLimits.terms) refuse('filter', `条件不能超过 ${filterLimits.terms} 个`, `at most ${filterLimits.terms} conditions`)
    const { field, op, value } = node as Record<string, unknown>
    if (typeof field !== 'string' || !onlyKeys(node, ['field', 'op', 'value']))
      return refuse('filter', '条件由 field、op、value 组成', 'a condition has field, op and value')
    if (!ops.includes(op as Op)) return refuse(field, `没有“${String(op).slice(0, 20)}”这种比较方式`, `there is no operator "${String(op).slice(0, 20)}"`)
    if (Array.isArray(value) && value.length > filterLimits.list)
      return refuse(field, `列表不能超过 ${filterLimits.list} 项`, `a list holds at most ${filterLimits.list}`)
    return { field, op: op as Op, value }
  }
  return walk(input, 1)
}

export const both = (a: Filter | undefined, b: Filter | undefined): Filter | undefined => (a && b ? { all: [a, b] } : (a ?? b))

export { type WindowName as TimeWindow, windowNames as timeWindows } from '../lib/time.ts'
