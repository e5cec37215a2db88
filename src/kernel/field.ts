import type { Filter } from './filter.ts'
import type { Kind, Options } from './kind.ts'
import type { Label } from './label.ts'
import type { RoleKey } from './reach.ts'

/** How a masked value is shown to who lacks *unmask*: `phone` 138****8000, `email` z***@x.com, `name` 张**, `all` ***. */
export type Mask = 'phone' | 'email' | 'name' | 'all'

/** What every field may say of itself, whatever its kind (house.md section 3). */
export type FieldWords = {
  readonly label: Label
  readonly required?: boolean
  readonly default?: unknown
  /** Unique among records not deleted. */
  readonly unique?: boolean
  /** A place in the record's search key. */
  readonly search?: boolean
  /** Only this command writes it: form, PATCH, import and bulk edit leave it alone. */
  readonly through?: string
  /** Roles that may read and edit it by default; nobody else may. Absent: everybody who reaches the record. */
  readonly readBy?: readonly RoleKey[]
  /** Personal data with its own right: hidden by default from all but readBy, masked, kept out of exports (PIPL, S0-39). */
  readonly sensitive?: boolean
  readonly mask?: Mask
  /** Earlier name, for a migration that renames the column. */
  readonly was?: string
  /** An index so that lists sort and filter by it at once. */
  readonly index?: boolean
  /** A person named here looks after the record, beside or under its owner: a hand-over names his successor instead (S2-27). */
  readonly responsible?: boolean
  /** Heads other people's sheets give this column, lower-case; the two labels are known without listing. */
  readonly synonyms?: readonly string[]
  /** What to write here, under the input. */
  readonly hint?: Label
  /** Filled by the engine from child records, in the same transaction (S0-11). */
  readonly rollup?: Rollup
  /** Of a child: it says what this field of the record it belongs to says, kept so in the transaction that writes either (S0-20). */
  readonly follows?: string
  /** Worked out by the engine from fields of the same record; the words of `kernel/formula`. */
  readonly formula?: string
  /** Added by the company itself: its column may be empty whatever `required` says, for older records never had it. */
  readonly isOwn?: true
  /** It points into a module that is switched off: nobody sees it until that is on again (S0-32). */
  readonly isOff?: true
  /** The child object whose records a draft of this one carries: made, changed, put in order and taken out with it in one act. */
  readonly lines?: string
  /** Of lines: the number field of the child (`through: 'lines'`) that keeps their order. */
  readonly order?: string
  /** Of a ref: with which record of its target a new one begins that names none. */
  readonly begins?: Beginning
  /** Of a ref: what it names stays as long as it is named; deleting it is refused with a reason. */
  readonly keeps?: true
  /** Of a sum over child records: what the parts come to together, where there are any. Held to before every commit, whatever the door. */
  readonly whole?: number
  /** Percent of these fields of the record that say something, a count above none among them: kept by the database itself (S0-35). */
  readonly filled?: readonly string[]
}

/**
 * A new record's first step (a deal's first stage): the first living record of the target in the order of its field `by`, among those of
 * which `where` is true and, with `within`, that name the same record in that field as this one does.
 */
export type Beginning = {
  readonly by: string
  readonly where?: Filter
  readonly within?: string
  /** What it takes along from there: own field -> the target's. */
  readonly takes?: { readonly [own: string]: string }
}

/** A figure over child records: how many, their sum, average, least, greatest, latest. `of` is the child object, `by` its ref to here. */
export type Rollup = {
  readonly of: string
  readonly by: string
  readonly take: 'count' | 'sum' | 'average' | 'min' | 'max' | 'last' | 'first'
  /** Field summed, averaged or compared, or whose greatest (last) or smallest (first) row counts. */
  readonly over?: string
  /** Only rows whose `over` lies in the last so many days; a nightly clock lets old ones fall out. */
  readonly days?: number
  /** Field of that row which is copied; default: `over` itself. */
  readonly copy?: string
  /** Only rows of which this is true: comparisons of the child's own fields, none of them with today. */
  readonly where?: Filter
  /** Counts how many different values of this field there are, instead of rows. */
  readonly distinct?: string
}

export type Field<Value = unknown, Own = unknown> = FieldWords & Options & { readonly kind: Kind<Value>; readonly own?: Own }

/** Joins a kind and what a declaration says of the field. Called by the kinds' own functions only. */
export function field<Value, const Words extends FieldWords>(kind: Kind<Value>, words: Words): Field<Value> & Words {
  return { ...words, kind }
}

/** Does the database or the engine work it out from other values? */
export const isFigured = (f: Field): boolean => f.rollup !== undefined || f.filled !== undefined || f.follows !== undefined

/** Does the engine write it, so that no draft may? */
export const isWritten = (f: Field): boolean => f.through !== undefined || isFigured(f) || f.formula !== undefined || f.kind.name === 'serial'

/** The value a row holds: null unless required. */
export type ValueOf<F> = F extends Field<infer V> ? (F extends { readonly required: true } ? V : V | null) : never
