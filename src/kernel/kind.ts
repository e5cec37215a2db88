import type { Label, Lang } from './label.ts'
import type { Outcome } from './problem.ts'

/** Comparison operators of the filter language (api.md). A kind lists the ones that make sense for it. */
export const ops = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'contains', 'startsWith', 'empty', 'notEmpty', 'within'] as const
export type Op = (typeof ops)[number]

/** Twins are told by `words` (names, addresses, titles: slips of the pen count), by a `day` (yyyymmdd, or mmdd), or by `any` mark in common (numbers, mailboxes, codes). */
export type Alike = 'words' | 'day' | 'any'

export type JsonSchema = { readonly [key: string]: unknown }

/** A cell of a sheet: csv gives text, xlsx also numbers, dates (UTC midnight) and yes/no. */
export type Cell = string | number | boolean | Date | null

export type Option = {
  readonly id: string
  readonly label: Label
  readonly color?: string
  /** Other words an imported sheet may use for it. */
  readonly synonyms?: readonly string[]
  /** Kept for the records that have it; nobody may pick it any more. */
  readonly retired?: boolean
}

/**
 * What a field can be. Engine and server know only this shape, never a kind by name: the SQL type, the parser,
 * the JSON schema and the printer travel inside the field as values. `options` is the field itself.
 */
export interface Kind<Value = unknown> {
  readonly name: string
  /** Column type in PostgreSQL, `numeric(18,2)` for example; null: the kind has no column of its own (child lines). */
  sql(options: Options): string | null
  /** Shape of the value in JSON, always bounded (maxLength, maxItems, minimum, maximum). */
  schema(options: Options): JsonSchema
  /** A value of the API: right type at once or a trouble; never coerces ("5" is no number). Normalises text to NFC. Never sees null. */
  parse(input: unknown, options: Options): Outcome<Value>
  /** A cell of a sheet, in a person's habits: full-width digits, four date styles, labels of options. Never sees an empty cell. */
  read(cell: Cell, options: Options): Outcome<Value>
  /** Text of a value, for export, audit lines and plain cells. `read(print(v))` gives v again. */
  print(value: Value, options: Options, lang: Lang): string
  /** Value as a query parameter, and back from a column. Default: as it is. */
  toSql?(value: Value, options: Options): unknown
  fromSql?(raw: unknown, options: Options): Value
  /** Texts under which the record is found (search: true). Default: print in zh. */
  words?(value: Value, options: Options): string[]
  readonly ops: readonly Op[]
  /** What an operand of a filter is, when not a `Value`: an element of a list, the digits of a phone. Default: parse. */
  operand?(input: unknown, op: Op, options: Options): Outcome<unknown>
  /** How a list sorts by it: `text` by pinyin, `plain` by the column itself, `none` not at all. */
  readonly sorts: 'text' | 'plain' | 'none'
  /** How the column holds it, which decides the SQL of a filter: one value, an array, or a JSON document. */
  readonly holds: 'one' | 'array' | 'json'
  /** For `json`: the member of each document that a filter compares, `digits` of phones, `address` of e-mails. */
  readonly member?: string
  /** Members of a tree node and all below it (region, industry): how `within` works for it. */
  below?(node: string): string[]
  /** `within` over time: date or instant windows. */
  readonly windows?: 'date' | 'instant'
  /** How it tells that two records are one, and what of a value is set side by side. Absent: it tells nothing. */
  readonly alike?: { readonly way: Alike; marks(value: Value): readonly string[] }
  /** Sums make sense (footer, group totals). */
  readonly sums?: boolean
  /** Rows may be put together by it: by its value, or by the period (month, quarter) it falls into. Absent: too many values to be groups. */
  readonly groups?: 'value' | 'period'
  /** Used by every-object.test.ts through API and import alike. `bad` are values parse must refuse. */
  readonly examples: { readonly good: readonly Value[]; readonly bad: readonly unknown[] }
}

/** The options a kind may look at: the field's own properties. */
export type Options = {
  readonly max?: number
  readonly min?: number
  readonly scale?: number
  readonly options?: readonly Option[]
  readonly target?: string
  /** What the record holds now, where a value is taken for one that exists: a retired option may stay, not come. */
  readonly was?: unknown
  readonly [key: string]: unknown
}
