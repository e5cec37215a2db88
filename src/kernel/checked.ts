import type { Declaration } from './object.ts'
import type { Trouble } from './problem.ts'

export type CheckOptions = {
  /** Fields a command may write although they go through it. */
  readonly allow?: readonly string[]
  /** The record as it is: a retired option it holds may stay, and its lines are those that a draft may keep. */
  readonly before?: Readonly<Record<string, unknown>>
  /** Declarations of the lines a draft may carry. Absent: it may carry none here. */
  /** When it is asked: what rules call past and future. Absent: they are not asked of the time. */
  readonly now?: Date | undefined
  readonly childOf?: ((object: string) => Declaration | undefined) | undefined
}
export type Checked = { readonly values: Record<string, unknown>; readonly troubles: readonly Trouble[] }

export type Check = (object: Declaration, draft: Readonly<Record<string, unknown>>, whole: boolean, options?: CheckOptions) => Checked
