import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { leadChanceAccess } from './access.ts'
import { leadChanceStatuses } from './mining-choices.ts'

/**
 * A lead that was given up or went quiet and may be won back, found by a rule, with its reason in words (S0-47). Whoever looks after the lead
 * takes it up again or refuses; either way it is found no more.
 */
export const leadChance = defineObject({
  name: 'leadChance',
  plural: 'leadChances',
  label: { zh: '可唤回线索', en: 'Win-back lead' },
  icon: 'target',
  menu: 'work',
  module: 'sales',
  title: 'reason',
  parent: 'leadId',
  sort: '-foundOn',
  fields: {
    leadId: ref('lead', { label: { zh: '线索', en: 'Lead' }, required: true }),
    reason: text({ label: { zh: '理由', en: 'Reason' }, required: true, search: true, max: 300 }),
    reasonEn: text({ label: { zh: '理由（英文）', en: 'Reason in English' }, max: 300 }),
    foundOn: date({ label: { zh: '发现日期', en: 'Found on' }, index: true }),
    ruleId: ref('miningRule', { label: { zh: '挖掘规则', en: 'Mining rule' } }),
    status: choice(leadChanceStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'new', through: 'takeUp', index: true }),
    answer: text({ label: { zh: '处理意见', en: 'What was said' }, max: 300, through: 'refuse' }),
  },
  once: {
    from: ['leadId'],
    by: ({ leadId }) => (leadId ? String(leadId) : null),
    at: 'leadId',
    says: { zh: '这条线索已经发现过了', en: 'This lead was found already' },
  },
  columns: ['reason', 'leadId', 'status', 'foundOn', 'ruleId', 'ownerId'],
  views: [
    {
      key: 'mine',
      label: { zh: '我的', en: 'Mine' },
      filter: {
        all: [
          { field: 'ownerId', op: 'eq', value: '@me' },
          { field: 'status', op: 'eq', value: 'new' },
        ],
      },
    },
    { key: 'new', label: { zh: '待处理', en: 'To decide' }, filter: { field: 'status', op: 'eq', value: 'new' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  changedBy: 'house',
  access: leadChanceAccess,
})
