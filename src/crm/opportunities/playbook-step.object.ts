import { defineObject } from '../../kernel/object.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { playbookAccess } from './access.ts'

/** One step of a playbook: so many days after it is taken up, what to do (S2-52). What was done of it is told by the tasks made of it. */
export const playbookStep = defineObject({
  name: 'playbookStep',
  plural: 'playbookSteps',
  label: { zh: '打法步骤', en: 'Playbook step' },
  icon: 'task',
  title: 'subject',
  parent: 'playbookId',
  sort: 'place',
  fields: {
    playbookId: ref('playbook', { label: { zh: '打法', en: 'Playbook' }, required: true }),
    subject: text({ label: { zh: '步骤', en: 'Step' }, required: true, search: true, max: 120 }),
    days: number({ label: { zh: '第几天（D+）', en: 'Days after' }, required: true, default: 0, min: 0, max: 365 }),
    note: text({ label: { zh: '怎么做', en: 'How' }, max: 500 }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  columns: ['subject', 'playbookId', 'days', 'note'],
  access: playbookAccess,
})
