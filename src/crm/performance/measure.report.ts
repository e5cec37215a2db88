import { type Context, objectOf } from '../../engine/context.ts'
import { list } from '../../engine/records/read.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addDays, type Day, startOfDay } from '../../lib/time.ts'
import { holiday } from '../people/holiday.object.ts'
import { mostTurnedDays, turnedIn, workCalendarFrom } from '../people/work-calendar.ts'
import type { Measure } from './measures.ts'
import { dueAt, owedWithin, type Stretch, stretchOf } from './periods.ts'
import { reportRule } from './report-rule.object.ts'

type Person = { readonly id: string; readonly since: Day }
type Asked = { readonly person: Person; readonly days: Stretch }

/** Which of a person's days, as a filter says it; times by the company's clock. */
function within(ctx: Context, by: readonly [who: string, when: string], { person, days }: Asked, isDay = false): Filter[] {
  const edge = (day: Day) => (isDay ? day : startOfDay(day, ctx.house.zone))
  return [
    { field: by[0], op: 'eq', value: person.id },
    { field: by[1], op: 'gte', value: edge(days.from) },
    { field: by[1], op: 'lt', value: edge(addDays(days.to, 1)) },
  ]
}

async function countOf(ctx: Context, name: string, all: readonly Filter[]): Promise<number> {
  const [row] = await tally(ctx, objectOf(ctx.house, name), { groups: [], figures: { count: { take: 'count' } }, filter: { all } })
  return Number(row?.figures.count ?? 0)
}

const share = (part: number, whole: number): number | null => (whole ? (part / whole) * 100 : null)

/** Daily reports whose time was up, of the days since he came: whatever he owes of a month that is still going on. */
async function owedDays(ctx: Context, { person, days }: Asked): Promise<Day[]> {
  const [rule] = (
    await list(ctx, reportRule, {
      filter: {
        all: [
          { field: 'kind', op: 'eq', value: 'day' },
          { field: 'isUsed', op: 'eq', value: true },
        ],
      },
      limit: 1,
      count: false,
    })
  ).records
  const turned = await list(ctx, holiday, { filter: turnedIn(days.from, addDays(days.to, 31)), limit: mostTurnedDays, count: false })
  const calendar = workCalendarFrom(turned.records)
  const deadline = { days: Number(rule?.dueDays ?? 1), hour: Number(rule?.dueHour ?? 10), zone: ctx.house.zone }
  const from = person.since > days.from ? person.since : days.from
  return owedWithin('day', { from, to: days.to }, calendar).filter((day) => dueAt(stretchOf('day', day), deadline, calendar) <= ctx.now.toISOString())
}

async function reported(ctx: Context, asked: Asked, ...more: readonly Filter[]): Promise<number | null> {
  const owed = await owedDays(ctx, asked)
  if (!owed.length) return null
  const sent = [
    { field: 'ownerId', op: 'eq', value: asked.person.id },
    { field: 'kind', op: 'eq', value: 'day' },
    { field: 'status', op: 'eq', value: 'sent' },
    { field: 'periodOn', op: 'in', value: owed },
  ] as const
  return share(await countOf(ctx, 'workReport', [...sent, ...more]), owed.length)
}

/** How each measure is taken of one person over some days; null: there was nothing to be measured. Indexes: those of who and when. */
export const takes: Readonly<Record<Measure, (ctx: Context, asked: Asked) => Promise<number | null>>> = {
  reportRate: (ctx, asked) => reported(ctx, asked),
  reportOnTime: (ctx, asked) => reported(ctx, asked, { field: 'isOnTime', op: 'eq', value: true }),
  records: (ctx, asked) => countOf(ctx, 'contactRecord', within(ctx, ['createdById', 'at'], asked)),
  visits: (ctx, asked) => countOf(ctx, 'visit', within(ctx, ['ownerId', 'inAt'], asked)),
  newCustomers: (ctx, asked) => countOf(ctx, 'customer', within(ctx, ['createdById', 'createdAt'], asked)),
  marketItems: (ctx, asked) => countOf(ctx, 'marketItem', within(ctx, ['createdById', 'createdAt'], asked)),
  // Of the month in which it was adopted: what was told late in one month is decided on in the next.
  marketAdopted: (ctx, asked) =>
    countOf(ctx, 'marketItem', [...within(ctx, ['createdById', 'decidedAt'], asked), { field: 'state', op: 'eq', value: 'adopted' }]),
  planRate: async (ctx, asked) => {
    const meant = within(ctx, ['ownerId', 'at'], asked)
    const [done, all] = await Promise.all([
      countOf(ctx, 'contactPlan', [...meant, { field: 'status', op: 'eq', value: 'done' }]),
      countOf(ctx, 'contactPlan', [...meant, { field: 'status', op: 'ne', value: 'cancelled' }]),
    ])
    return share(done, all)
  },
  completeness: async (ctx, { person }) => {
    const filter: Filter = { field: 'ownerId', op: 'eq', value: person.id }
    const [row] = await tally(ctx, objectOf(ctx.house, 'customer'), { groups: [], figures: { mean: { take: 'average', field: 'completeness' } }, filter })
    return row?.figures.mean == null ? null : Number(row.figures.mean)
  },
}
