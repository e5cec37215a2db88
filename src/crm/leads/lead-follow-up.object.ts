import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { pictures } from '../../kinds/pictures/pictures.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { followUpAccess } from './access.ts'
import { followUpChannels } from './follow-up-choices.ts'

/** What was said to a lead, and what comes next. When the lead becomes a customer these become its contact records (S2-07). */
export const leadFollowUp = defineObject({
  name: 'leadFollowUp',
  plural: 'leadFollowUps',
  label: { zh: '线索跟进', en: 'Lead follow-up' },
  icon: 'contactRecord',
  module: 'sales',
  title: 'content',
  parent: 'leadId',
  sort: '-at',
  fields: {
    leadId: ref('lead', { label: { zh: '线索', en: 'Lead' }, required: true, synonyms: parted('公司名称 | company') }),
    channel: choice(followUpChannels, { label: { zh: '跟进方式', en: 'Channel' }, required: true, default: 'phone', index: true }),
    at: instant({ label: { zh: '跟进时间', en: 'Time' }, required: true }),
    content: longText({ label: { zh: '内容', en: 'Content' }, required: true, search: true, max: 10_000, synonyms: parted('跟进内容 | 跟进记录') }),
    nextStep: text({ label: { zh: '下一步', en: 'Next step' }, max: 500 }),
    nextAt: instant({ label: { zh: '下次联系时间', en: 'Next contact at' }, index: true }),
    pictures: pictures({ label: { zh: '图片', en: 'Pictures' } }),
  },
  columns: ['at', 'leadId', 'channel', 'content', 'nextStep', 'nextAt', 'createdById'],
  views: [
    { key: 'mine', label: { zh: '我写的', en: 'Written by me' }, filter: { field: 'createdById', op: 'eq', value: '@me' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: followUpAccess,
})
