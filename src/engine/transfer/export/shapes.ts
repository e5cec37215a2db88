import type { RawBuilder } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import type { CardMaker, CardVersion } from '../cards/write.ts'

export const formats = ['csv', 'xlsx', 'vcf'] as const
export type Format = (typeof formats)[number]

/** What a person asks to have exported; all but the format may be left out. */
export type ExportWish = {
  readonly format?: string
  readonly filter?: unknown
  readonly q?: string
  readonly sort?: string
  /** Names of fields, in the order of the columns. */
  readonly fields?: readonly string[]
  /** `keys`: columns are headed by the names of the fields, for programs. */
  readonly heads?: string
  /** Beside each record it names by title, its id; and the record's own. */
  readonly ids?: boolean
  /** The mark by which Excel knows UTF-8; on unless a program asks for none. */
  readonly bom?: boolean
  /** Ids of the records chosen; all that match when absent. */
  readonly records?: readonly string[]
  /** Of cards: 3.0 (as most programs read it) or 4.0. */
  readonly version?: string
}

/** What stands in the cells of a column: a spreadsheet counts with figures and days, and leaves all else alone. A stamp is a moment the house set itself: its second is enough. */
export type CellSort = 'text' | 'figure' | 'day' | 'moment' | 'stamp'

export type Column = {
  /** The field it shows; heads that are recognised on the way back are made of it. */
  readonly name: string
  readonly head: string
  readonly sql: RawBuilder<unknown>
  readonly sort: CellSort
  /** Text of a value that is there. */
  readonly text: (raw: unknown) => string
  /** A ref, or a field of files: what it names is looked up by the page, and `text` is given the title. */
  readonly target?: Named
}

/** Whose records a column names; or that it names files. */
export type Named = Declaration | 'file'

/** An export as the person may have it: worked out before the first row is read, so that a refusal is an answer and no broken file. */
export type Exported = {
  readonly object: Declaration
  readonly format: Format
  readonly columns: readonly Column[]
  readonly query: RawBuilder<unknown>
  readonly isMarked: boolean
  /** Where the format is vcf: how a card is made, and of which version. */
  readonly card?: { readonly maker: CardMaker; readonly version: CardVersion }
}

/** What is exported: an object's records, and how a card is made of one, where one can be. */
export type Exportable = { readonly object: Declaration; readonly cards?: CardMaker }

/** One row as its columns' texts, '' where there is nothing. */
export type TextRow = readonly string[]
