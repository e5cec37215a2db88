import type { Kind } from '../../kernel/kind.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Own } from '../../kernel/own.ts'

/** What the company's rows make of the declarations. */
/** What the company wants of its objects, as plain JSON. */
export type Wanted = { readonly own: ReadonlyMap<string, Own>; readonly modulesOff: ReadonlySet<string> }

/** What is judged: the whole as it would stand, beside what stood before. */
export type Case = {
  readonly declared: ReadonlyMap<string, Declaration>
  readonly objects: ReadonlyMap<string, Declaration>
  readonly kinds: Readonly<Record<string, Kind>>
  readonly wanted: Wanted
  readonly before: Wanted
}
