import type { Field } from '../../kernel/field.ts'
import { type Period, periods } from '../../lib/period.ts'
import type { SeenObject } from '../house.ts'

/** More columns than this are no board any more. */
const mostColumns = 12
const board = 'board'
const calendar = 'calendar'

/** What a list is put together by, as its address says it: `level`, `level:board`, `createdAt:quarter`, `at:calendar`. */
export type Grouping = { readonly name: string; readonly field: Field; readonly period?: Period; readonly isBoard?: boolean; readonly isCalendar?: boolean }

export function readGrouping(seen: SeenObject, by: string | undefined): Grouping | undefined {
  const [name = '', said] = (by ?? '').split(':')
  const field = groupFields(seen).find(([each]) => each === name)?.[1]
  if (!field) return undefined
  if (field.kind.groups === 'value') return said === board && hasColumns(field) ? { name, field, isBoard: true } : { name, field }
  if (said === calendar) return { name, field, isCalendar: true }
  return { name, field, period: periods.find((each) => each === said) ?? 'month' }
}

export const writeGrouping = ({ name, period, isBoard, isCalendar }: Grouping): string =>
  [name, ...(period ? [period] : isBoard ? [board] : isCalendar ? [calendar] : [])].join(':')

/** Fields that rows may be put together by; a masked one tells nothing, and each record has an id of its own. */
export const groupFields = (seen: SeenObject): [string, Field][] =>
  Object.entries(seen.fields).filter(([name, field]) => field.kind.groups && name !== 'id' && !seen.isMasked(name))

/** Fields whose values are the columns of a board. */
export const boardFields = (seen: SeenObject): [string, Field][] => groupFields(seen).filter(([, field]) => hasColumns(field))

/** The time by which a list is laid out on days: what it is sorted by, else the first that its columns show. Times the house notes by itself are none. */
export function calendarField(seen: SeenObject): string | undefined {
  const { sort = '', columns, fields } = seen.declaration
  const isTime = (name: string) => fields[name]?.kind.windows !== undefined && seen.fields[name] !== undefined && !seen.isMasked(name)
  return [sort.replace(/^-/, ''), ...columns].find(isTime)
}

/** Options that are few, or records that stand in an order of their own (the stages of a pipeline). */
const hasColumns = ({ options = [], begins }: Field): boolean => begins?.within !== undefined || hasFewOptions(options)

const hasFewOptions = (options: NonNullable<Field['options']>): boolean => options.length > 0 && options.filter(({ retired }) => !retired).length <= mostColumns

/** Which of these columns have a sum. */
export const summed = (seen: SeenObject, columns: readonly string[]): string[] => columns.filter((name) => seen.fields[name]?.kind.sums && !seen.isMasked(name))
