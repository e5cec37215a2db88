import { type Context, objectOf } from '../../engine/context.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { type TallyRow, tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addMoney } from '../../lib/money.ts'
import { counts, dealAsks, dealsAsked, isWon } from './deal-asks.ts'

const columns: readonly Column[] = [
  { name: 'month', label: { zh: '月份', en: 'Month' }, is: 'month' },
  { name: 'count', label: { zh: '进行中商机', en: 'Open deals' }, is: 'count' },
  { name: 'amount', label: { zh: '金额', en: 'Amount' }, is: 'money' },
  { name: 'weighted', label: { zh: '加权预测', en: 'Weighted forecast' }, is: 'money' },
  { name: 'wonCount', label: { zh: '已赢单', en: 'Won' }, is: 'count' },
  { name: 'won', label: { zh: '已赢金额', en: 'Won amount' }, is: 'money' },
  { name: 'total', label: { zh: '已赢加预测', en: 'Won and forecast' }, is: 'money' },
]

/**
 * The forecast, month by month of the expected date (S0-53): the amount of each open qualified deal times its probability, to the cent,
 * beside what was won in that month. A figure is the sum of its rows' own weighted amounts.
 */
export const salesForecast: Report<Context> = {
  name: 'salesForecast',
  label: { zh: '销售预测', en: 'Sales forecast' },
  asks: dealAsks,
  run: async (ctx, asked) => {
    const deals = objectOf(ctx.house, 'opportunity')
    const open: Filter = { all: [counts, ...dealsAsked(asked, { field: 'expectedOn' })] }
    const won: Filter = { all: [isWon, ...dealsAsked(asked, { field: 'closedOn' })] }
    const [ahead, done] = await Promise.all([
      tally(ctx, deals, {
        filter: open,
        groups: [{ field: 'expectedOn', by: 'month' }],
        figures: { count: { take: 'count' }, amount: { take: 'sum', field: 'amount' }, weighted: { take: 'sum', field: 'weightedAmount' } },
      }),
      tally(ctx, deals, {
        filter: won,
        groups: [{ field: 'closedOn', by: 'month' }],
        figures: { wonCount: { take: 'count' }, won: { take: 'sum', field: 'amount' } },
      }),
    ])
    const months = [...new Set([...ahead, ...done].map(({ keys }) => keys[0] ?? null))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    return { columns, rows: months.map((month) => rowOf(month, byMonth(ahead, month), byMonth(done, month))) }
  },
}

const byMonth = (rows: readonly TallyRow[], month: string | null): TallyRow | undefined => rows.find(({ keys }) => (keys[0] ?? null) === month)

function rowOf(month: string | null, ahead: TallyRow | undefined, done: TallyRow | undefined): ReportRow {
  const object = 'opportunities'
  const list = (row: TallyRow | undefined, names: readonly string[]) =>
    Object.fromEntries(row ? names.map((name) => [name, { object, filter: row.filter }]) : [])
  const weighted = String(ahead?.figures.weighted ?? '0.00')
  const won = String(done?.figures.won ?? '0.00')
  return {
    values: {
      month,
      count: ahead?.figures.count ?? 0,
      amount: ahead?.figures.amount ?? '0.00',
      weighted,
      wonCount: done?.figures.wonCount ?? 0,
      won,
      total: addMoney(weighted, won),
    },
    drill: { ...list(ahead, ['count', 'amount', 'weighted']), ...list(done, ['wonCount', 'won']) },
  }
}
