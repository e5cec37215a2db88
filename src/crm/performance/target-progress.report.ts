import { type Context, objectOf } from '../../engine/context.ts'
import { list } from '../../engine/records/read.ts'
import type { RecordRow } from '../../engine/records/show.ts'
import type { Column, Drill, Report, ReportRow } from '../../engine/reports/report.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'
import { target } from './target.object.ts'
import { type Metric, metrics, targetDays } from './target-choices.ts'
import { wonBy, wonDealsOf } from './won-credit.report.ts'

const columns: readonly Column[] = [
  { name: 'whose', label: { zh: '谁', en: 'Whose' }, is: 'named' },
  { name: 'metric', label: { zh: '指标', en: 'Metric' }, is: 'named' },
  { name: 'period', label: { zh: '周期', en: 'Period' }, is: 'named' },
  { name: 'goal', label: { zh: '目标', en: 'Goal' }, is: 'figure' },
  { name: 'actual', label: { zh: '实际', en: 'Reached' }, is: 'count' },
  { name: 'percent', label: { zh: '完成（%）', en: 'Reached, %' }, is: 'figure' },
  { name: 'level', label: { zh: '达到', en: 'Level' }, is: 'named' },
]

/** What counts towards each metric: which records, whose they are and when they happened. */
const counted: Readonly<Record<Exclude<Metric, 'wonAmount'>, { readonly of: string; readonly who: string; readonly when: string; readonly more?: Filter }>> = {
  records: { of: 'contactRecord', who: 'createdById', when: 'at' },
  visits: { of: 'visit', who: 'ownerId', when: 'inAt' },
  plansDone: { of: 'contactPlan', who: 'ownerId', when: 'at', more: { field: 'status', op: 'eq', value: 'done' } },
  newCustomers: { of: 'customer', who: 'createdById', when: 'createdAt' },
}

/** Targets that are under way on a day, and how much of each is reached (china-practice.md 11); each figure leads to its records. */
export const targetProgress: Report<Context> = {
  name: 'targetProgress',
  label: { zh: '目标完成', en: 'Targets reached' },
  asks: { from: { is: 'day' } },
  run: async (ctx, { from = dayIn(ctx.house.zone, ctx.now) }) => {
    const year = [
      { field: 'startOn', op: 'gt', value: addDays(from, -366) },
      { field: 'startOn', op: 'lte', value: from },
    ]
    const found = (await list(ctx, target, { filter: { all: year }, sort: '-startOn', limit: 200, count: false })).records
    const running = found.filter((row) => targetDays(row.period, String(row.startOn)).to >= from)
    return { columns, rows: await Promise.all(running.map((row) => rowOf(ctx, row))) }
  },
}

async function rowOf(ctx: Context, row: RecordRow): Promise<ReportRow> {
  const { drill, actual } = await reached(ctx, row)
  const goal = Number(row.goal)
  const figure = Number(actual)
  const whose = (row.person ?? row.forUnit) as { id: string; title: string | null } | null
  const metric = metrics.find(({ id }) => id === row.metric)
  return {
    values: {
      whose,
      metric: { id: String(row.metric), title: metric?.label[ctx.lang] ?? null },
      period: { id: row.id, title: `${row.startOn} – ${targetDays(row.period, String(row.startOn)).to}` },
      goal,
      actual,
      percent: goal ? Math.round((figure / goal) * 1000) / 10 : null,
      level: { id: null, title: levelOf(row, figure, ctx.lang) },
    },
    drill: drill ? { actual: drill } : {},
  }
}

type Reached = { readonly drill?: Drill; readonly actual: number | string }

/** Money is exact decimal text; the rest are counts. */
async function reached(ctx: Context, row: RecordRow): Promise<Reached> {
  const metric = row.metric as Metric
  const { from, to } = targetDays(row.period, String(row.startOn))
  if (metric === 'wonAmount') {
    const whose = { personId: row.personId, forUnitId: row.forUnitId }
    const drill = { object: objectOf(ctx.house, 'opportunity').plural, filter: wonDealsOf(whose, { from, to }) }
    return { actual: await wonBy(ctx, whose, { from, to }), drill }
  }
  const { of, who, when, more } = counted[metric]
  const whose: Filter = row.personId ? { field: who, op: 'eq', value: row.personId } : { field: 'unitId', op: 'within', value: row.forUnitId }
  const filter: Filter = {
    all: [
      whose,
      { field: when, op: 'gte', value: startOfDay(from, ctx.house.zone) },
      { field: when, op: 'lt', value: startOfDay(addDays(to, 1), ctx.house.zone) },
      ...(more ? [more] : []),
    ],
  }
  const object = objectOf(ctx.house, of)
  const [counts] = await tally(ctx, object, { groups: [], figures: { count: { take: 'count' } }, filter })
  return { drill: { object: object.plural, filter }, actual: Number(counts?.figures.count ?? 0) }
}

const levels = [
  { name: 'stretch', label: { zh: '冲刺', en: 'Stretch' } },
  { name: 'goal', label: { zh: '目标', en: 'Goal' } },
  { name: 'floor', label: { zh: '保底', en: 'Floor' } },
] as const

const levelOf = (row: RecordRow, actual: number, lang: 'zh' | 'en'): string | null =>
  levels.find(({ name }) => typeof row[name] === 'number' && actual >= Number(row[name]))?.label[lang] ?? null
