import type { Mask, Rollup } from './field.ts'
import type { Filter } from './filter.ts'
import type { Option } from './kind.ts'
import type { Label } from './label.ts'
import type { Section } from './section.ts'

/**
 * What a company adds to a declaration, as plain JSON: read from rows by the house, sent to the browser, and grafted by the same
 * function on both sides (house.md section 3).
 */
export type Own = {
  readonly fields: readonly OwnField[]
  /** The company's own lists for declared fields, whole and in order, by field name. */
  readonly options: Readonly<Record<string, readonly Option[]>>
  /** Sections of form and page in place of the declared ones. */
  readonly form?: readonly Section[]
  readonly policy: readonly PolicyRule[]
}

export const nothingOwn: Own = { fields: [], options: {}, policy: [] }

/** A field the company added. `kind` is a kind's name; with `formula` or `rollup` its values are worked out. */
export type OwnField = {
  /** `xBudget`: how the API calls it. Made once by the house, never changed. */
  readonly name: string
  readonly kind: string
  readonly label: Label
  readonly hint?: Label
  readonly required?: boolean
  readonly unique?: boolean
  readonly search?: boolean
  readonly index?: boolean
  readonly options?: readonly Option[]
  readonly target?: string
  readonly max?: number
  readonly min?: number
  readonly scale?: number
  /** Starred for who lacks *unmask*, as with a declared field. */
  readonly mask?: Mask
  /** The value of a new record, written as in a sheet. */
  readonly initial?: string
  readonly formula?: string
  readonly rollup?: Rollup
}

/** A company's rule for a form: a field is shown, or must be filled, always or when something is so. The server judges by it too. */
export type PolicyRule = { readonly field: string; readonly rule: 'show' | 'require'; readonly when?: Filter }
