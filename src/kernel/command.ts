import type { Field } from './field.ts'
import type { Label } from './label.ts'
import type { Declaration } from './object.ts'

/** Fields of another object that this command answers for, although no form may write them. */
export type Through = readonly string[]

/** What a command may use besides the record: engine's door within the same transaction, given as values. */
export type Tools = {
  readonly personId: string
  readonly isAdmin: boolean
  readonly now: Date
  /** Which day it is where the company is. */
  readonly today: string
  /** The company's time zone. */
  readonly zone: string
  /** Reads and writes other records through the same pipeline, with the same person's rights unless `asHouse`. */
  readonly create: (
    object: Declaration,
    drafts: readonly Record<string, unknown>[],
    through?: Through,
    authors?: readonly Author[],
  ) => Promise<readonly Record<string, unknown>[]>
  readonly change: (object: Declaration, id: string, patch: Record<string, unknown>, through?: Through) => Promise<Record<string, unknown>>
  readonly remove: (object: Declaration, ids: readonly string[]) => Promise<void>
  readonly list: (object: Declaration, filter: unknown, limit?: number) => Promise<readonly Record<string, unknown>[]>
  /** How many records there are for each value of a field. */
  readonly counts: (object: Declaration, by: string, filter: unknown) => Promise<ReadonlyMap<unknown, number>>
  /** The same doors, opened by the house: for what must happen although the person himself may not do it. */
  readonly asHouse: () => Tools
}

/** Who wrote a record and when, where a command carries over what others wrote. */
export type Author = { readonly id: string; readonly at: string }

/**
 * A verb of the business: decides the patch of its record. Run by the engine inside `change`, so permission, version,
 * facts, hints and undo are the same as everywhere. `input` is declared with kinds, so form, OpenAPI and checks come by themselves.
 */
export type Command = {
  readonly object: string
  readonly name: string
  readonly label: Label
  readonly icon?: string
  readonly input: { readonly [name: string]: Field }
  /** Its form opens with what these fields of the record say: input name -> field. What is then sent is all that counts. */
  readonly takes?: { readonly [input: string]: string }
  /** Default grant for it; absent: who may update the record may do it. */
  readonly needs?: 'update' | 'own grant'
  /** It gives the record to somebody, or takes it away: its own grant stands in for the right to assign (a rep who claims from the pool). */
  readonly gives?: true
  /** Shown when this says so; the server asks it too. */
  readonly when?: (record: Readonly<Record<string, unknown>>) => boolean
  readonly run: (
    before: Readonly<Record<string, unknown>>,
    input: Readonly<Record<string, unknown>>,
    tools: Tools,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>
}

export const defineCommand = (command: Command): Command => command
/** A command is named `customer.claim`: in grants, facts, reactions and routes. */
export const commandKey = (command: Command): string => `${command.object}.${command.name}`
