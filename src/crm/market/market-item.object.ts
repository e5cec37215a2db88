import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { files } from '../../kinds/files/files.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { marketItemAccess } from './access.ts'
import { confidences, importances, marketKinds, marketStates, marketUses } from './market-choices.ts'

/**
 * What anybody in the company heard of the market (S0-25): submitted by web, phone or mail, read by him and by who has the right, each reading
 * written down (S0-26). Marketing adopts it or says why not; its uses send it on (S0-27).
 */
export const marketItem = defineObject({
  name: 'marketItem',
  plural: 'marketItems',
  label: { zh: '市场信息', en: 'Market information' },
  icon: 'inbox',
  menu: 'work',
  module: 'market',
  title: 'subject',
  sort: '-createdAt',
  readsLogged: true,
  fields: {
    subject: text({ label: { zh: '标题', en: 'Subject' }, required: true, search: true, max: 200, synonyms: parted('主题 | title') }),
    kind: choice(marketKinds, { label: { zh: '信息类型', en: 'Kind' }, required: true, default: 'other', index: true, synonyms: parted('类型 | type') }),
    content: longText({ label: { zh: '内容', en: 'Content' }, required: true, search: true, max: 10_000, synonyms: parted('正文 | 信息内容') }),
    about: text({
      label: { zh: '涉及单位', en: 'About whom' },
      search: true,
      max: 200,
      hint: { zh: '不在客户列表里的也可以写', en: 'Also one that is no customer' },
    }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' } }),
    competitorId: ref('competitor', { label: { zh: '竞争厂商', en: 'Competitor' } }),
    productId: ref('product', { label: { zh: '涉及产品', en: 'Product' } }),
    source: text({ label: { zh: '信息来源', en: 'Source' }, max: 200, synonyms: parted('来源') }),
    heardOn: date({ label: { zh: '获知日期', en: 'Heard on' }, index: true }),
    confidence: choice(confidences, { label: { zh: '可信度', en: 'Confidence' }, default: 'likely' }),
    importance: choice(importances, { label: { zh: '重要性', en: 'Importance' }, default: 'normal', index: true }),
    files: files({ label: { zh: '附件', en: 'Files' } }),
    contactRecordId: ref('contactRecord', { label: { zh: '出自接触记录', en: 'From the contact record' }, through: 'distil' }),
    state: choice(marketStates, { label: { zh: '状态', en: 'State' }, required: true, default: 'new', index: true, through: 'adopt' }),
    uses: manyChoice(marketUses, { label: { zh: '用途', en: 'Good for' }, index: true, through: 'adopt' }),
    decidedById: user({ label: { zh: '处理人', en: 'Decided by' }, through: 'adopt' }),
    decidedAt: instant({ label: { zh: '处理时间', en: 'Decided at' }, through: 'adopt' }),
    answer: text({ label: { zh: '处理意见', en: 'Answer' }, max: 500, through: 'adopt' }),
  },
  columns: ['subject', 'kind', 'importance', 'state', 'uses', 'about', 'competitorId', 'confidence', 'createdById', 'createdAt'],
  form: [
    { label: { zh: '信息', en: 'The information' }, fields: ['subject', 'kind', 'content', 'source', 'heardOn', 'confidence', 'importance', 'files'] },
    { label: { zh: '涉及', en: 'About' }, fields: ['about', 'customerId', 'competitorId', 'productId', 'contactRecordId'] },
    { label: { zh: '处理', en: 'What became of it' }, fields: ['state', 'uses', 'answer', 'decidedById', 'decidedAt'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我提交的', en: 'Submitted by me' }, filter: { field: 'createdById', op: 'eq', value: '@me' } },
    { key: 'new', label: { zh: '待处理', en: 'New' }, filter: { field: 'state', op: 'eq', value: 'new' }, sort: 'createdAt' },
    { key: 'adopted', label: { zh: '已采纳', en: 'Adopted' }, filter: { field: 'state', op: 'eq', value: 'adopted' } },
    { key: 'board', label: { zh: '看板', en: 'Board' }, by: 'state:board' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: marketItemAccess,
})
