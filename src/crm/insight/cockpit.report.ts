import { isComparable } from '../../engine/access/fields.ts'
import { holds } from '../../engine/access/scope.ts'
import { type Context, objectOf } from '../../engine/context.ts'
import type { Asked, Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { type Figure, tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'

type Measure = {
  readonly key: string
  readonly label: Label
  readonly of: string
  /** Absent: as it stands today, so of days that are over it is not told. */
  readonly at?: string
  readonly where?: Filter
  /** What is summed beside the count. */
  readonly sum?: string
}

const is = (field: string, value: string): Filter => ({ field, op: 'eq', value })
const standing: Filter = { all: [is('state', 'qualified'), is('outcome', 'open')] }

/** What a leader wants to know of a stretch of days (S0-13); each figure is a list one can open. */
const measures: readonly Measure[] = [
  { key: 'won', label: { zh: '赢单', en: 'Won' }, of: 'opportunity', at: 'closedOn', where: is('outcome', 'won'), sum: 'amount' },
  { key: 'lost', label: { zh: '输单', en: 'Lost' }, of: 'opportunity', at: 'closedOn', where: is('outcome', 'lost'), sum: 'amount' },
  { key: 'fresh', label: { zh: '新增商机', en: 'New deals' }, of: 'opportunity', at: 'createdAt', sum: 'amount' },
  { key: 'expected', label: { zh: '预计成交（加权）', en: 'Expected, weighted' }, of: 'opportunity', at: 'expectedOn', where: standing, sum: 'weightedAmount' },
  { key: 'open', label: { zh: '进行中商机', en: 'Open deals' }, of: 'opportunity', where: standing, sum: 'amount' },
  { key: 'customers', label: { zh: '新增客户', en: 'New customers' }, of: 'customer', at: 'createdAt' },
  { key: 'records', label: { zh: '接触记录', en: 'Contact records' }, of: 'contactRecord', at: 'at' },
  { key: 'visits', label: { zh: '其中拜访', en: 'Visits among them' }, of: 'contactRecord', at: 'at', where: is('channel', 'visit') },
]

const columns: readonly Column[] = [
  { name: 'measure', label: { zh: '指标', en: 'Measure' }, is: 'named' },
  { name: 'count', label: { zh: '数量', en: 'Number' }, is: 'count' },
  { name: 'amount', label: { zh: '金额', en: 'Amount' }, is: 'money' },
]

/** How the business stands in a stretch of days, as far as the reader's reach goes: each figure with the list that makes it (S0-13). */
export const cockpit: Report<Context> = {
  name: 'cockpit',
  label: { zh: '管理驾驶舱', en: 'Cockpit' },
  asks: { from: { is: 'day' }, to: { is: 'day' }, ownerId: { is: 'id' }, unitId: { is: 'id' } },
  run: async (ctx, asked) => {
    const isOver = asked.to !== undefined && asked.to < dayIn(ctx.house.zone, ctx.now)
    const seen = measures.filter(({ of, at }) => !(isOver && !at) && ctx.house.objects.has(of) && holds(ctx.person, objectOf(ctx.house, of), 'read'))
    // What is of the same records and the same days is counted at once.
    const alike = [...Map.groupBy(seen, ({ of, at }) => `${of} ${at}`).values()]
    const found = new Map((await Promise.all(alike.map((group) => rowsOf(ctx, group, asked)))).flat())
    return { columns, rows: seen.flatMap(({ key }) => found.get(key) ?? []) }
  },
}

async function rowsOf(ctx: Context, group: readonly Measure[], asked: Asked): Promise<[key: string, ReportRow][]> {
  const [{ of, at }] = group as [Measure]
  const object = objectOf(ctx.house, of)
  const around: Filter[] = [...whose(asked), ...(at ? onDays(ctx, of, { at, asked }) : [])]
  const wheres = group.flatMap(({ where }) => where ?? [])
  const only: Filter[] = wheres.length === group.length ? [wheres.length === 1 ? (wheres[0] as Filter) : { any: wheres }] : []
  const summed = new Map(group.flatMap(({ key, sum }) => (sum && isComparable(ctx.person, object, sum) ? [[key, sum]] : [])))
  const figures = Object.fromEntries(group.flatMap((measure) => figuresOf(measure, summed.get(measure.key))))
  const [found] = await tally(ctx, object, { groups: [], filter: { all: [...only, ...around] }, figures })
  return group.map(({ key, label, where }) => {
    const list = { object: object.plural, filter: { all: [...(where ? [where] : []), ...around] } }
    const amount = summed.has(key) ? (found?.figures[`${key}.amount`] ?? '0.00') : null
    const values = { measure: { id: key, title: label[ctx.lang] }, count: found?.figures[`${key}.count`] ?? 0, amount }
    return [key, { values, drill: { count: list, ...(summed.has(key) ? { amount: list } : {}) } }]
  })
}

const figuresOf = ({ key, where }: Measure, sum: string | undefined): [name: string, Figure][] => [
  [`${key}.count`, { take: 'count', ...(where ? { where } : {}) }],
  ...(sum ? [[`${key}.amount`, { take: 'sum', field: sum, ...(where ? { where } : {}) }] as [string, Figure]] : []),
]

const whose = ({ ownerId, unitId }: Asked): Filter[] => [
  ...(ownerId ? [{ field: 'ownerId', op: 'eq', value: ownerId } as const] : []),
  ...(unitId ? [{ field: 'unitId', op: 'within', value: unitId } as const] : []),
]

type Dated = { readonly at: string; readonly asked: Asked }

/** Days are the company's. */
function onDays({ house }: Context, of: string, { at, asked }: Dated): Filter[] {
  const kind = (objectOf(house, of).fields[at] ?? house.systemFields[at])?.kind
  const edge = (day: string) => (kind?.windows === 'instant' ? startOfDay(day, house.zone) : day)
  return [
    ...(asked.from ? [{ field: at, op: 'gte', value: edge(asked.from) } as const] : []),
    ...(asked.to ? [{ field: at, op: 'lt', value: edge(addDays(asked.to, 1)) } as const] : []),
  ]
}
