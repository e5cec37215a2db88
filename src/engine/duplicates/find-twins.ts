import { type Context, type Fact, objectOf, type Reaction } from '../context.ts'
import { defineReaction } from '../jobs/reaction.ts'
import { compareRecords, writeKeys } from './compare.ts'
import { termsFor } from './terms-kept.ts'
import { traitsOf } from './traits.ts'

/** Keeps the duplicates desk right as records come, change and go; a record is compared a moment after it was written, never in its way. */
export const findTwins: Reaction = defineReaction({
  name: 'findTwins',
  on: ['*.*'],
  canWait: true,
  heeds: async (ctx, facts) => facts.filter((fact) => matters(ctx, fact)),
  run: async (ctx, facts) => {
    for (const [name, group] of Map.groupBy(facts, (fact) => fact.object)) {
      const object = objectOf(ctx.house, name)
      const ids = [...new Set(group.map((fact) => fact.recordId))]
      const terms = await termsFor(ctx, object)
      await writeKeys(ctx, object, ids)
      await compareRecords(ctx, object, ids, { terms })
    }
  },
})

/** It came, went, or one of the values it is compared by changed. */
function matters({ house }: Context, { object: name, changes, verb }: Fact): boolean {
  const object = house.objects.get(name)
  if (!object?.twins || verb === 'comment') return false
  if (!changes) return true
  return Object.keys(changes).length > 0 && traitsOf(object).some(({ field }) => field in changes)
}
