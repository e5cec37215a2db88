import type { ComponentType } from 'react'
import type { Lang, Words } from './words.ts'

export type ViewOption = { readonly id: string; readonly label: Words; readonly color?: string; readonly retired?: boolean }

/** A field as a view sees it: the declaration's own words and its kind's printer. */
export type ViewField = {
  readonly label: Words
  readonly required?: boolean
  readonly hint?: Words
  readonly max?: number
  readonly min?: number
  readonly scale?: number
  readonly target?: string
  readonly options?: readonly ViewOption[]
  readonly kind: { readonly name: string; readonly print: (value: never, options: never, lang: Lang) => string }
  readonly [key: string]: unknown
}

type Record_ = Readonly<Record<string, unknown>>

export type CellProps<Value> = {
  readonly value: Value
  readonly field: ViewField
  readonly name: string
  readonly record: Record_
  /** A list row has one line; a page has room. */
  readonly place: 'list' | 'page'
}

export type InputProps<Value> = {
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  readonly field: ViewField
  readonly name: string
  readonly id?: string
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  /** It stands in a row of a table: no higher than what it holds. */
  readonly inRow?: boolean
  /** What else the form holds, so that a picker may narrow itself. */
  readonly draft: Record_
}

export type OperandProps = {
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly op: string
  readonly field: ViewField
  readonly name: string
}

/** How one kind meets the eye: `Cell` shows, `Input` asks, `Operand` asks for what a filter compares with (default: the input). */
export type KindView<Value = unknown> = {
  readonly Cell: ComponentType<CellProps<Value>>
  readonly Input: ComponentType<InputProps<Value>>
  readonly Operand?: ComponentType<OperandProps>
  readonly align?: 'right' | 'center'
  /** Column width to begin with, px. */
  readonly width?: number
  /** Takes both columns of a form. */
  readonly isWide?: boolean
  /** One pick is the whole answer, so an edit in place ends with it. */
  readonly settlesAtOnce?: boolean
}

/** The text of a value, by its own kind. */
export const printed = (value: unknown, field: ViewField, lang: Lang): string => field.kind.print(value as never, field as never, lang)
