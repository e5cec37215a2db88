import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'

/** What a report must or may be told: the id of a record, or a day. */
export type Ask = { readonly is: 'id' | 'day'; readonly required?: boolean }
export type Asked = Readonly<Record<string, string | undefined>>

/** How a column reads: a month `2026-01`, something with a name, a count, an amount as decimal text, a percentage, or any other figure. */
export type Column = { readonly name: string; readonly label: Label; readonly is: 'month' | 'named' | 'count' | 'money' | 'percent' | 'figure' }

export type Named = { readonly id: string | null; readonly title: string | null }
/** The records that make a figure: the list it leads to. */
export type Drill = { readonly object: string; readonly filter: Filter }
export type ReportRow = {
  readonly values: Readonly<Record<string, string | number | null | Named>>
  readonly drill: Readonly<Record<string, Drill>>
}
export type Reported = { readonly columns: readonly Column[]; readonly rows: readonly ReportRow[] }

/**
 * A question with figures for an answer (`GET /api/reports/{name}`). It counts what its reader may read and nothing else,
 * and each figure says which records it was made of (S0-44).
 * `Ctx` is the engine's context, which itself names the reports of its house.
 */
export type Report<Ctx> = {
  readonly name: string
  readonly label: Label
  readonly asks: Readonly<Record<string, Ask>>
  readonly run: (ctx: Ctx, asked: Asked) => Promise<Reported>
}
