import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { date } from '../../kinds/date/date.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { addDays, type Day } from '../../lib/time.ts'
import { holiday } from '../people/holiday.object.ts'
import { mostTurnedDays, turnedIn, workCalendarFrom } from '../people/work-calendar.ts'
import { contactPlan } from './contact-plan.object.ts'
import { leaderVisitDays, plannedAt, type Where } from './plan-dates.ts'
import { touchStep } from './touch-step.object.ts'
import { touchTemplate } from './touch-template.object.ts'

type Row = Readonly<Record<string, unknown>>
const answered = ['occasion', 'plannedFor']
const mostSteps = 100

/** The days that are worked between two, as plans and tasks are laid on them. */
export async function whereOf(tools: Tools, from: Day, to: Day): Promise<Where> {
  const rows = await tools.list(holiday, turnedIn(from < tools.today ? from : tools.today, to), mostTurnedDays)
  return { calendar: workCalendarFrom(rows), zone: tools.zone, today: tools.today }
}

/** Makes those that are not there yet: asked twice, nothing is planned twice (and the key refuses who asks at the same instant). */
async function planMissing(tools: Tools, drafts: readonly Row[]): Promise<void> {
  const keys = drafts.map(({ plannedFor }) => plannedFor)
  const house = tools.asHouse()
  const there = await house.list(contactPlan, { field: 'plannedFor', op: 'in', value: keys }, 200)
  const known = new Set(there.map(({ plannedFor }) => plannedFor))
  const missing = drafts.filter(({ plannedFor }) => !known.has(plannedFor))
  if (missing.length) await house.create(contactPlan, missing, answered)
}

const notInUse = { zh: '这个模板已停用，请换一个', en: 'This template is not in use; choose another' }
const notForLevel = { zh: '这个模板不适用于该客户的级别', en: 'This template is not for customers of that level' }

/** Whoever looks after the customer carries it out; nobody's: who asked. */
const handOf = (customer: Row, tools: Tools): unknown => customer.ownerId ?? tools.personId

export const planTouches: readonly Command[] = [
  defineCommand({
    object: 'customer',
    name: 'planTouches',
    label: { zh: '按模板安排售后接触', en: 'Plan touches' },
    icon: 'calendar',
    input: {
      touchTemplateId: ref('touchTemplate', { label: { zh: '模板', en: 'Template' }, required: true }),
      from: date({ label: { zh: '从哪天算起（不填即今天）', en: 'Counted from (empty: today)' } }),
    },
    run: async (customer, { touchTemplateId, from }, tools) => {
      const [template] = await tools.list(touchTemplate, { field: 'id', op: 'eq', value: touchTemplateId }, 1)
      if (!template?.isUsed) throw new Problem('invalid', notInUse, [{ field: 'touchTemplateId', code: 'notInUse', message: notInUse }])
      const levels = (template.levels ?? []) as readonly string[]
      if (levels.length && !levels.includes(String(customer.level)))
        throw new Problem('invalid', notForLevel, [{ field: 'touchTemplateId', code: 'level', message: notForLevel }])
      const day = String(from ?? tools.today)
      const steps = await tools.list(touchStep, { field: 'touchTemplateId', op: 'eq', value: touchTemplateId }, mostSteps)
      const last = addDays(day, Math.max(0, ...steps.map(({ days }) => Number(days))) + 31)
      const where = await whereOf(tools, day, last)
      await planMissing(
        tools,
        steps.map((step) => ({
          customerId: customer.id,
          ownerId: handOf(customer, tools),
          at: plannedAt(addDays(day, Number(step.days)), where),
          channel: step.channel,
          purpose: step.purpose,
          repeat: step.repeat,
          occasion: 'touch',
          plannedFor: `touch ${step.id} ${customer.id} ${day}`,
        })),
      )
      return {}
    },
  }),
  defineCommand({
    object: 'customer',
    name: 'planLeaderVisits',
    label: { zh: '安排年度领导走访', en: 'Plan the year’s visits by leaders' },
    icon: 'calendar',
    input: {
      year: number({ label: { zh: '年度', en: 'Year' }, required: true, min: 2000, max: 2199 }),
      leaderId: user({ label: { zh: '公司领导', en: 'Our leader' }, required: true }),
      producerLeaderId: user({ label: { zh: '生产企业领导（不填即公司领导）', en: 'The plant’s leader (empty: ours)' } }),
    },
    run: async (customer, { year, leaderId, producerLeaderId }, tools) => {
      const where = await whereOf(tools, `${year}-01-01`, `${Number(year) + 1}-01-31`)
      await planMissing(
        tools,
        leaderVisitDays(Number(year)).map(({ occasion, day }) => ({
          customerId: customer.id,
          ownerId: (occasion === 'producer' ? producerLeaderId : undefined) ?? leaderId,
          at: plannedAt(day, where),
          channel: 'visit',
          purpose: occasion === 'leader' ? `${year} 年公司领导走访` : `${year} 年生产企业领导走访`,
          remind: 'threeDays',
          occasion,
          plannedFor: `${occasion} ${year} ${customer.id}`,
        })),
      )
      return {}
    },
  }),
]
