import { scopeOf } from '../../engine/access/scope.ts'
import { type Context, objectOf } from '../../engine/context.ts'
import { list } from '../../engine/records/read.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import { addDays, dayIn, firstOfMonth } from '../../lib/time.ts'
import { holiday } from '../people/holiday.object.ts'
import { user } from '../people/user.object.ts'
import { mostTurnedDays, turnedIn, workCalendarFrom } from '../people/work-calendar.ts'
import { dueAt, owedWithin, type ReportKind, stretchOf } from './periods.ts'
import { reportRule } from './report-rule.object.ts'
import { workReport } from './work-report.object.ts'

const columns: readonly Column[] = [
  { name: 'person', label: { zh: '人员', en: 'Person' }, is: 'named' },
  { name: 'kind', label: { zh: '类型', en: 'Kind' }, is: 'named' },
  { name: 'owed', label: { zh: '应交', en: 'Owed' }, is: 'figure' },
  { name: 'sent', label: { zh: '已交', en: 'Sent' }, is: 'count' },
  { name: 'onTime', label: { zh: '按时', en: 'On time' }, is: 'count' },
  { name: 'rate', label: { zh: '提交率（%）', en: 'Sent, %' }, is: 'figure' },
  { name: 'missing', label: { zh: '缺交', en: 'Missing' }, is: 'named' },
]

const mostPeople = 150

/** Who of one's people owed which reports and sent them, on the company's working days: of this month, as far as their time is up (S0-66). */
export const reportsOwed: Report<Context> = {
  name: 'reportsOwed',
  label: { zh: '报告提交情况', en: 'Reports owed' },
  asks: { from: { is: 'day' }, to: { is: 'day' } },
  run: async (ctx, asked) => {
    const today = dayIn(ctx.house.zone, ctx.now)
    const from = asked.from ?? firstOfMonth(today)
    const to = asked.to ?? today
    const turned = await list(ctx, holiday, { filter: turnedIn(addDays(from, -31), addDays(to, 31)), limit: mostTurnedDays, count: false })
    const calendar = workCalendarFrom(turned.records)
    const rules = (await list(ctx, reportRule, { filter: { field: 'isUsed', op: 'eq', value: true }, limit: 50, count: false })).records
    const rows: ReportRow[] = []
    for (const rule of rules) {
      const kind = rule.kind as ReportKind
      const isUp = (day: string) =>
        dueAt(stretchOf(kind, day), { days: Number(rule.dueDays), hour: Number(rule.dueHour), zone: ctx.house.zone }, calendar) <= ctx.now.toISOString()
      const owed = owedWithin(kind, { from, to }, calendar).filter(isUp)
      if (owed.length) rows.push(...(await rowsOf(ctx, { kind, owed, roleIds: (rule.roleIds ?? []) as readonly string[] })))
    }
    return { columns, rows }
  },
}

type Owing = { readonly kind: ReportKind; readonly owed: readonly string[]; readonly roleIds: readonly string[] }

async function rowsOf(ctx: Context, { kind, owed, roleIds }: Owing): Promise<ReportRow[]> {
  const people = await peopleOf(ctx, roleIds)
  const report = objectOf(ctx.house, workReport.name)
  const base: readonly Filter[] = [
    { field: 'kind', op: 'eq', value: kind },
    { field: 'periodOn', op: 'in', value: owed },
    { field: 'status', op: 'eq', value: 'sent' },
  ]
  const groups = [{ field: 'ownerId' }, { field: 'periodOn' }]
  const sent = await tally(ctx, report, {
    groups,
    figures: { count: { take: 'count' } },
    filter: { all: [...base, { field: 'ownerId', op: 'in', value: people.map(({ id }) => id) }] },
  })
  const onTime = await tally(ctx, report, {
    groups: [{ field: 'ownerId' }],
    figures: { count: { take: 'count' } },
    filter: { all: [...base, { field: 'isOnTime', op: 'eq', value: true }, { field: 'ownerId', op: 'in', value: people.map(({ id }) => id) }] },
  })
  return people.map(({ id, name }) => {
    const days = new Set(sent.filter(({ keys }) => keys[0] === id).map(({ keys }) => keys[1] ?? ''))
    const inTime = Number(onTime.find(({ keys }) => keys[0] === id)?.figures.count ?? 0)
    const his: Filter = { all: [...base, { field: 'ownerId', op: 'eq', value: id }] }
    return {
      values: {
        person: { id, title: name },
        kind: { id: kind, title: null },
        owed: owed.length,
        sent: days.size,
        onTime: inTime,
        rate: Math.round((days.size / owed.length) * 1000) / 10,
        missing: { id: null, title: owed.filter((day) => !days.has(day)).join(', ') || null },
      },
      drill: {
        sent: { object: report.plural, filter: his },
        onTime: { object: report.plural, filter: { all: [...base, { field: 'isOnTime', op: 'eq', value: true }, { field: 'ownerId', op: 'eq', value: id }] } },
      },
    }
  })
}

/** Active people of these roles whose reports the reader may read. */
async function peopleOf(ctx: Context, roleIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (!roleIds.length) return []
  const filter: Filter = {
    all: [
      { field: 'active', op: 'eq', value: true },
      { field: 'roleIds', op: 'in', value: roleIds },
    ],
  }
  const found = await list(ctx, user, { filter, sort: 'name', fields: ['name', 'mainUnitId'], limit: mostPeople, count: false })
  const { all, owners, units } = scopeOf(ctx, objectOf(ctx.house, workReport.name), 'read')
  return found.records
    .filter(({ id, mainUnitId }) => all || owners.includes(id) || units.includes(String(mainUnitId)))
    .map(({ id, name }) => ({ id, name: String(name) }))
}
