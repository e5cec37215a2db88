import { type Context, objectOf } from '../../engine/context.ts'
import { titlesOf } from '../../engine/records/titles.ts'
import type { Column, Report } from '../../engine/reports/report.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addDays, dayIn, firstOfWeek, startOfDay } from '../../lib/time.ts'

const columns: readonly Column[] = [
  { name: 'person', label: { zh: '人员', en: 'Person' }, is: 'named' },
  { name: 'planned', label: { zh: '计划', en: 'Planned' }, is: 'count' },
  { name: 'done', label: { zh: '完成', en: 'Done' }, is: 'count' },
  { name: 'rate', label: { zh: '完成率（%）', en: 'Done, %' }, is: 'figure' },
]

const isDone: Filter = { field: 'status', op: 'eq', value: 'done' }
const isMeant: Filter = { field: 'status', op: 'ne', value: 'cancelled' }

/**
 * Of the contacts planned for some days (this week when nobody says), how many took place, by person (S0-57): cancelled ones count as
 * never planned. Each figure leads to its plans. Index: contact_plan (at, id).
 */
export const planRate: Report<Context> = {
  name: 'planRate',
  label: { zh: '计划完成率', en: 'Plans kept' },
  asks: { from: { is: 'day' }, to: { is: 'day' } },
  run: async (ctx, asked) => {
    const zone = ctx.person.timeZone
    const from = asked.from ?? firstOfWeek(dayIn(zone, ctx.now))
    const to = asked.to ?? addDays(from, 6)
    const days: Filter[] = [
      { field: 'at', op: 'gte', value: startOfDay(from, zone) },
      { field: 'at', op: 'lt', value: startOfDay(addDays(to, 1), zone) },
    ]
    const plan = objectOf(ctx.house, 'contactPlan')
    const groups = [{ field: 'ownerId' }]
    const figures = { count: { take: 'count' } } as const
    const [meant, done] = await Promise.all([
      tally(ctx, plan, { groups, figures, filter: { all: [...days, isMeant] } }),
      tally(ctx, plan, { groups, figures, filter: { all: [...days, isDone] } }),
    ])
    const doneBy = new Map(done.map((row) => [row.keys[0] ?? null, row]))
    const titles = await titlesOf(
      ctx,
      'user',
      meant.flatMap(({ keys: [id] }) => id ?? []),
    )
    return {
      columns,
      rows: meant.map(({ keys: [id = null], figures: { count }, filter }) => {
        const kept = doneBy.get(id)
        const [planned, held] = [Number(count ?? 0), Number(kept?.figures.count ?? 0)]
        const doneFilter = kept?.filter ?? { all: [...days, isDone, { field: 'ownerId', op: 'eq', value: id }] }
        return {
          values: {
            person: { id, title: id ? (titles.get(id) ?? null) : null },
            planned,
            done: held,
            rate: planned ? Math.round((held / planned) * 1000) / 10 : null,
          },
          drill: { planned: { object: plan.plural, filter }, done: { object: plan.plural, filter: doneFilter } },
        }
      }),
    }
  },
}
