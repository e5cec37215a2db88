import { defineObject } from '../../kernel/object.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { keptBySales } from './archive-access.ts'
import { endsLater } from './archive-rules.ts'

/** Where a contact works and has worked: written by hand, or by his change of employer (S2-05). No end: he is still there. */
export const employment = defineObject({
  name: 'employment',
  plural: 'employments',
  label: { zh: '任职经历', en: 'Employment' },
  icon: 'briefcase',
  title: 'customerId',
  parent: 'contactId',
  ends: ['customerId'],
  sort: '-since',
  fields: {
    contactId: ref('contact', { label: { zh: '联系人', en: 'Contact' }, required: true, synonyms: parted('姓名 | contact name') }),
    customerId: ref('customer', { label: { zh: '单位', en: 'Employer' }, required: true, synonyms: parted('公司 | 任职单位 | company') }),
    title: text({ label: { zh: '职务', en: 'Title' }, max: 80, synonyms: parted('职位 | job title | position') }),
    department: text({ label: { zh: '部门', en: 'Department' }, max: 80 }),
    since: date({ label: { zh: '入职日期', en: 'Since' }, synonyms: parted('开始日期 | 入职时间 | start date | from') }),
    until: date({ label: { zh: '离职日期', en: 'Until' }, synonyms: parted('结束日期 | 离职时间 | end date | to') }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: parted('说明 | notes') }),
  },
  rules: [endsLater],
  columns: ['contactId', 'customerId', 'title', 'department', 'since', 'until'],
  access: keptBySales,
})
