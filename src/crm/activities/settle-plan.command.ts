import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { channels } from './channels.ts'
import { comeAgain } from './come-again.command.ts'
import { contactPlan } from './contact-plan.object.ts'
import { contactRecord } from './contact-record.object.ts'

type Row = Readonly<Record<string, unknown>>

const isOpen = ({ status }: Row): boolean => status === 'open'
const keeps = ['customerId', 'minutes', 'channel', 'place', 'contactIds', 'contactMethod', 'purpose', 'remind']

/** When nobody says: at the planned time, or now if that is still to come. */
const timeOf = ({ at }: Row, now: Date): string => (String(at) < now.toISOString() ? String(at) : now.toISOString())

const again = (tools: Tools, before: Row) => comeAgain(tools, contactPlan, { before, time: 'at', keeps })

/** A plan comes to an end by the contact it was for, or by being cancelled with a reason; a repeated one is planned anew (S0-57). */
export const settlePlan: readonly Command[] = [
  defineCommand({
    object: 'contactPlan',
    name: 'record',
    label: { zh: '转为接触记录', en: 'Write the record' },
    icon: 'contactRecord',
    input: {
      channel: choice(channels, { label: { zh: '接触方式', en: 'Channel' }, required: true }),
      at: instant({ label: { zh: '接触时间（不填即计划的时间）', en: 'Time (empty: as planned)' } }),
      place: text({ label: { zh: '地点', en: 'Place' }, max: 200 }),
      contactIds: refs('contact', { label: { zh: '接触对象', en: 'With whom' } }),
      contactMethod: text({ label: { zh: '联系办法', en: 'Number or address used' }, max: 200 }),
      content: longText({ label: { zh: '内容', en: 'Content' }, required: true, max: 10_000 }),
      result: text({ label: { zh: '结果', en: 'Result' }, max: 200 }),
      nextStep: text({ label: { zh: '下一步', en: 'Next step' }, max: 500 }),
      nextAt: instant({ label: { zh: '下次联系时间', en: 'Next contact at' } }),
      durationMinutes: number({ label: { zh: '时长（分钟）', en: 'Minutes' }, min: 0, max: 1440 }),
    },
    takes: {
      channel: 'channel',
      place: 'place',
      contactIds: 'contactIds',
      contactMethod: 'contactMethod',
      content: 'purpose',
      durationMinutes: 'minutes',
    },
    when: (plan) => isOpen(plan) && plan.customerId !== null,
    run: async (before, { at, ...said }, tools) => {
      const [record] = await tools.create(contactRecord, [{ ...said, customerId: before.customerId, at: at ?? timeOf(before, tools.now) }])
      await again(tools, before)
      return { status: 'done', recordId: record?.id }
    },
  }),
  defineCommand({
    object: 'contactPlan',
    name: 'cancel',
    label: { zh: '取消计划', en: 'Cancel' },
    icon: 'calendar',
    input: { reason: text({ label: { zh: '原因', en: 'Why' }, required: true, max: 300 }) },
    when: isOpen,
    run: async (before, { reason }, tools) => {
      await again(tools, before)
      return { status: 'cancelled', reason }
    },
  }),
]
