import type { Reaction } from '../engine/context.ts'
import type { Clock } from '../engine/jobs/clock.ts'
import type { Command } from '../kernel/command.ts'
import { keepHouse } from './people/keep-house.clock.ts'
import { restampMoved } from './people/restamp-moved.reaction.ts'
import { setActive } from './people/set-active.command.ts'
import { setRights } from './people/set-rights.command.ts'
import { tellPeople } from './people/tell-people.reaction.ts'

/** All that the business does by itself or on demand: commands, reactions, clocks. Server only. */
export const behaviour: { readonly commands: readonly Command[]; readonly reactions: readonly Reaction[]; readonly clocks: readonly Clock[] } = {
  commands: [setActive, setRights],
  reactions: [restampMoved, tellPeople],
  clocks: [...keepHouse],
}
