import type { Field } from '../../../kernel/field.ts'
import type { Cell } from '../../../kernel/kind.ts'
import type { Label } from '../../../kernel/label.ts'
import type { Declaration } from '../../../kernel/object.ts'
import type { Author } from '../../facts/remember.ts'
import type { SheetRow } from '../read/sheet-row.ts'

/** What a column feeds. No object: its cells go into the note, or nowhere when `ignored`. */
export type Mapped = {
  readonly sheet: string
  readonly column: number
  readonly head: string
  readonly object: string | null
  readonly field: string | null
  readonly confidence: number
  /** A field of ours that an import may not write: the column is left out, not even noted. */
  readonly ignored?: boolean
  readonly samples: readonly string[]
}

/** `headerLine` 0: data from its first row. */
export type SheetFound = {
  readonly name: string
  readonly headerLine: number
  readonly rows: number
  readonly heads: readonly string[]
  readonly signature: string
  /** The program whose export it is, by the id of its known sheet. */
  readonly known?: string
}

/** What is known of a file's sheets and columns. */
export type Looked = { readonly sheets: readonly SheetFound[]; readonly mapping: readonly Mapped[] }

export const modes = ['create', 'update', 'both'] as const
export type Mode = (typeof modes)[number]
export const matchKeys = ['code', 'name', 'phone'] as const
export type MatchKey = (typeof matchKeys)[number]

/** How existing records are found and what may happen to them. `owner`: of new records whose row names nobody. */
export type Choices = { readonly mode: Mode; readonly match: readonly MatchKey[]; readonly owner: string | null }
export const usualChoices: Choices = { mode: 'both', match: matchKeys, owner: null }

/** Something to tell of a row: an issue makes it bad, a notice does not. */
export type Issue = { readonly code: string; readonly message: Label; readonly head?: string }

export type Counts = {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly same: number
  readonly bad: number
  readonly notices: number
}
export const noCounts: Counts = { rows: 0, created: 0, updated: 0, same: 0, bad: 0, notices: 0 }

/** What the business adds to the import of a child object: which field says that a row has one, and what a sheet leaves unsaid. */
export type ChildShape = {
  readonly names: string
  readonly complete?: (
    draft: Readonly<Record<string, unknown>>,
    row: { readonly heads: readonly string[]; readonly lines: readonly string[]; readonly lang: 'zh' | 'en' },
  ) => Record<string, unknown>
}

/**
 * A sheet as another program exports it, known by its heads, so that nothing of it is guessed. Heads are compared in small letters
 * without blanks or signs. What the list does not name is guessed as everywhere.
 */
export type KnownSheet = {
  readonly id: string
  /** Whose export it is, as people call the program. */
  readonly from: Label
  /** The object that an import of it is about. */
  readonly object: string
  /** Sets of heads; all heads of one set tell it. */
  readonly signs: readonly (readonly string[])[]
  /** `contact.name`: the column feeds this field; null: it stays as a line of the note; false: it is left out. Of two columns for one field the first here wins. */
  readonly columns: Readonly<Record<string, string | null | false>>
  /** What the program writes, in words that fields understand; '' for what means nothing. */
  readonly cell?: (head: string, text: string) => string
  /** Columns worked out from several of a row, after the sheet's own; where `needs` is said, only in a sheet that has a column of that head. */
  readonly derived?: readonly Derived[]
}

export type Derived = { readonly head: string; readonly needs?: string; readonly of: (cell: (head: string) => string) => string }

/** What an import needs from the roof: where files are kept, how child objects are completed, whose exports are known. */
export type ImportRoom = {
  readonly folder: string
  readonly children: Readonly<Record<string, ChildShape>>
  /** Exports of other programs that are known by their heads. */
  readonly known: readonly KnownSheet[]
}

/** A child of the imported object that a row may carry: a contact or a contact record beside its customer. */
export type Child = ChildShape & { readonly object: Declaration; readonly by: string }

/** A field and the columns that feed it. */
export type Feeder = { readonly name: string; readonly field: Field; readonly columns: readonly { readonly column: number; readonly head: string }[] }

/** One sheet, ready to be read: what feeds the object, what its children, and what goes into the note. */
export type SheetPlan = {
  readonly headerLine: number
  readonly root: readonly Feeder[]
  readonly children: ReadonlyMap<string, readonly Feeder[]>
  readonly noted: readonly { readonly column: number; readonly head: string }[]
  /** Puts another program's words into ours. */
  readonly rewrite?: (row: SheetRow) => SheetRow
}

export type Plan = {
  readonly object: Declaration
  readonly children: readonly Child[]
  readonly sheets: ReadonlyMap<string, SheetPlan>
  readonly choices: Choices
  /** What the object is known by (`knownBy`), as far as the sheets speak of it. */
  readonly knownBy?: readonly string[]
  /** The long text that takes what has no field. */
  readonly note: string | undefined
  /** What the business adds where rows are records that otherwise stand beside their parent (a sheet of contact records). */
  readonly shape?: ChildShape
}

export type Values = Readonly<Record<string, unknown>>
export type Draft = Record<string, unknown>
/** A ref named by what people call its target, or each of several, to be looked up. */
export type Named = { readonly name: string; readonly texts: readonly string[]; readonly line: string }
/** What a row says of one record: values, refs to look up, and each cell as `head: value`. */
export type Part = {
  /** The record it is, where the sheet says so. */
  id?: string
  readonly values: Draft
  readonly named: Named[]
  /** Files by name, or by id, of a field: what a sheet cannot bring, and may keep or let go. */
  readonly files: Named[]
  readonly lines: string[]
  readonly heads: string[]
  /** Who wrote it, as the sheet names him, and when. */
  writer?: string
  writtenAt?: string
  /** The same, found. */
  author?: Author
}

/** A row understood. `issues` make it bad; `notes` are the lines for its note. */
export type Wish = {
  readonly place: number
  readonly sheet: string
  readonly line: number
  readonly cells: readonly Cell[]
  readonly root: Part
  readonly owner: string | undefined
  readonly children: { readonly child: Child; readonly part: Part }[]
  readonly notes: string[]
  readonly issues: Issue[]
  readonly notices: Issue[]
}
