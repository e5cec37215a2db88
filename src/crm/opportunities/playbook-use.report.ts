import { type Context, objectOf } from '../../engine/context.ts'
import { one } from '../../engine/records/read.ts'
import type { Report } from '../../engine/reports/report.ts'
import { tally } from '../../engine/reports/tally.ts'
import { namer } from '../../engine/reports/tally-report.ts'
import type { Filter } from '../../kernel/filter.ts'

const status = (...ids: string[]): Filter => ({ field: 'status', op: 'in', value: ids })

const figures = {
  count: { take: 'count' },
  done: { take: 'count', where: status('done') },
  late: { take: 'count', where: { all: [status('open', 'doing'), { field: 'dueAt', op: 'within', value: 'past' }] } },
  dropped: { take: 'count', where: status('dropped') },
} as const

/** How deals went by a playbook and where they left it (S2-53): of each step how many were planned, done, are overdue, were dropped. */
export const playbookUse: Report<Context> = {
  name: 'playbookUse',
  label: { zh: '打法执行情况', en: 'How the playbook is followed' },
  asks: { playbookId: { is: 'id', required: true } },
  run: async (ctx, { playbookId }) => {
    await one(ctx, objectOf(ctx.house, 'playbook'), playbookId as string)
    const task = objectOf(ctx.house, 'task')
    const group = { field: 'playbookStepId' }
    const filter: Filter = { field: 'playbookId', op: 'eq', value: playbookId }
    const rows = await tally(ctx, task, { filter, groups: [group], figures })
    const ids = rows.map(({ keys }) => keys[0] ?? null)
    const named = await namer(ctx, task, group, ids)
    return {
      columns: [
        { name: 'playbookStepId', label: { zh: '步骤', en: 'Step' }, is: 'named' },
        { name: 'count', label: { zh: '安排', en: 'Planned' }, is: 'count' },
        { name: 'done', label: { zh: '完成', en: 'Done' }, is: 'count' },
        { name: 'late', label: { zh: '逾期未做', en: 'Overdue' }, is: 'count' },
        { name: 'dropped', label: { zh: '取消', en: 'Dropped' }, is: 'count' },
      ],
      rows: rows.map(({ keys, figures: found, filterOf }) => ({
        values: { playbookStepId: named(keys[0] ?? null), ...found },
        drill: Object.fromEntries(Object.keys(found).map((name) => [name, { object: task.plural, filter: filterOf(name) }])),
      })),
    }
  },
}
