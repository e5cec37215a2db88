import { defineClock } from '../../engine/jobs/clock.ts'
import { runCommand } from '../../engine/records/command.ts'
import { everyRow } from '../../engine/records/every.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import { assignmentRule } from './assignment-rule.object.ts'
import { lead } from './lead.object.ts'

/** Each hour: what came in outside working time is given out once somebody is at work, oldest first. Costs nothing where no rule keeps to it. */
export const giveOutWaiting = defineClock({
  name: 'giveOutWaiting',
  cron: '2 * * * *',
  run: async (ctx) => {
    const rules = await everyRow(ctx, assignmentRule)
    if (!rules.some(({ isActive, onlyAtWork }) => isActive && onlyAtWork)) return
    const waiting = [
      { field: 'ownerId', op: 'empty' },
      { field: 'poolId', op: 'empty' },
      { field: 'state', op: 'in', value: ['new', 'following'] },
    ]
    // To the last: those at the head that no rule fits must not keep the others waiting for ever.
    for await (const leads of pagesOf(ctx, lead, { filter: { all: waiting } })) for (const { id } of leads) await runCommand(ctx, lead, 'giveOut', [{ id }], {})
  },
})
