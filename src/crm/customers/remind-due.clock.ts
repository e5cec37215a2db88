import type { Context } from '../../engine/context.ts'
import { defineClock } from '../../engine/jobs/clock.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { expectation } from './expectation.object.ts'
import { jointAction } from './joint-action.object.ts'

type Due = { readonly object: Declaration; readonly by: string; readonly said: Label }

/** What has a day to be done by, and who answers for it; the customer's owner when nobody is named. */
const dues: readonly Due[] = [
  { object: jointAction, by: 'answeredById', said: { zh: '共同行动已逾期', en: 'A joint action is overdue' } },
  { object: expectation, by: 'promisedById', said: { zh: '对客户的承诺已逾期', en: 'A promise to a customer is overdue' } },
]

/** Each morning (08:40 in China), once for each day a thing was due on: a day that is moved and missed again is told again (S0-03). */
export const remindDue = defineClock({
  name: 'remindDue',
  cron: '40 0 * * *',
  run: async (ctx) => {
    for (const due of dues) await remind(ctx, due)
  },
})

async function remind(ctx: Context, { object, by, said }: Due): Promise<void> {
  const filter = {
    all: [
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'dueOn', op: 'within', value: 'past' },
    ],
  }
  for await (const records of pagesOf(ctx, object, { filter, sort: 'dueOn' })) {
    await tellPeople(
      ctx,
      records.flatMap((row) => {
        const userId = (row[by] ?? row.ownerId) as string | null
        const what = `${String(row[object.title])}（${String(row.dueOn)}）`
        const text = { zh: `${said.zh}：${what}`, en: `${said.en}: ${String(row[object.title])} (${String(row.dueOn)})` }
        return userId ? [{ userId, kind: 'due', actorId: null, object: object.name, recordId: row.id, text, cause: `due:${row.id}:${String(row.dueOn)}` }] : []
      }),
    )
  }
}
