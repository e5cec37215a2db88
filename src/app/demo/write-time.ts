import { contactPlan } from '../../crm/activities/contact-plan.object.ts'
import { task } from '../../crm/activities/task.object.ts'
import { touchTemplate } from '../../crm/activities/touch-template.object.ts'
import { visit } from '../../crm/activities/visit.object.ts'
import { role } from '../../crm/people/role.object.ts'
import { user } from '../../crm/people/user.object.ts'
import { appraisalScheme } from '../../crm/performance/appraisal-scheme.object.ts'
import { reportRule } from '../../crm/performance/report-rule.object.ts'
import { target } from '../../crm/performance/target.object.ts'
import { workReport } from '../../crm/performance/work-report.object.ts'
import type { Context } from '../../engine/context.ts'
import { everyRow } from '../../engine/records/every.ts'
import { addDays, type Day, firstOfMonth, instantOf } from '../../lib/time.ts'
import { isWeekend } from '../../lib/working-days.ts'
import type { Account } from './book.ts'
import { makeChance } from './chance.ts'
import { make } from './people.ts'
import { places, purposes, reportLines, steps, taskSubjects } from './time-words.ts'
import type { Place } from './write-archive.ts'

/** What the company asks of its people: what follows a sale, which reports are owed, what a month is measured by. */
export async function writeRegime(ctx: Context): Promise<void> {
  const roles = new Map((await everyRow(ctx, role)).map((row) => [row.key as string, row.id]))
  const sellers = ['rep', 'supervisor'].map((key) => roles.get(key) as string)
  await make(ctx, touchTemplate, [{ name: '售后标准接触', levels: ['a', 'b'], steps, note: '合同生效后自动跟进，不做一锤子买卖' }])
  await make(ctx, reportRule, [
    { name: '销售日报', kind: 'day', roleIds: [roles.get('rep')], dueDays: 1, dueHour: 10 },
    { name: '销售周报', kind: 'week', roleIds: sellers, dueDays: 1, dueHour: 12 },
  ])
  await make(ctx, appraisalScheme, [
    {
      name: '销售人员月度考核',
      roleIds: [roles.get('rep')],
      items: [
        { measure: 'reportRate', weight: 20, goal: 100 },
        { measure: 'reportOnTime', weight: 10, goal: 100 },
        { measure: 'records', weight: 30, goal: 30 },
        { measure: 'completeness', weight: 20, goal: 80 },
        { measure: 'planRate', weight: 20, goal: 90 },
      ],
    },
  ])
}

type Book = { readonly accounts: readonly Account[]; readonly written: ReadonlyMap<Account, Place>; readonly today: Day; readonly seed: number }
type Draft = Readonly<Record<string, unknown>>

const zone = 'Asia/Shanghai'
const planned = { behind: 2, ahead: 12, each: 14 } as const

/** One person's weeks around today: plans, tasks, visits, reports and the month's target. `before` speaks some days ago, so that what has come due lay ahead when it was planned. */
export async function writeWeeks(now: Context, before: Context, { accounts, written, today, seed }: Book): Promise<void> {
  const chance = makeChance(seed)
  const days = Array.from({ length: planned.behind + planned.ahead + 1 }, (_, at) => addDays(today, at - planned.behind)).filter((day) => !isWeekend(day))
  const at = (day: Day) => instantOf(`${day}T${String(chance.between(9, 17)).padStart(2, '0')}:${chance.pick(['00', '30'])}:00.000`, zone)
  const anyone = () => chance.pick(accounts)
  const placeOf = (account: Account) => written.get(account) as Place
  const plans = Array.from({ length: planned.each }, (): Draft => {
    const account = anyone()
    const { id: customerId, contactIds } = placeOf(account)
    const [channel, purpose] = chance.pick(purposes)
    const place = channel === 'visit' ? chance.pick(places) : null
    return {
      customerId,
      contactIds: contactIds.slice(0, 1),
      channel,
      purpose,
      place,
      at: at(chance.pick(days)),
      remind: chance.happens(0.4) ? 'halfHour' : null,
    }
  })
  await make(before, contactPlan, plans)
  const tasks = Array.from({ length: 5 }, (): Draft => {
    const priority = chance.weighed([
      ['high', 1],
      ['medium', 3],
      ['low', 1],
    ] as const)
    return { subject: chance.pick(taskSubjects), customerId: placeOf(anyone()).id, dueAt: at(chance.pick(days)), priority }
  })
  await make(before, task, tasks)
  const past = [1, 2, 3, 4, 6, 7, 8].map((back) => addDays(today, -back)).filter((day) => !isWeekend(day))
  await make(
    now,
    visit,
    past.slice(0, 3).map((day): Draft => {
      const minutes = chance.between(3, 10) * 10
      const inAt = at(day)
      const outAt = new Date(Date.parse(inAt) + minutes * 60_000).toISOString()
      return {
        customerId: placeOf(anyone()).id,
        inAt,
        outAt,
        minutes,
        status: 'left',
        place: chance.pick(places),
        inAccuracy: chance.between(8, 60),
        inDistance: chance.between(20, 600),
      }
    }),
  )
  await make(
    now,
    workReport,
    past
      .filter(() => chance.happens(0.85))
      .map((day): Draft => {
        const sentAt = instantOf(`${day}T${chance.pick(['17:50', '18:20', '20:05'])}:00.000`, zone)
        const dueAt = instantOf(`${addDays(day, 1)}T10:00:00.000`, zone)
        return {
          kind: 'day',
          periodOn: day,
          doneText: chance.pick(reportLines),
          plannedText: '按计划回访重点客户',
          status: 'sent',
          sentAt,
          dueAt,
          isOnTime: true,
          recordCount: chance.between(1, 6),
          visitCount: chance.between(0, 2),
        }
      }),
  )
}

/** Every seller's target of the month, set by the house for all at once. */
export async function writeTargets(ctx: Context, today: Day): Promise<void> {
  const [rep] = (await everyRow(ctx, role)).filter(({ key }) => key === 'rep')
  const people = (await everyRow(ctx, user)).filter(({ roleIds }) => ((roleIds ?? []) as string[]).includes(String(rep?.id)))
  const month = { metric: 'records', period: 'month', startOn: firstOfMonth(today), floor: 20, goal: 30, stretch: 45 }
  await make(
    ctx,
    target,
    people.map(({ id }) => ({ ...month, personId: id, ownerId: id })),
  )
}
