import { type Context, objectOf } from '../../engine/context.ts'
import { list } from '../../engine/records/read.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { type TallyRow, tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addMoney } from '../../lib/money.ts'
import { dealAsks, dealsAsked, isQualified } from './deal-asks.ts'
import { shareOf } from './rates.ts'

const columns: readonly Column[] = [
  { name: 'stage', label: { zh: '阶段', en: 'Stage' }, is: 'named' },
  { name: 'count', label: { zh: '商机数', en: 'Deals' }, is: 'count' },
  { name: 'amount', label: { zh: '金额', en: 'Amount' }, is: 'money' },
  { name: 'weighted', label: { zh: '加权金额', en: 'Weighted' }, is: 'money' },
  { name: 'reached', label: { zh: '到过此阶段', en: 'Got this far' }, is: 'count' },
  { name: 'onward', label: { zh: '再往前的', en: 'Went on' }, is: 'count' },
  { name: 'conversion', label: { zh: '转化率', en: 'Conversion' }, is: 'percent' },
]

const mostStages = 200

/**
 * A pipeline as a funnel (S0-53): what stands at each stage now, by number, amount and weight, and of all that got so far how many went
 * on to the next. Qualified deals only; those begun in the days asked for.
 */
export const salesFunnel: Report<Context> = {
  name: 'salesFunnel',
  label: { zh: '销售漏斗', en: 'Sales funnel' },
  asks: dealAsks,
  run: async (ctx, asked) => {
    const pipelineId = asked.pipelineId ?? (await firstPipeline(ctx))
    if (!pipelineId) return { columns, rows: [] }
    const mine: Filter[] = dealsAsked({ ...asked, pipelineId }, { field: 'createdAt', zone: ctx.person.timeZone })
    const stages = (
      await list(ctx, objectOf(ctx.house, 'stage'), { filter: { field: 'pipelineId', op: 'eq', value: pipelineId }, sort: 'place', limit: mostStages })
    ).records
    const way = stages.filter(({ outcome }) => outcome === 'open' || outcome === 'won')
    const deals = objectOf(ctx.house, 'opportunity')
    const filter: Filter = { all: [...mine, isQualified] }
    const found = await tally(ctx, deals, { filter, groups: [{ field: 'stageId' }, { field: 'reached' }], figures })
    const rows = way.map((stage, at): ReportRow => {
      const here = found.filter(({ keys }) => keys[0] === stage.id).map((row) => row.figures)
      const [got, on] = [gotTo(found, Number(stage.place)), way[at + 1] ? gotTo(found, Number(way[at + 1]?.place)) : null]
      const far = (place: unknown): Filter => ({ all: [...mine, isQualified, { field: 'reached', op: 'gte', value: Number(place) }] })
      const now: Filter = { all: [...mine, isQualified, { field: 'stageId', op: 'eq', value: stage.id }] }
      const object = 'opportunities'
      return {
        values: {
          stage: { id: stage.id, title: String(stage.name) },
          count: here.reduce((sum, { count }) => sum + Number(count), 0),
          amount: addMoney(...here.map(({ amount }) => String(amount))),
          weighted: addMoney(...here.map(({ weighted }) => String(weighted))),
          reached: got,
          onward: on,
          conversion: on === null ? null : shareOf(on, got),
        },
        drill: {
          count: { object, filter: now },
          amount: { object, filter: now },
          weighted: { object, filter: now },
          reached: { object, filter: far(stage.place) },
          ...(way[at + 1] ? { onward: { object, filter: far(way[at + 1]?.place) } } : {}),
        },
      }
    })
    return { columns, rows }
  },
}

/** By stage and by how far they came at once: the deals are looked at once. */
const figures = { count: { take: 'count' }, amount: { take: 'sum', field: 'amount' }, weighted: { take: 'sum', field: 'weightedAmount' } } as const

const gotTo = (rows: readonly TallyRow[], place: number): number =>
  rows.reduce((sum, { keys, figures }) => sum + (Number(keys[1] ?? 0) >= place ? Number(figures.count) : 0), 0)

/** Where deals begin when nobody says which way of selling is meant. */
async function firstPipeline(ctx: Context): Promise<string | undefined> {
  const filter: Filter = { field: 'status', op: 'eq', value: 'active' }
  return (await list(ctx, objectOf(ctx.house, 'pipeline'), { filter, sort: 'place', limit: 1, count: false })).records[0]?.id
}
