import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { touchAccess } from './access.ts'
import { channels } from './channels.ts'
import { repeats } from './repeats.ts'

/** One step of a touch template: so many days after the sale, what to do, and how often it comes again from then on (S0-04). */
export const touchStep = defineObject({
  name: 'touchStep',
  plural: 'touchSteps',
  label: { zh: '接触步骤', en: 'Touch step' },
  icon: 'target',
  title: 'purpose',
  parent: 'touchTemplateId',
  sort: 'place',
  fields: {
    touchTemplateId: ref('touchTemplate', { label: { zh: '模板', en: 'Template' }, required: true }),
    days: number({ label: { zh: '第几天（D+）', en: 'Days after' }, required: true, min: 0, max: 3650 }),
    channel: choice(channels, { label: { zh: '接触方式', en: 'Channel' }, required: true }),
    purpose: text({ label: { zh: '目的', en: 'Purpose' }, required: true, max: 200 }),
    repeat: choice(repeats, { label: { zh: '此后重复', en: 'Then again' } }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  columns: ['purpose', 'touchTemplateId', 'days', 'channel', 'repeat'],
  access: touchAccess,
})
