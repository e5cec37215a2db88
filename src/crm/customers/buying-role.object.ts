import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { rating } from '../../kinds/rating/rating.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { parted } from '../../lib/text.ts'
import { keptBySales } from './archive-access.ts'
import { attitudes, buyingRoles } from './buying-roles.ts'

/** A person's part in the buying of one customer: his own firm, or one he advises (S4-26). To whom he reports stands with the contact. */
export const buyingRole = defineObject({
  name: 'buyingRole',
  plural: 'buyingRoles',
  label: { zh: '采购角色', en: 'Buying role' },
  icon: 'users',
  title: 'contactId',
  parent: 'customerId',
  sort: '-influence',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | 公司 | company | account') }),
    contactId: ref('contact', { label: { zh: '联系人', en: 'Contact' }, required: true, synonyms: parted('姓名 | 联系人姓名 | contact name') }),
    roles: manyChoice(buyingRoles, { label: { zh: '采购角色', en: 'Buying roles' }, required: true, index: true, synonyms: parted('角色 | role | roles') }),
    attitude: choice(attitudes, { label: { zh: '对我方态度', en: 'Attitude' }, index: true, synonyms: parted('态度 | 立场') }),
    influence: rating({
      label: { zh: '影响力', en: 'Influence' },
      hint: { zh: '1 很小 … 5 说了算', en: '1 little … 5 decisive' },
      synonyms: parted('影响程度'),
    }),
    until: date({
      label: { zh: '截止日期', en: 'Until' },
      hint: { zh: '离职或不再参与采购的日期', en: 'When the person left or took no more part' },
      synonyms: parted('结束日期 | end date'),
    }),
    note: longText({ label: { zh: '关注点与备注', en: 'Concerns and note' }, max: 4000, synonyms: parted('关注点 | 备注 | notes') }),
  },
  columns: ['contactId', 'customerId', 'roles', 'attitude', 'influence', 'until', 'note'],
  views: [
    { key: 'now', label: { zh: '现任', en: 'Now' }, filter: { field: 'until', op: 'empty' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: keptBySales,
})
