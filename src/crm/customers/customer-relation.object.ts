import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { parted } from '../../lib/text.ts'
import { toldBySales } from './archive-access.ts'
import { twoFirms } from './archive-rules.ts'
import { relationKey, relationKinds, sameRelation } from './relation-kinds.ts'

/** Two firms that have to do with each other: dealer and end user, partners, affiliates. Both sides show it. */
export const customerRelation = defineObject({
  name: 'customerRelation',
  plural: 'customerRelations',
  label: { zh: '客户关系', en: 'Relation of firms' },
  icon: 'network',
  title: 'toId',
  parent: 'fromId',
  ends: ['toId'],
  knownBy: ['toId', 'kind'],
  fields: {
    fromId: ref('customer', { label: { zh: '一方', en: 'From' }, required: true, synonyms: parted('客户 | 客户名称 | 甲方 | customer') }),
    kind: choice(relationKinds, { label: { zh: '关系', en: 'Relation' }, required: true, index: true, synonyms: parted('关系类型 | 关系种类 | kind | type') }),
    toId: ref('customer', { label: { zh: '另一方', en: 'To' }, required: true, synonyms: parted('关联客户 | 乙方 | related customer') }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: parted('说明 | notes') }),
  },
  rules: [twoFirms],
  once: { from: ['fromId', 'kind', 'toId'], by: relationKey, at: 'toId', says: sameRelation },
  columns: ['fromId', 'kind', 'toId', 'note'],
  access: toldBySales,
})
