import type { Clock } from '../engine/jobs/clock.ts'
import type { Reaction } from '../engine/jobs/reaction.ts'
import type { Command } from '../kernel/command.ts'
import { setActive } from './people/set-active.command.ts'

/** All that the business does by itself or on demand: commands, reactions, clocks. Server only. */
export const behaviour: { readonly commands: readonly Command[]; readonly reactions: readonly Reaction[]; readonly clocks: readonly Clock[] } = {
  commands: [setActive],
  reactions: [],
  clocks: [],
}
