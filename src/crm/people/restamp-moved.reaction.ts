import { defineReaction } from '../../engine/jobs/reaction.ts'
import { heldRows } from '../../engine/records/every.ts'
import { restampOwned } from '../../engine/records/restamp.ts'
import { user } from './user.object.ts'

/** Who changes his main unit takes his records along: those who read the new unit see them, those of the former no longer do (S0-30). */
export const restampMoved = defineReaction({
  name: 'restampMoved',
  on: ['user.update', 'user.undo'],
  heeds: async (_, facts) => facts.filter((fact) => fact.changes && 'mainUnitId' in fact.changes),
  run: async (ctx, facts) => {
    for (const id of new Set(facts.map((fact) => fact.recordId))) {
      await restampOwned(ctx, { id, unit: async (tx) => (await heldRows(tx, user, [id]))[0]?.mainUnitId as string | null | undefined })
    }
  },
})
