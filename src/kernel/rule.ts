import type { Trouble } from './problem.ts'

/** `wish`: the record as it would be. `asked`: when, and what it was before, for a rule that refuses a time gone by and lets an old one stand. */
export type Rule = (wish: Readonly<Record<string, unknown>>, asked?: Asked) => readonly Trouble[]
export type Asked = { readonly now?: Date | undefined; readonly before?: Readonly<Record<string, unknown>> | undefined }

/**
 * Conclusions kept in `fields` (written by nobody else: `through: 'judge'`), drawn from the fields `from` and the time. The engine
 * draws them in the transaction that writes any of `from`, roll-ups among them, and each night for what time alone changes.
 * When the first of `fields` turns, a fact `judge` tells of it: the history of a customer's health (S0-43).
 */
export type Judgement = {
  readonly fields: readonly string[]
  readonly from: readonly string[]
  /** It follows so plainly from what was written that its turn is no news: no fact tells of it. */
  readonly isQuiet?: true
  /** Objects of few records that the conclusion goes by: the company's own rules. */
  readonly reads?: readonly RuleRead[]
  readonly by: (row: Readonly<Record<string, unknown>>, when: Moment, rules: Rulebook) => Readonly<Record<string, unknown>>
}

/** `when`: only if what was read before it asks for it; a record is written more often than a calendar is needed. */
export type RuleRead = { readonly object: string; readonly when?: (before: Rulebook) => boolean }

/** All living records of the objects a judgement reads, by object. */
export type Rulebook = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** An instant, and which day it is then where the company is. */
export type Moment = { readonly now: Date; readonly today: string; readonly zone: string }
