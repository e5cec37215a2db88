import type { Context, Reaction } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { create } from '../../engine/records/create.ts'
import { byIds, list } from '../../engine/records/read.ts'
import type { RecordRow } from '../../engine/records/show.ts'
import { dayIn } from '../../lib/time.ts'
import { user } from '../people/user.object.ts'
import { takes } from './measure.report.ts'
import { adjusted, type Measure, pointsFor } from './measures.ts'
import { stretchOf } from './periods.ts'
import { schemeItem } from './scheme-item.object.ts'
import { scorecard } from './scorecard.object.ts'
import { scorecardItem } from './scorecard-item.object.ts'

const most = 50
const figures = ['actual', 'earned', 'points']

/** A scorecard is reckoned when it is made and when somebody asks; the clock asks each night. A frozen one is let alone. */
export const reckonScorecards: Reaction = {
  name: 'reckonScorecards',
  on: ['scorecard.create', 'scorecard.refresh'],
  run: async (ctx, facts) => {
    const cards = await byIds(
      ctx,
      scorecard,
      facts.map(({ recordId }) => recordId),
    )
    for (const card of cards) if (!card.deletedAt && card.status === 'open') await reckon(ctx, card)
  },
}

async function reckon(ctx: Context, card: RecordRow): Promise<void> {
  const [person] = await byIds(ctx, user, [String(card.personId)])
  if (!person) return
  const asked = { person: { id: person.id, since: dayIn(ctx.house.zone, new Date(String(person.createdAt))) }, days: stretchOf('month', String(card.monthOn)) }
  for (const item of await itemsOf(ctx, card)) {
    // One without a measure this program knows (written by hand, left by a newer version) has no figure.
    const take = takes[item.measure as Measure] as (typeof takes)[Measure] | undefined
    const actual = take ? await take(ctx, asked) : null
    await change(ctx, scorecardItem, [{ id: item.id, patch: {} }], {
      verb: 'refresh',
      // The card is held while an item of it is written: frozen meanwhile, it stays as it was frozen.
      decide: async (before, _, tx) => {
        const [now] = await byIds(tx, scorecard, [card.id], ['status'])
        if (now?.status !== 'open') return {}
        const [weight, goal] = [Number(before.weight), Number(before.goal)]
        const earned = pointsFor({ weight, goal, actual })
        return { actual: actual === null ? null : Math.round(actual * 100) / 100, earned, points: adjusted(earned, Number(before.adjustment ?? 0), weight) }
      },
      allow: figures,
    })
  }
}

/** Its items; a new card takes those of its scheme. */
async function itemsOf(ctx: Context, card: RecordRow): Promise<readonly RecordRow[]> {
  const filter = { field: 'scorecardId', op: 'eq', value: card.id }
  const there = (await list(ctx, scorecardItem, { filter, limit: most, count: false })).records
  if (there.length) return there
  const asked = (await list(ctx, schemeItem, { filter: { field: 'appraisalSchemeId', op: 'eq', value: card.appraisalSchemeId }, limit: most, count: false }))
    .records
  await create(
    ctx,
    scorecardItem,
    asked.map(({ measure, weight, goal }) => ({ scorecardId: card.id, measure, weight, goal })),
    { atomic: true, allow: ['measure', 'weight', 'goal'] },
  )
  return (await list(ctx, scorecardItem, { filter, limit: most, count: false })).records
}
