import type { Context } from '../../engine/context.ts'
import { defineClock } from '../../engine/jobs/clock.ts'
import { type Notice, tellPeople } from '../../engine/notices/notice.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import { byIds } from '../../engine/records/read.ts'
import type { RecordRow } from '../../engine/records/show.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { type Declaration, titleIn } from '../../kernel/object.ts'
import { dayIn, wallClock } from '../../lib/time.ts'
import { user } from '../people/user.object.ts'
import { contactPlan } from './contact-plan.object.ts'
import { task } from './task.object.ts'

/** What has a time, how it reads in a word, and what still waits to be done. */
type Timed = { readonly object: Declaration; readonly time: string; readonly open: Filter }

const timed: readonly Timed[] = [
  { object: contactPlan, time: 'at', open: { field: 'status', op: 'eq', value: 'open' } },
  { object: task, time: 'dueAt', open: { field: 'status', op: 'in', value: ['open', 'doing'] } },
]

/** A worker that stood still for less than this tells late, not never; each is told once (its cause). */
const lookBackMs = { reminder: 3 * 3_600_000, late: 24 * 3_600_000 } as const

/** Each minute: what somebody asked to be reminded of (S2-04). Index: (remind_at, id). */
export const remindOfTimes = defineClock({
  name: 'remindOfTimes',
  cron: '* * * * *',
  run: async (ctx) => {
    for (const each of timed) await tellOf(ctx, each, { at: 'remindAt', backMs: lookBackMs.reminder, notices: (row) => remindersOf(ctx, each, row) })
  },
})

/** Every ten minutes: a task that is overdue is told to who has it and to his supervisor, once for each due time (S0-54). */
export const tellOverdue = defineClock({
  name: 'tellOverdue',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    const tasks = timed.filter(({ object }) => object === task)
    for (const each of tasks) await tellOf(ctx, each, { at: each.time, backMs: lookBackMs.late, notices: (row, above) => overdueOf(ctx, each, row, above) })
  },
})

type Telling = {
  readonly at: string
  readonly backMs: number
  readonly notices: (row: RecordRow, supervisorId: string | null) => readonly Notice[]
}

async function tellOf(ctx: Context, { object, open }: Timed, { at, backMs, notices }: Telling): Promise<void> {
  const from = new Date(ctx.now.getTime() - backMs).toISOString()
  const window = [
    { field: at, op: 'gt', value: from },
    { field: at, op: 'lte', value: ctx.now.toISOString() },
  ] as const
  for await (const records of pagesOf(ctx, object, { filter: { all: [open, ...window] }, sort: at })) {
    const above = await supervisorsOf(ctx, records)
    await tellPeople(
      ctx,
      records.flatMap((row) => notices(row, above.get(String(row.ownerId)) ?? null)),
    )
  }
}

async function supervisorsOf(ctx: Context, rows: readonly RecordRow[]): Promise<Map<string, string | null>> {
  const owners = [...new Set(rows.flatMap(({ ownerId }) => (ownerId ? [String(ownerId)] : [])))]
  const people = await byIds(ctx, user, owners, ['id', 'supervisorId'])
  return new Map(people.map((person) => [person.id, person.supervisorId as string | null]))
}

function remindersOf(ctx: Context, { object, time }: Timed, row: RecordRow): Notice[] {
  const when = timeText(ctx, String(row[time]))
  const what = titleIn(object, row)
  const text: Label = { zh: `${when} ${object.label.zh}：${what}`, en: `${when} ${object.label.en}: ${what}` }
  return row.ownerId ? [noticeOf(object, row, { userId: String(row.ownerId), kind: 'remind', text, cause: `remind:${row.id}:${row.remindAt}` })] : []
}

function overdueOf(ctx: Context, { object, time }: Timed, row: RecordRow, supervisorId: string | null): Notice[] {
  const when = timeText(ctx, String(row[time]))
  const what = titleIn(object, row)
  const cause = `late:${row.id}:${row[time]}`
  const his: Label = { zh: `任务已逾期：${what}（${when}）`, en: `A task is overdue: ${what} (${when})` }
  const owner = String((row.owner as { title?: string } | null)?.title ?? '')
  const theirs: Label = { zh: `${owner}的任务已逾期：${what}（${when}）`, en: `A task of ${owner} is overdue: ${what} (${when})` }
  return [
    ...(row.ownerId ? [noticeOf(object, row, { userId: String(row.ownerId), kind: 'due', text: his, cause })] : []),
    ...(supervisorId ? [noticeOf(object, row, { userId: supervisorId, kind: 'escalate', text: theirs, cause: `${cause}:above` })] : []),
  ]
}

const noticeOf = (object: Declaration, row: RecordRow, said: Pick<Notice, 'userId' | 'kind' | 'text' | 'cause'>): Notice => ({
  ...said,
  actorId: null,
  object: object.name,
  recordId: row.id,
})

/** The time of today, or day and time. */
function timeText({ house: { zone }, now }: Context, at: string): string {
  const wall = wallClock(zone, new Date(at))
  return wall.slice(0, 10) === dayIn(zone, now) ? wall.slice(11, 16) : `${wall.slice(5, 10)} ${wall.slice(11, 16)}`
}
