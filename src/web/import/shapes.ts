/** Imports as the API gives them (api.md, docs/API-ROUTES.md). */
export type ImportState = 'reading' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled'
export type ImportMode = 'create' | 'update' | 'both'

export type Counts = {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly same: number
  readonly bad: number
  readonly notices: number
}
export type Progress = { readonly done: number; readonly total: number | null }

/** One column of the file and what it feeds; no object: the note, or nothing when `ignored`. */
export type Mapped = {
  readonly sheet: string
  readonly column: number
  readonly head: string
  readonly object: string | null
  readonly field: string | null
  readonly confidence: number
  readonly ignored?: boolean
  readonly samples: readonly string[]
}

/** A row with something to tell; `line` as the file counts it. */
export type Told = { readonly sheet: string; readonly line: number; readonly code: string; readonly message: string; readonly head?: string }

export type Brief = {
  readonly id: string
  readonly state: ImportState
  readonly object: string
  readonly file: string
  readonly at: string
  readonly mode: ImportMode
  readonly owner: string | null
  readonly counts: Counts
  readonly act: string | null
}

export type Undoing = {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: Progress
  readonly undone: number | null
  readonly left: readonly { readonly object: string; readonly id: string; readonly why: string }[]
  readonly leftCount: number
  readonly problem: string | null
}

export type Import = Brief & {
  readonly sheets: readonly {
    readonly name: string
    readonly rows: number
    readonly headerLine: number
    readonly used: boolean
    readonly from?: string | null
  }[]
  readonly mapping: readonly Mapped[]
  readonly problems: readonly Told[]
  readonly problemTotal: number
  readonly notices: readonly Told[]
  readonly noticeTotal: number
  readonly progress: Progress
  readonly problem: string | null
  readonly undo: Undoing | null
}

export type Wish = {
  readonly mapping?: readonly Pick<Mapped, 'sheet' | 'column' | 'object' | 'field'>[]
  readonly mode?: ImportMode
  readonly owner?: string | null
}
