import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { schemeAccess } from './access.ts'
import { reportKinds } from './periods.ts'

/** Who owes which report, and by when (S0-66). */
export const reportRule = defineObject({
  name: 'reportRule',
  plural: 'reportRules',
  label: { zh: '汇报规则', en: 'Report rule' },
  icon: 'list',
  menu: 'admin',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, max: 80 }),
    kind: choice(reportKinds, { label: { zh: '类型', en: 'Kind' }, required: true }),
    roleIds: refs('role', { label: { zh: '哪些角色要写', en: 'Roles that owe it' } }),
    dueDays: number({
      label: { zh: '期末后第几个工作日交', en: 'Due so many working days after' },
      min: 0,
      max: 20,
      default: 1,
      required: true,
      hint: { zh: '0 为期末当天', en: '0: on the last day itself' },
    }),
    dueHour: number({ label: { zh: '几点前', en: 'By (hour)' }, min: 0, max: 23, default: 10, required: true }),
    isUsed: yesNo({ label: { zh: '启用', en: 'In use' }, default: true, required: true }),
  },
  columns: ['name', 'kind', 'roleIds', 'dueDays', 'dueHour', 'isUsed'],
  access: schemeAccess,
})
