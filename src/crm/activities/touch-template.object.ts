import { defineObject } from '../../kernel/object.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { touchAccess } from './access.ts'
import { touchLevels } from './plan-choices.ts'

/** What is done for a customer after a sale, day by day, so that nobody sells and vanishes (S0-04). */
export const touchTemplate = defineObject({
  name: 'touchTemplate',
  plural: 'touchTemplates',
  label: { zh: '售后接触模板', en: 'Touch template' },
  icon: 'target',
  menu: 'admin',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '模板名称', en: 'Name' }, required: true, search: true, max: 80 }),
    levels: manyChoice(touchLevels, {
      label: { zh: '适用客户级别', en: 'For levels' },
      hint: { zh: '不选即适用于所有级别', en: 'None: for all of them' },
    }),
    isUsed: yesNo({ label: { zh: '启用', en: 'In use' }, required: true, default: true }),
    steps: lines('touchStep', { label: { zh: '步骤', en: 'Steps' }, order: 'place' }),
    stepCount: number({ label: { zh: '步骤数', en: 'Steps in all' }, rollup: { of: 'touchStep', by: 'touchTemplateId', take: 'count' } }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 2000 }),
  },
  columns: ['name', 'levels', 'stepCount', 'isUsed'],
  access: touchAccess,
})
