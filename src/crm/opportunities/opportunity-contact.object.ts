import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { rating } from '../../kinds/rating/rating.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { attitudes, buyingRoles } from '../customers/buying-roles.ts'
import { opportunityPartAccess } from './access.ts'

/** Who has a say in this purchase, what part he plays and how he stands towards us (S4-26); what he does for his firm in general is his buying role. */
export const opportunityContact = defineObject({
  name: 'opportunityContact',
  plural: 'opportunityContacts',
  label: { zh: '商机联系人', en: 'Person in a deal' },
  icon: 'users',
  title: 'contactId',
  parent: 'opportunityId',
  sort: 'place',
  fields: {
    opportunityId: ref('opportunity', { label: { zh: '商机', en: 'Opportunity' }, required: true }),
    contactId: ref('contact', { label: { zh: '联系人', en: 'Contact' }, required: true, synonyms: parted('姓名 | contact name') }),
    roles: manyChoice(buyingRoles, { label: { zh: '采购角色', en: 'Buying roles' }, index: true, synonyms: parted('角色 | role') }),
    attitude: choice(attitudes, { label: { zh: '对我方态度', en: 'Attitude' }, synonyms: parted('态度 | 立场') }),
    influence: rating({ label: { zh: '影响力', en: 'Influence' } }),
    note: text({ label: { zh: '关注点', en: 'Concerns' }, max: 200, synonyms: parted('备注 | note') }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  once: {
    from: ['opportunityId', 'contactId'],
    by: ({ opportunityId, contactId }) => (opportunityId && contactId ? `${String(opportunityId)} ${String(contactId)}` : null),
    at: 'contactId',
    says: { zh: '这位联系人已在这条商机里，请直接修改那一行', en: 'This person is in the deal already; please change that line' },
  },
  columns: ['contactId', 'opportunityId', 'roles', 'attitude', 'influence', 'note'],
  access: opportunityPartAccess,
})
