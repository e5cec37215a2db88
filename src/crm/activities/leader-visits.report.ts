import { type Context, objectOf } from '../../engine/context.ts'
import type { Asked, Column, Named, Report, ReportRow } from '../../engine/reports/report.ts'
import { type TallyRow, tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'
import { occasions } from './plan-choices.ts'

const columns: readonly Column[] = [
  { name: 'occasion', label: { zh: '走访', en: 'Visits' }, is: 'named' },
  { name: 'planned', label: { zh: '计划', en: 'Planned' }, is: 'count' },
  { name: 'done', label: { zh: '已走访', en: 'Made' }, is: 'count' },
  { name: 'coverage', label: { zh: '覆盖率', en: 'Coverage' }, is: 'percent' },
]

const whose = occasions.filter(({ id }) => id === 'leader' || id === 'producer')

const figures = {
  planned: { take: 'count' },
  done: { take: 'count', where: { field: 'status', op: 'eq', value: 'done' } },
} as const

/**
 * Of the key customers that leaders mean to see in some days (this year when nobody says), how many they have seen: ours and the plants'
 * (S1-60). Of a customer one such visit is planned in a year, so plans are customers; a cancelled one was never meant. Index: contact_plan (occasion).
 */
export const leaderVisits: Report<Context> = {
  name: 'leaderVisits',
  label: { zh: '领导走访覆盖率', en: 'Coverage of visits by leaders' },
  asks: { from: { is: 'day' }, to: { is: 'day' }, ownerId: { is: 'id' }, unitId: { is: 'id' } },
  run: async (ctx, asked) => {
    const plan = objectOf(ctx.house, 'contactPlan')
    const found = await tally(ctx, plan, { filter: { all: meant(ctx, asked) }, groups: [{ field: 'occasion' }], figures })
    return {
      columns,
      rows: whose.map(({ id, label }) =>
        rowOf(
          { id, title: label[ctx.lang] },
          found.find(({ keys }) => keys[0] === id),
        ),
      ),
    }
  },
}

/** Where none is planned that is told, too. */
function rowOf(occasion: Named, found: TallyRow | undefined): ReportRow {
  const [planned, done] = [Number(found?.figures.planned ?? 0), Number(found?.figures.done ?? 0)]
  const list = (name: string) => ({ object: 'contactPlans', filter: found?.filterOf(name) as Filter })
  return {
    values: { occasion, planned, done, coverage: planned ? Math.round((done / planned) * 1000) / 10 : null },
    drill: found ? { planned: list('planned'), done: list('done'), coverage: list('planned') } : {},
  }
}

function meant({ house, now }: Context, { from, to, ownerId, unitId }: Asked): Filter[] {
  const year = dayIn(house.zone, now).slice(0, 4)
  return [
    { field: 'occasion', op: 'in', value: whose.map(({ id }) => id) },
    { field: 'status', op: 'ne', value: 'cancelled' },
    { field: 'at', op: 'gte', value: startOfDay(from ?? `${year}-01-01`, house.zone) },
    { field: 'at', op: 'lt', value: startOfDay(addDays(to ?? `${year}-12-31`, 1), house.zone) },
    ...(ownerId ? [{ field: 'ownerId', op: 'eq', value: ownerId } as const] : []),
    ...(unitId ? [{ field: 'unitId', op: 'within', value: unitId } as const] : []),
  ]
}
