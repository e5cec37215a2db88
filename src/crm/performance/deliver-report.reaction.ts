import { setMember } from '../../engine/access/members.ts'
import type { Reaction } from '../../engine/context.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { byIds } from '../../engine/records/read.ts'
import { reportKinds } from './periods.ts'
import { workReport } from './work-report.object.ts'

/** Whoever a report is sent to may read it, whatever his place, and is told (S0-10, S0-66). */
export const deliverReport: Reaction = {
  name: 'deliverReport',
  on: ['workReport.send'],
  run: async (ctx, facts) => {
    const reports = await byIds(
      ctx,
      workReport,
      facts.map(({ recordId }) => recordId),
    )
    for (const report of reports) {
      const people = (report.toIds ?? []) as readonly string[]
      const kind = reportKinds.find(({ id }) => id === report.kind)?.label
      const author = String((report.owner as { title?: string } | null)?.title ?? '')
      const text = { zh: `${author}的${kind?.zh ?? ''}（${report.periodOn}）`, en: `${kind?.en ?? ''} of ${author} (${report.periodOn})` }
      for (const userId of people) if (await ctx.house.authority.person(userId)) await setMember(ctx, workReport, { id: report.id, userId }, { right: 'read' })
      await tellPeople(
        ctx,
        people.map((userId) => ({
          userId,
          kind: 'report',
          actorId: String(report.ownerId),
          object: workReport.name,
          recordId: report.id,
          text,
          cause: `report:${report.id}`,
        })),
      )
    }
  },
}
