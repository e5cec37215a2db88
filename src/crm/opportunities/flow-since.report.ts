import { atOneMoment, type Context, objectOf } from '../../engine/context.ts'
import { touchedSince } from '../../engine/reports/since-snapshot.ts'
import type { Held } from '../../engine/reports/snapshot.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addMoney, subtractMoney } from '../../lib/money.ts'
import { counts, isOpen } from './deal-asks.ts'
import { type Flow, isIn, mostNamed, type Standing, startFlow, type Told, type Window } from './flow.ts'

export type FlowAsked = {
  readonly from: string
  readonly today: string
  readonly window: Window
  readonly ownerId?: string | undefined
  readonly unitId?: string | undefined
  readonly pipelineId?: string | undefined
}
/** `standing`: the deals that count today; `opened`: those that counted on the first day, unless they are too many to be named. */
export type FlowSince = Flow & { readonly standing: Filter; readonly opened: Filter | undefined }

/**
 * What became of the pipeline since its last picture, from the deals touched since and from what stands now: a deal nobody touched counted
 * then as it counts today, so what it stood at is what it stands at, less what came of the touched ones, and what they were. All as of one
 * instant, so that it balances while others write.
 */
export function flowSince(ctx: Context, asked: FlowAsked): Promise<FlowSince> {
  const { from, today, window } = asked
  const standing: Filter = { all: [counts, ...mineOf(asked), ...windowOf(window)] }
  const where: Filter = {
    any: [
      isOpen,
      {
        all: [
          { field: 'closedOn', op: 'gte', value: from },
          { field: 'closedOn', op: 'lte', value: today },
        ],
      },
    ],
  }
  return atOneMoment(ctx, async (at) => {
    const deals = objectOf(at.house, 'opportunity')
    const flow = startFlow(window)
    const [came, left]: [string[], string[]] = [[], []]
    for await (const piece of touchedSince(at, deals, { day: from, where, among: { all: ofUnit(asked) } }))
      for (const [was, is] of piece) {
        const [before, after] = [mine(asked, was), mine(asked, is)]
        flow.add(before, after)
        const [wasIn, standsIn] = [isIn(before, window), isIn(after, window)]
        if (standsIn && !wasIn) came.push((after as Standing).id)
        if (wasIn && !standsIn) left.push((before as Standing).id)
      }
    const touched = flow.done()
    const [now] = await tally(at, deals, { groups: [], filter: standing, figures: { count: { take: 'count' }, amount: { take: 'sum', field: 'amount' } } })
    const closing: Told = { count: Number(now?.figures.count ?? 0), amount: String(now?.figures.amount ?? '0.00'), ids: [] }
    const amount = addMoney(subtractMoney(closing.amount, touched.closing.amount), touched.opening.amount)
    const opening: Told = { count: closing.count - touched.closing.count + touched.opening.count, amount, ids: [] }
    return { kinds: touched.kinds, opening, closing, standing, opened: openedFrom(standing, came, left) }
  })
}

/** The deal, if it is one of those asked for. */
export const mine = ({ ownerId, pipelineId }: FlowAsked, deal: Held | undefined): Standing | undefined =>
  deal && (!ownerId || deal.ownerId === ownerId) && (!pipelineId || deal.pipelineId === pipelineId) ? (deal as unknown as Standing) : undefined

/** Of a unit and all below it, as it stands today. */
export const ofUnit = ({ unitId }: FlowAsked): Filter[] => (unitId ? [{ field: 'unitId', op: 'within', value: unitId }] : [])

const mineOf = (asked: FlowAsked): Filter[] => [
  ...(asked.ownerId ? [{ field: 'ownerId', op: 'eq', value: asked.ownerId } as const] : []),
  ...(asked.pipelineId ? [{ field: 'pipelineId', op: 'eq', value: asked.pipelineId } as const] : []),
  ...ofUnit(asked),
]

const windowOf = ({ from, to }: Window): Filter[] => [
  ...(from ? [{ field: 'expectedOn', op: 'gte', value: from } as const] : []),
  ...(to ? [{ field: 'expectedOn', op: 'lte', value: to } as const] : []),
]

/** Those that stand today and did not come since, and those that left. */
function openedFrom(standing: Filter, came: readonly string[], left: readonly string[]): Filter | undefined {
  if (came.length > mostNamed || left.length > mostNamed) return undefined
  const stayed: Filter = came.length ? { all: [standing, { field: 'id', op: 'notIn', value: came }] } : standing
  return left.length ? { any: [stayed, { field: 'id', op: 'in', value: left }] } : stayed
}
