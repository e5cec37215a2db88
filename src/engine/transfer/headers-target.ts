import type { Cell } from '../../kernel/kind.ts'
import type { Label } from '../../kernel/label.ts'

/**
 * A field that a column may feed. Those of the object the import is about come first, then those of its children.
 * `names`: without a column for it none of its object's records can be made (a contact's name), so its other fields take none.
 * `several`: more than one column may feed it, and the importer joins them (省份 and 城市).
 */
export type Target = {
  readonly object: string
  readonly field: string
  readonly label: Label
  readonly synonyms?: readonly string[]
  readonly names?: boolean
  readonly several?: boolean
  /** Would the field take this cell? Its kind's `read`. */
  readonly read: (cell: Cell) => boolean
}

/** Columns count from 0. No object: no field fits, the column is left to the note. `confidence` from 0 to 1. */
export type MappedColumn = {
  readonly column: number
  readonly head: string
  readonly object: string | null
  readonly field: string | null
  readonly confidence: number
}
