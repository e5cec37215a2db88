import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { productAccess } from './access.ts'
import { productRelationKinds } from './choices.ts'

/** What one product has to do with another: who uses the first may want the second (S0-50). Rules of mining follow it. */
export const productRelation = defineObject({
  name: 'productRelation',
  plural: 'productRelations',
  label: { zh: '产品关系', en: 'Product relation' },
  icon: 'network',
  title: 'toId',
  parent: 'fromId',
  knownBy: ['toId', 'kind'],
  fields: {
    fromId: ref('product', { label: { zh: '产品', en: 'Product' }, required: true }),
    kind: choice(productRelationKinds, { label: { zh: '关系', en: 'Relation' }, required: true, default: 'goesWith', index: true }),
    toId: ref('product', { label: { zh: '推荐产品', en: 'Leads to' }, required: true, synonyms: parted('目标产品 | 配套产品 | 升级产品') }),
    note: text({ label: { zh: '理由', en: 'Why' }, max: 200 }),
  },
  once: {
    from: ['fromId', 'kind', 'toId'],
    by: ({ fromId, kind, toId }) => (fromId && kind && toId ? `${String(fromId)} ${String(kind)} ${String(toId)}` : null),
    at: 'toId',
    says: { zh: '这条产品关系已经有了', en: 'This relation is there already' },
  },
  columns: ['fromId', 'kind', 'toId', 'note'],
  access: productAccess,
})
