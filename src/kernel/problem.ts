import type { Label } from './label.ts'

/** What is wrong with one field: a stable code for programs and a label that says why and what to do. */
export type Trouble = { readonly field: string; readonly code: string; readonly message: Label }

/** The status each kind of problem answers with (RFC 9457 body, made in server/problems.ts). */
export const statusOf = { unsigned: 401, forbidden: 403, missing: 404, conflict: 409, invalid: 422, busy: 429 } as const
export type ProblemCode = keyof typeof statusOf

/** Anything the reader did, or may do, something about. All else thrown is our fault: a 500 that shows nothing. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: Label
  readonly fields: readonly Trouble[]
  /** Further members of the answer: `conflicts` of a stale version, `retryAfter` (seconds) of a busy one, `hits` of a duplicate. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, detail: Label, fields: readonly Trouble[] = [], extra: Record<string, unknown> = {}) {
    super(`${code}: ${detail.en}`)
    this.code = code
    this.detail = detail
    this.fields = fields
    this.extra = extra
  }
}

/** A value understood, or why it was not. */
export type Outcome<Value> = { readonly value: Value } | { readonly code: string; readonly message: Label }
export const good = <Value>(value: Value): Outcome<Value> => ({ value })
export const bad = (code: string, message: Label): { readonly code: string; readonly message: Label } => ({ code, message })
export const isGood = <Value>(outcome: Outcome<Value>): outcome is { readonly value: Value } => 'value' in outcome
