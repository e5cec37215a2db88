import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { expenseTypeAccess } from './access.ts'
import { gates } from './choices.ts'

/** A kind of expense, and whether it wants the customer's cards (S0-20). */
export const expenseType = defineObject({
  name: 'expenseType',
  plural: 'expenseTypes',
  label: { zh: '费用类型', en: 'Kind of expense' },
  icon: 'list',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'place',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, unique: true, search: true, max: 60 }),
    gate: choice(gates, {
      label: { zh: '客户资料卡与接触记录', en: 'Data card and contact record' },
      required: true,
      default: 'off',
      hint: { zh: '报销这类费用时，对客户资料卡完整度和接触记录的要求', en: 'What a claim of it asks of the customer’s data card and contact record' },
    }),
    isActive: yesNo({ label: { zh: '可选用', en: 'In use' }, required: true, default: true }),
    place: number({ label: { zh: '次序', en: 'Place' }, required: true, default: 100, index: true }),
  },
  columns: ['name', 'gate', 'isActive', 'place'],
  access: expenseTypeAccess,
})
