import { defineReaction } from '../../engine/jobs/reaction.ts'
import { runCommand } from '../../engine/records/command.ts'
import { list } from '../../engine/records/read.ts'
import { lead } from './lead.object.ts'

const piece = 200

/** A lead that came in without an owner is given out by the rules, moments later. One that no rule fits waits in sight, nobody's. */
export const giveOutNew = defineReaction({
  name: 'giveOutNew',
  on: ['lead.create'],
  heeds: async (_, facts) => facts.filter(({ changes }) => !changes?.ownerId?.[1] && !changes?.poolId?.[1]),
  run: async (ctx, facts) => {
    const ids = facts.map((fact) => fact.recordId)
    for (let at = 0; at < ids.length; at += piece) {
      const some = ids.slice(at, at + piece)
      const filter = {
        all: [
          { field: 'id', op: 'in', value: some },
          { field: 'ownerId', op: 'empty' },
        ],
      }
      const { records } = await list(ctx, lead, { filter, limit: piece, count: false })
      // One by one: each in its own transaction, so that nobody waits long for the rule.
      for (const { id } of records) await runCommand(ctx, lead, 'giveOut', [{ id }], {})
    }
  },
})
