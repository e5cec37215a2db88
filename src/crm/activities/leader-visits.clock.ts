import { defineClock } from '../../engine/jobs/clock.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import { titleIn } from '../../kernel/object.ts'
import { dayIn } from '../../lib/time.ts'
import { contactPlan } from './contact-plan.object.ts'

/** From October on, each Monday morning: key customers whose leaders' visit of the year has not been made, told to who is to make it (S1-60). */
export const tellUnvisited = defineClock({
  name: 'tellUnvisited',
  cron: '30 0 * 10-12 1',
  run: async (ctx) => {
    const today = dayIn(ctx.house.zone, ctx.now)
    const filter = {
      all: [
        { field: 'occasion', op: 'in', value: ['leader', 'producer'] },
        { field: 'status', op: 'eq', value: 'open' },
        { field: 'at', op: 'within', value: 'thisYear' },
      ],
    }
    for await (const records of pagesOf(ctx, contactPlan, { filter, sort: 'at' })) {
      await tellPeople(
        ctx,
        records.flatMap((row) => {
          const customer = String((row.customer as { title?: string } | null)?.title ?? '')
          const text = {
            zh: `今年还没有走访重点客户 ${customer}：${titleIn(contactPlan, row)}`,
            en: `This key customer has not been visited yet this year: ${customer}`,
          }
          return row.ownerId
            ? [
                {
                  userId: String(row.ownerId),
                  kind: 'due',
                  actorId: null,
                  object: contactPlan.name,
                  recordId: row.id,
                  text,
                  cause: `unvisited:${row.id}:${today}`,
                },
              ]
            : []
        }),
      )
    }
  },
})
