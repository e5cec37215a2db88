import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import type { Filter } from '../../kernel/filter.ts'
import { Problem } from '../../kernel/problem.ts'
import { addDays, startOfDay } from '../../lib/time.ts'
import type { WorkCalendar } from '../../lib/working-days.ts'
import { channels } from '../activities/channels.ts'
import { contactPlan } from '../activities/contact-plan.object.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { task } from '../activities/task.object.ts'
import { visit } from '../activities/visit.object.ts'
import { customer } from '../customers/customer.object.ts'
import { holiday } from '../people/holiday.object.ts'
import { user } from '../people/user.object.ts'
import { mostTurnedDays, turnedIn, workCalendarFrom } from '../people/work-calendar.ts'
import { type Line, textOf, titleAt } from './draft-text.ts'
import { dueAt, nextStretch, type ReportKind, type Stretch, stretchOf } from './periods.ts'
import { reportRule } from './report-rule.object.ts'

type Row = Readonly<Record<string, unknown>>

const isDraft = ({ status }: Row): boolean => status === 'draft'
const most = 200

/** What he did himself within a stretch of days: by the field that names him and the one that says when. */
function during(who: string, by: string, at: string, { from, to }: Stretch, zone: string): Filter {
  return {
    all: [
      { field: by, op: 'eq', value: who },
      { field: at, op: 'gte', value: startOfDay(from, zone) },
      { field: at, op: 'lt', value: startOfDay(addDays(to, 1), zone) },
    ],
  }
}

const and = (filter: Filter, ...more: readonly Filter[]): Filter => ({ all: [filter, ...more] })
const channelOf = (row: Row): string => channels.find(({ id }) => id === row.channel)?.label.zh ?? ''

async function calendarFor(tools: Tools, { from, to }: Stretch): Promise<WorkCalendar> {
  return workCalendarFrom(await tools.list(holiday, turnedIn(from, addDays(to, 31)), mostTurnedDays))
}

/** His own records of the stretch and what he has planned for the next, in words and in figures. Read with his own rights. */
async function drafted(report: Row, tools: Tools): Promise<Record<string, unknown>> {
  const kind = report.kind as ReportKind
  const stretch = stretchOf(kind, String(report.periodOn))
  const next = nextStretch(kind, stretch, await calendarFor(tools, stretch))
  const [who, zone] = [String(report.ownerId), tools.zone]
  const records = await tools.list(contactRecord, during(who, 'createdById', 'at', stretch, zone), most)
  const visits = await tools.list(visit, during(who, 'ownerId', 'inAt', stretch, zone), most)
  const done = await tools.list(task, and(during(who, 'ownerId', 'settledAt', stretch, zone), { field: 'status', op: 'eq', value: 'done' }), most)
  const kept = await tools.list(contactPlan, and(during(who, 'ownerId', 'at', stretch, zone), { field: 'status', op: 'eq', value: 'done' }), most)
  const fresh = await tools.list(customer, during(who, 'createdById', 'createdAt', stretch, zone), most)
  const plans = await tools.list(contactPlan, and(during(who, 'ownerId', 'at', next, zone), { field: 'status', op: 'eq', value: 'open' }), most)
  const tasks = await tools.list(task, and(during(who, 'ownerId', 'dueAt', next, zone), { field: 'status', op: 'in', value: ['open', 'doing'] }), most)
  return {
    doneText: textOf([...records.map(toldBy), ...done.map((row) => lineOf(row, '任务', 'settledAt', row.result))], { zone, isOneDay: kind === 'day' }),
    plannedText: textOf([...plans.map(plannedBy), ...tasks.map((row) => lineOf(row, '任务', 'dueAt'))], { zone, isOneDay: kind === 'day' }),
    recordCount: records.length,
    visitCount: visits.length,
    taskCount: done.length,
    planCount: kept.length,
    customerCount: fresh.length,
  }
}

const toldBy = (row: Row): Line => ({
  at: String(row.at),
  what: channelOf(row),
  whom: titleAt(row, 'customer'),
  text: String(row.content),
  ...(row.result ? { result: String(row.result) } : {}),
})
const plannedBy = (row: Row): Line => ({ at: String(row.at), what: channelOf(row), whom: titleAt(row, 'customer'), text: String(row.purpose) })
const lineOf = (row: Row, what: string, time: string, result?: unknown): Line => ({
  at: String(row[time]),
  what,
  whom: titleAt(row, 'customer'),
  text: String(row.subject),
  ...(result ? { result: String(result) } : {}),
})

const noPeople = { zh: '您没有直接上级，请在“发送给”里选择收报告的人', en: 'You have no supervisor; choose who gets the report' }

/** Whom it goes to when nobody is named. */
async function supervisorOf(report: Row, tools: Tools): Promise<string[]> {
  const [person] = await tools.asHouse().list(user, { field: 'id', op: 'eq', value: report.ownerId }, 1)
  if (typeof person?.supervisorId === 'string') return [person.supervisorId]
  throw new Problem('invalid', noPeople, [{ field: 'toIds', code: 'required', message: noPeople }])
}

/** By when it was to be sent, as the rule for this kind says; on the next worked morning where there is none. */
async function deadlineOf(report: Row, tools: Tools): Promise<string> {
  const kind = report.kind as ReportKind
  const stretch = stretchOf(kind, String(report.periodOn))
  const rules = await tools.asHouse().list(reportRule, and({ field: 'kind', op: 'eq', value: kind }, { field: 'isUsed', op: 'eq', value: true }), 1)
  const [days, hour] = [Number(rules[0]?.dueDays ?? 1), Number(rules[0]?.dueHour ?? 10)]
  return dueAt(stretch, { days, hour, zone: tools.zone }, await calendarFor(tools, stretch))
}

export const writeReport: readonly Command[] = [
  defineCommand({
    object: 'workReport',
    name: 'draft',
    label: { zh: '从记录生成', en: 'Draft from records' },
    icon: 'list',
    input: {},
    when: isDraft,
    run: (report, _, tools) => drafted(report, tools),
  }),
  defineCommand({
    object: 'workReport',
    name: 'send',
    label: { zh: '提交', en: 'Send' },
    icon: 'list',
    input: {},
    when: (report) => isDraft(report) && Boolean(report.doneText),
    run: async (report, _, tools) => {
      const dueTime = await deadlineOf(report, tools)
      const sentAt = tools.now.toISOString()
      const toIds = (report.toIds as readonly string[] | null)?.length ? report.toIds : await supervisorOf(report, tools)
      return { status: 'sent', sentAt, dueAt: dueTime, isOnTime: sentAt <= dueTime, toIds }
    },
  }),
  defineCommand({
    object: 'workReport',
    name: 'markRead',
    label: { zh: '标为已阅', en: 'Mark as read' },
    icon: 'list',
    needs: 'own grant',
    input: {},
    when: ({ status }) => status === 'sent',
    run: ({ readByIds }, _, { personId }) => ({ readByIds: [...new Set([...((readByIds ?? []) as readonly string[]), personId])] }),
  }),
]
