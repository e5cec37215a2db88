import type { Filter } from '../../kernel/filter.ts'

/** What of an object goes into its people's own calendars; the business says it, the engine knows no object by name. */
export type CalendarSource = {
  readonly object: string
  /** The instant or day by which it stands. */
  readonly time: string
  /** Whose it is: its owner when no field is named. */
  readonly by?: string
  readonly filter?: Filter
  /** Fields that say how long, where, what more and how often. */
  readonly minutes?: string
  readonly place?: string
  readonly text?: string
  readonly rule?: { readonly from: readonly string[]; readonly of: (row: Readonly<Record<string, unknown>>) => string | undefined }
}
