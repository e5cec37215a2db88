import type { Fact } from '../../engine/context.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { one } from '../../engine/records/read.ts'
import { mine, mineAll } from './mine.report.ts'
import { miningRule } from './mining-rule.object.ts'

/** What a rule looks by; its name and its place change nothing of what it finds, and its owner only what a view shows. */
const looksBy = ['kind', 'population', 'status', 'days', 'levels', 'industry', 'region', 'needCategories', 'productId', 'viewId']
const isOfLooking = ({ verb, changes }: Fact, viewId: unknown): boolean =>
  verb !== 'update' || Object.keys(changes ?? {}).some((name) => looksBy.includes(name) || (name === 'ownerId' && viewId !== null))

/** A rule is asked at once when somebody wants it, and when it was made or what it looks by was changed. */
export const mineOnDemand = defineReaction({
  name: 'mineOnDemand',
  on: ['miningRule.mineNow', 'miningRule.create', 'miningRule.update'],
  run: async (ctx, facts) => {
    for (const [id, told] of Map.groupBy(facts, ({ recordId }) => recordId)) {
      const rule = await one(ctx, miningRule, id)
      const isAsked = told.some((fact) => isOfLooking(fact, rule.viewId ?? null))
      if (isAsked && rule.status === 'on' && !rule.deletedAt) await mine(ctx, { rule })
    }
  },
})

/** What a customer has come to use or means to buy changes what may be sold to him: his chances are looked at again (S0-50). */
export const mineAgain = defineReaction({
  name: 'mineAgain',
  canWait: true,
  on: ['installedProduct', 'purchasePlan'].flatMap((object) => ['create', 'update', 'delete', 'undo', 'undo.delete'].map((verb) => `${object}.${verb}`)),
  run: (ctx, facts) => mineAll(ctx, [...new Set(facts.map(({ rootId }) => rootId))]),
})
