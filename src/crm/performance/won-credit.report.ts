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
/** `drill`: the deals that make it, unless those shared are more than an address can name. */
export type Won = { readonly amount: string; readonly drill: Filter | undefined }

/** An address names no more records than this. */
const mostNamed = 200

const together = 200

/**
 * What was won in these days as it counts for a person or unit (S2-25): deals without a team for their owner, others by the shares of their
 * team, to the cent, as far as the reader may read them. Of deals without a team the sum alone is asked for: a company's year has a hundred
 * thousand. Index: opportunity tally (closed_on), opportunity_member (user_id).
 */
export async function wonBy(ctx: Context, { personId, forUnitId }: Whose, days: { readonly from: string; readonly to: string }): Promise<Won> {
  const member = personId ? is('userId', personId) : under('userId.mainUnitId', forUnitId)
  const owner = personId ? is('ownerId', personId) : under('unitId', forUnitId)
  const parts = await whole(ctx, 'opportunityMember', { all: [member, ...wonIn(days, 'opportunityId.')] })
  const mine = new Set(parts.map(({ userId }) => userId))
  const filter: Filter = { all: [owner, is('memberCount', 0), ...wonIn(days)] }
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
  const ids = shared.map(({ deal }) => deal.id)
  return {
    amount: addMoney(...amounts, String(alone?.figures.amount ?? 0)),
    drill: ids.length > mostNamed ? undefined : ids.length ? { any: [filter, { field: 'id', op: 'in', value: ids }] } : filter,
  }
}

const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })
const under = (field: string, value: unknown): Filter => ({ field, op: 'within', value })
const wonIn = ({ from, to }: { from: string; to: string }, of = ''): Filter[] => [
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
