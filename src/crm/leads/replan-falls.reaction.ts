import { defineReaction } from '../../engine/jobs/reaction.ts'
import { judgeObjects } from '../../engine/records/judge.ts'

/** A rule that is made, changed or deleted, and a day off that is moved, say anew when each record falls. What is nobody's news runs beside other work. */
export const replanFalls = defineReaction({
  name: 'replanFalls',
  on: ['*.*'],
  canWait: true,
  heeds: async (_, facts) => facts.filter(({ object, verb }) => (object === 'poolRule' || object === 'holiday') && verb !== 'comment'),
  run: async (ctx) => judgeObjects(ctx, (object) => object.pool !== undefined),
})
