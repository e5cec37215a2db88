import type { Filter } from '../../kernel/filter.ts'
import { type Declaration, titleIn } from '../../kernel/object.ts'
import { instantOf, wallTime } from '../../kit/wall-time.ts'
import { addDays, type Day, startOfDay } from '../../lib/time.ts'
import type { Named, Row } from '../api/shapes.ts'
import type { SeenObject } from '../house.ts'

/** Something in a calendar: on a day, at a time of it or all day long. */
export type Entry = {
  readonly key: string
  readonly day: Day
  /** `09:30`; absent: all day. */
  readonly time?: string
  readonly title: string
  readonly icon: string
  readonly to: string
  readonly person: Named | null
  readonly isOver: boolean
  /** Absent: it stays where it is. */
  readonly move?: (to: Day) => void
}

/** Where the entries of one object come from. */
export type Source = { readonly seen: SeenObject; readonly time: string; readonly filter?: Filter | undefined; readonly open?: Filter | undefined }

export const isInstant = ({ seen, time }: Pick<Source, 'seen' | 'time'>): boolean => seen.fields[time]?.kind.windows === 'instant'

/** Records whose time lies on these days, as an index finds them. */
export function within(source: Pick<Source, 'seen' | 'time'>, days: readonly Day[], zone: string): Filter {
  const edge = (day: Day) => (isInstant(source) ? startOfDay(day, zone) : day)
  const [first, last] = [days[0] as Day, days.at(-1) as Day]
  return {
    all: [
      { field: source.time, op: 'gte', value: edge(first) },
      { field: source.time, op: 'lt', value: edge(addDays(last, 1)) },
    ],
  }
}

/** The day and time of a record on the reader's wall clock. */
export function placeIn(source: Pick<Source, 'seen' | 'time'>, row: Row, zone: string): { readonly day: Day; readonly time?: string } {
  const value = String(row[source.time])
  if (!isInstant(source)) return { day: value }
  const wall = wallTime(value, zone)
  return { day: wall.slice(0, 10), time: wall.slice(11) }
}

/** The same time of another day. */
export function movedTo(source: Pick<Source, 'seen' | 'time'>, { row, to, zone }: { readonly row: Row; readonly to: Day; readonly zone: string }): string {
  return isInstant(source) ? instantOf(`${to} ${wallTime(String(row[source.time]), zone).slice(11)}`, zone) : to
}

/** What it is called: its title, beside it whom it is about. */
export function nameOf(declaration: Declaration, row: Row): string {
  const about = declaration.ends?.[0] ?? declaration.parent
  const other = about && about !== declaration.title ? (row[about.replace(/Id$/, '')] as Named | null | undefined)?.title : undefined
  return [other, titleIn(declaration, row)].filter(Boolean).join(' · ') || '***'
}

/** All-day things first, then by the clock; equal ones by name, so that nothing jumps. */
export const inOrder = (a: Entry, b: Entry): number =>
  (a.time ?? '').localeCompare(b.time ?? '') || a.title.localeCompare(b.title) || a.key.localeCompare(b.key)
