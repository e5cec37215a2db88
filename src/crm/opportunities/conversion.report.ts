import { type Context, objectOf } from '../../engine/context.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { type TallyRow, tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { counts, dealAsks, dealsAsked, isQualified, isWon } from './deal-asks.ts'
import { shareOf } from './rates.ts'

/** What becomes of what was begun by whom (S0-51): of the deals begun in these days, how many were qualified, how many won. */
export const conversionByOrigin: Report<Context> = {
  name: 'conversionByOrigin',
  label: { zh: '由来转化', en: 'Conversion by origin' },
  asks: dealAsks,
  run: async (ctx, asked) => {
    const deals = objectOf(ctx.house, 'opportunity')
    const filter: Filter = { all: dealsAsked(asked, { field: 'createdAt', zone: ctx.person.timeZone }) }
    const rows = await tally(ctx, deals, { filter, groups: [{ field: 'origin' }, { field: 'channel' }], figures: conversionFigures })
    return { columns: conversionColumns, rows: rows.map((row) => conversionRow(ctx, row)) }
  },
}

const conversionFigures = {
  all: { take: 'count' },
  qualified: { take: 'count', where: isQualified },
  open: { take: 'count', where: counts },
  won: { take: 'count', where: isWon },
  wonAmount: { take: 'sum', field: 'amount', where: isWon },
} as const
const conversionColumns: readonly Column[] = [
  { name: 'origin', label: { zh: '机会由来', en: 'Who began it' }, is: 'named' },
  { name: 'channel', label: { zh: '由来渠道', en: 'Through' }, is: 'named' },
  { name: 'all', label: { zh: '新增商机', en: 'Begun' }, is: 'count' },
  { name: 'qualified', label: { zh: '已认定', en: 'Qualified' }, is: 'count' },
  { name: 'open', label: { zh: '进行中', en: 'Open' }, is: 'count' },
  { name: 'won', label: { zh: '赢单', en: 'Won' }, is: 'count' },
  { name: 'conversion', label: { zh: '成交率', en: 'Won of those begun' }, is: 'percent' },
  { name: 'wonAmount', label: { zh: '赢单金额', en: 'Won' }, is: 'money' },
]

function conversionRow({ house, lang }: Context, { keys, figures, filterOf }: TallyRow): ReportRow {
  const { fields } = objectOf(house, 'opportunity')
  const named = (field: string, id: string | null | undefined) => ({
    id: id ?? null,
    title: fields[field]?.options?.find((option) => option.id === id)?.label[lang] ?? id ?? null,
  })
  const drill = Object.fromEntries(Object.keys(conversionFigures).map((name) => [name, { object: 'opportunities', filter: filterOf(name) }]))
  return {
    values: { origin: named('origin', keys[0]), channel: named('channel', keys[1]), ...figures, conversion: shareOf(figures.won, figures.all) },
    drill,
  }
}
