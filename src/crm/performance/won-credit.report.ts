import { isComparable } from '../../engine/access/fields.ts'
import { type Context, objectOf } from '../../engine/context.ts'
import { allOf } from '../../engine/records/pages.ts'
import { type Figure, tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addMoney } from '../../lib/money.ts'
import { creditsOf } from '../opportunities/credit.ts'

type Row = Readonly<Record<string, unknown>>
/** Whose credit is asked for: a person's, or that of a unit and all below it, each by his main unit. */
export type Whose = { readonly personId: unknown; readonly forUnitId: unknown }
type Days = { readonly from: string; readonly to: string }

const together = 200

/**
 * What was won in these days as it counts for a person or unit (S2-25): deals without a team for their owner, others by the shares of their
 * team, to the cent, as far as the reader may read them. Of deals without a team the sum alone is asked for: a company's year has a hundred
 * thousand. Index: opportunity tally (closed_on), opportunity_member (user_id).
 */
export async function wonBy(ctx: Context, whose: Whose, days: Days): Promise<string> {
  const { member, owner } = partsOf(whose)
  const parts = await whole(ctx, 'opportunityMember', { all: [member, ...wonIn(days, 'opportunityId.')] })
  const mine = new Set(parts.map(({ userId }) => userId))
  const filter: Filter = { all: [owner, ...wonIn(days)] }
  const deals = objectOf(ctx.house, 'opportunity')
  const figures: Record<string, Figure> = isComparable(ctx.person, deals, 'amount')
    ? { amount: { take: 'sum', field: 'amount' } }
    : { count: { take: 'count' } }
  const [alone] = await tally(ctx, deals, { filter, groups: [], figures })
  const shared = await inPieces([...new Set(parts.map(({ opportunityId }) => String(opportunityId)))], async (ids) => {
    const deals = await whole(ctx, 'opportunity', { field: 'id', op: 'in', value: ids })
    const team = Map.groupBy(await whole(ctx, 'opportunityMember', { field: 'opportunityId', op: 'in', value: ids }), ({ opportunityId }) => opportunityId)
    return deals.map((deal) => ({ deal, team: (team.get(deal.id) ?? []).toSorted((a, b) => Number(a.place) - Number(b.place)) }))
  })
  const amounts = shared.flatMap(({ deal, team }) => creditsOf(deal, team).flatMap(({ userId, amount }) => (mine.has(userId) ? [amount] : [])))
  return addMoney(...amounts, String(alone?.figures.amount ?? 0))
}

/** The very deals that figure is made of, however many: said by what they are, not by name. */
export function wonDealsOf(whose: Whose, days: Days): Filter {
  const { member, owner } = partsOf(whose, 'team.')
  return { all: [...wonIn(days), { any: [owner, member] }] }
}

/** Whose deals count: those with a team by its members, others by their owner. */
function partsOf({ personId, forUnitId }: Whose, at: 'team.' | '' = ''): { readonly member: Filter; readonly owner: Filter } {
  const owner = personId ? is('ownerId', personId) : under('unitId', forUnitId)
  return {
    member: personId ? is(`${at}userId`, personId) : under(`${at}userId.mainUnitId`, forUnitId),
    owner: { all: [owner, is('memberCount', 0)] },
  }
}

const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })
const under = (field: string, value: unknown): Filter => ({ field, op: 'within', value })
const wonIn = ({ from, to }: Days, of = ''): Filter[] => [
  is(`${of}outcome`, 'won'),
  { field: `${of}closedOn`, op: 'gte', value: from },
  { field: `${of}closedOn`, op: 'lte', value: to },
]

const whole = (ctx: Context, name: string, filter: Filter) => allOf(ctx, objectOf(ctx.house, name), { filter })

async function inPieces<T extends Row>(ids: readonly string[], ask: (ids: readonly string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let at = 0; at < ids.length; at += together) found.push(...(await ask(ids.slice(at, at + together))))
  return found
}
