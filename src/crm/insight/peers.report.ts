import { type Context, objectOf } from '../../engine/context.ts'
import { one } from '../../engine/records/read.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Comparison, Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'

type Measure = { readonly key: string; readonly label: Label; readonly of: string; readonly filter: readonly Filter[] }

const aYear: Comparison = { field: 'at', op: 'within', value: 'last365days' }
const measures: readonly Measure[] = [
  { key: 'records', label: { zh: '近一年接触次数', en: 'Contacts in a year' }, of: 'contactRecord', filter: [aYear] },
  { key: 'visits', label: { zh: '其中拜访', en: 'Visits among them' }, of: 'contactRecord', filter: [aYear, { field: 'channel', op: 'eq', value: 'visit' }] },
  { key: 'contacts', label: { zh: '联系人数', en: 'Contacts known' }, of: 'contact', filter: [] },
  { key: 'openNeeds', label: { zh: '未满足的需求', en: 'Open needs' }, of: 'need', filter: [{ field: 'status', op: 'in', value: ['new', 'answered'] }] },
]

const columns: readonly Column[] = [
  { name: 'measure', label: { zh: '指标', en: 'Measure' }, is: 'named' },
  { name: 'mine', label: { zh: '本客户', en: 'This customer' }, is: 'count' },
  { name: 'all', label: { zh: '同类合计', en: 'Peers in all' }, is: 'count' },
  { name: 'peers', label: { zh: '同类户数', en: 'Peers' }, is: 'count' },
  { name: 'average', label: { zh: '同类平均', en: 'Mean of the peers' }, is: 'figure' },
]

/**
 * A customer beside others of his industry and level, as far as the reader may see them (S0-44). Without industry and level
 * there are no peers, and no rows.
 */
export const customerPeers: Report<Context> = {
  name: 'customerPeers',
  label: { zh: '与同类客户比较', en: 'Beside its peers' },
  asks: { customerId: { is: 'id', required: true } },
  run: async (ctx, asked) => {
    const customer = await one(ctx, objectOf(ctx.house, 'customer'), asked.customerId as string)
    const { industry, level } = customer
    if (typeof industry !== 'string' || typeof level !== 'string') return { columns, rows: [] }
    const alike = (prefix: string): Filter[] => [
      { field: `${prefix}industry`, op: 'eq', value: industry },
      { field: `${prefix}level`, op: 'eq', value: level },
      { field: prefix ? 'customerId' : 'id', op: 'ne', value: customer.id },
    ]
    const peersFilter: Filter = { all: alike('') }
    const peers = await countOf(ctx, 'customer', peersFilter)
    const rows = await Promise.all(
      measures.map(async ({ key, label, of, filter }): Promise<ReportRow> => {
        const { plural } = objectOf(ctx.house, of)
        const mineFilter: Filter = { all: [{ field: 'customerId', op: 'eq', value: customer.id }, ...filter] }
        const allFilter: Filter = { all: [...alike('customerId.'), ...filter] }
        const [mine, all] = await Promise.all([countOf(ctx, of, mineFilter), countOf(ctx, of, allFilter)])
        return {
          values: { measure: { id: key, title: label[ctx.lang] }, mine, all, peers, average: peers ? Math.round((all / peers) * 100) / 100 : null },
          drill: {
            mine: { object: plural, filter: mineFilter },
            all: { object: plural, filter: allFilter },
            peers: { object: 'customers', filter: peersFilter },
            average: { object: plural, filter: allFilter },
          },
        }
      }),
    )
    return { columns, rows }
  },
}

async function countOf(ctx: Context, name: string, filter: Filter): Promise<number> {
  const [row] = await tally(ctx, objectOf(ctx.house, name), { groups: [], figures: { count: { take: 'count' } }, filter })
  return Number(row?.figures.count ?? 0)
}
