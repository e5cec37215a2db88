import { defineClock } from '../../engine/jobs/clock.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import { opportunity } from './opportunity.object.ts'

/** An urgent deal that nobody has met for three days: told once for each such silence, to who looks after it (S0-56). Each morning (08:45 in China), after the night's judging. */
export const warnUrgent = defineClock({
  name: 'warnUrgent',
  cron: '45 0 * * *',
  run: async (ctx) => {
    for await (const deals of pagesOf(ctx, opportunity, { filter: { field: 'risks', op: 'contains', value: 'urgentQuiet' } }))
      await tellPeople(ctx, deals.flatMap(noticeOf))
  },
})

function noticeOf(deal: Readonly<Record<string, unknown>> & { readonly id: string }): Parameters<typeof tellPeople>[1][number][] {
  const userId = deal.ownerId as string | null
  if (!userId) return []
  const name = String(deal.name)
  const text = { zh: `紧急商机 3 天没有跟进：${name}`, en: `Urgent, and no contact in 3 days: ${name}` }
  return [
    {
      userId,
      kind: 'due',
      actorId: null,
      object: 'opportunity',
      recordId: deal.id,
      text,
      cause: `urgent:${deal.id}:${String(deal.lastContactAt ?? deal.createdAt)}`,
    },
  ]
}
