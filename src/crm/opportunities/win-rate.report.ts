import { type Context, objectOf } from '../../engine/context.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { type Group, type TallyRow, tally } from '../../engine/reports/tally.ts'
import { namer } from '../../engine/reports/tally-report.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { dealAsks, dealsAsked, isLost, isWon } from './deal-asks.ts'
import { percentOf } from './rates.ts'

/** `without`: what a row of those is called that are of no group, to be seen beside the groups. */
type By = { readonly name: string; readonly label: Label; readonly group?: Group; readonly without?: Label }

const bys: readonly By[] = [
  { name: 'winRate', label: { zh: '赢单率', en: 'Win rate' } },
  { name: 'winRateByOwner', label: { zh: '各人赢单率', en: 'Win rate by seller' }, group: { field: 'ownerId' } },
  { name: 'winRateByOrigin', label: { zh: '各由来赢单率', en: 'Win rate by origin' }, group: { field: 'origin' } },
  { name: 'winRateByChannel', label: { zh: '各渠道赢单率', en: 'Win rate by channel' }, group: { field: 'channel' } },
  { name: 'winRateByProduct', label: { zh: '各产品赢单率', en: 'Win rate by product' }, group: { field: 'productId' } },
  { name: 'winRateByRival', label: { zh: '对各竞争对手的赢单率', en: 'Win rate by competitor' }, group: { field: 'competitorIds' } },
  {
    name: 'winRateByPlaybook',
    label: { zh: '各打法赢单率', en: 'Win rate by playbook' },
    group: { field: 'playbookIds' },
    without: { zh: '未按打法（对照）', en: 'By none, to compare' },
  },
  { name: 'winRateByMonth', label: { zh: '赢单率走势', en: 'Win rate by month' }, group: { field: 'closedOn', by: 'month' } },
]

const figures = {
  won: { take: 'count', where: isWon },
  lost: { take: 'count', where: isLost },
  wonAmount: { take: 'sum', field: 'amount', where: isWon },
  lostAmount: { take: 'sum', field: 'amount', where: isLost },
  cycle: { take: 'median', field: 'cycleDays', where: isWon },
} as const

const columns: readonly Column[] = [
  { name: 'won', label: { zh: '赢单', en: 'Won' }, is: 'count' },
  { name: 'lost', label: { zh: '输单', en: 'Lost' }, is: 'count' },
  { name: 'rate', label: { zh: '赢单率（数量）', en: 'Win rate by number' }, is: 'percent' },
  { name: 'wonAmount', label: { zh: '赢单金额', en: 'Won' }, is: 'money' },
  { name: 'lostAmount', label: { zh: '输单金额', en: 'Lost' }, is: 'money' },
  { name: 'amountRate', label: { zh: '赢单率（金额）', en: 'Win rate by amount' }, is: 'percent' },
  { name: 'cycle', label: { zh: '销售周期中位数（天）', en: 'Median cycle in days' }, is: 'figure' },
]

/**
 * Of the deals that were decided in these days, how many were won, and how long they took (S0-46): by number and amount, whole, by
 * seller, origin, channel, main product and month. What was void decides nothing.
 */
export const winRates: readonly Report<Context>[] = bys.map(({ name, label, group, without }) => ({
  name,
  label,
  asks: dealAsks,
  run: async (ctx, asked) => {
    const object = objectOf(ctx.house, 'opportunity')
    const filter = { all: [{ any: [isWon, isLost] }, ...dealsAsked(asked, { field: 'closedOn' })] }
    const rows = await tally(ctx, object, { filter, groups: group ? [group] : [], figures })
    const named = group
      ? await namer(
          ctx,
          object,
          group,
          rows.map(({ keys }) => keys[0] ?? null),
        )
      : undefined
    return {
      columns: [...(group ? [keyColumn(ctx, group)] : []), ...columns],
      rows: [
        ...rows.map((row) => rowOf(row, group && named ? { [group.field]: named(row.keys[0] ?? null) } : {})),
        ...(group && without ? await baseline(ctx, filter, { field: group.field, label: without }) : []),
      ],
    }
  },
}))

/** Those of no group, where any were decided: a comparison needs what it would have been without. */
async function baseline(ctx: Context, filter: Filter, { field, label }: { readonly field: string; readonly label: Label }): Promise<ReportRow[]> {
  const of: Filter = { all: [filter, { field, op: 'empty' }] }
  const rows = await tally(ctx, objectOf(ctx.house, 'opportunity'), { filter: of, groups: [], figures })
  const decided = rows.filter(({ figures: { won, lost } }) => Number(won) + Number(lost) > 0)
  return decided.map((row) => rowOf(row, { [field]: { id: null, title: label[ctx.lang] } }))
}

const keyColumn = (ctx: Context, { field, by }: Group): Column => ({
  name: field,
  label: objectOf(ctx.house, 'opportunity').fields[field]?.label ?? ctx.house.systemFields[field]?.label ?? { zh: field, en: field },
  is: by ? 'month' : 'named',
})

function rowOf({ figures: found, filter, filterOf }: TallyRow, key: ReportRow['values']): ReportRow {
  const { won, lost, wonAmount, lostAmount, cycle } = found
  const object = 'opportunities'
  const list = (name: string) => ({ object, filter: filterOf(name) })
  return {
    values: {
      ...key,
      won,
      lost,
      rate: percentOf(won, lost),
      wonAmount,
      lostAmount,
      amountRate: percentOf(wonAmount, lostAmount),
      cycle,
    } as ReportRow['values'],
    drill: {
      won: list('won'),
      lost: list('lost'),
      wonAmount: list('wonAmount'),
      lostAmount: list('lostAmount'),
      cycle: list('cycle'),
      rate: { object, filter },
      amountRate: { object, filter },
    },
  }
}
