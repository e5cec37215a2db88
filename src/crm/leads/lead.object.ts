import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { emails } from '../../kinds/emails/emails.ts'
import { files } from '../../kinds/files/files.ts'
import { industry } from '../../kinds/industry/industry.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { phones } from '../../kinds/phones/phones.ts'
import { pooled } from '../../kinds/pooled.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { region } from '../../kinds/region/region.ts'
import { text } from '../../kinds/text/text.ts'
import { type PoolWords, pooling } from '../customers/pool-falls.ts'
import { leadAccess } from './access.ts'
import { closeReasons, leadStates, origins, shareWays, stateFacts, stateOf } from './lead-choices.ts'
import { leadHeads as heads } from './lead-heads.ts'

const open = { field: 'state', op: 'in', value: ['new', 'following'] } as const

/** How a lead tells what the rules of the pool ask; one that is settled stays where it is. */
const leadPoolWords: PoolWords = {
  object: 'lead',
  lastAt: { contact: 'lastContactAt' },
  from: ['convertedAt', 'closedFor'],
  isSpared: () => false,
  isSettled: ({ convertedAt, closedFor }) => Boolean(convertedAt || closedFor),
}

/**
 * Somebody who may become a customer (S2-07). It ends as one, with all that was said to it (`convert`), or is closed with a reason;
 * both ways it stays to be read, and a converted one by whoever reads the customer it became.
 */
export const lead = defineObject({
  name: 'lead',
  plural: 'leads',
  label: { zh: '线索', en: 'Lead' },
  icon: 'lead',
  menu: 'work',
  module: 'sales',
  title: 'name',
  ends: ['customerId'],
  sort: '-createdAt',
  fields: {
    name: text({ label: { zh: '公司名称', en: 'Company' }, required: true, search: true, max: 120, synonyms: heads.name }),
    contactName: text({ label: { zh: '联系人', en: 'Contact person' }, search: true, max: 60, synonyms: heads.contactName }),
    jobTitle: text({ label: { zh: '职务', en: 'Title' }, max: 80, synonyms: heads.jobTitle }),
    phones: phones({ label: { zh: '电话', en: 'Phones' }, search: true, mask: 'phone', synonyms: heads.phones }),
    emails: emails({ label: { zh: '邮箱', en: 'E-mails' }, search: true, mask: 'email', synonyms: heads.emails }),
    wechat: text({ label: { zh: '微信', en: 'WeChat' }, max: 60, mask: 'all', synonyms: heads.wechat }),
    region: region({ label: { zh: '所在地区', en: 'Region' }, index: true, synonyms: heads.region }),
    industry: industry({ label: { zh: '行业', en: 'Industry' }, index: true, synonyms: heads.industry }),
    need: longText({ label: { zh: '需求', en: 'What they need' }, search: true, max: 4000, synonyms: heads.need }),
    productId: ref('product', { label: { zh: '意向产品', en: 'Product asked for' } }),
    sourceId: ref('leadSource', { label: { zh: '线索来源', en: 'Source' }, synonyms: heads.sourceId }),
    channel: text({
      label: { zh: '渠道明细', en: 'Channel' },
      max: 120,
      synonyms: heads.channel,
      hint: { zh: '如：2026 上海化工展 3 号馆', en: 'Such as: Shanghai fair 2026, hall 3' },
    }),
    origin: choice(origins, { label: { zh: '线索起因', en: 'Origin' }, index: true, synonyms: ['由谁主动', 'origin type'] }),
    files: files({ label: { zh: '附件', en: 'Files' } }),
    state: choice(leadStates, { label: { zh: '线索状态', en: 'State' }, index: true, through: 'judge' }),
    followUpCount: number({ label: { zh: '跟进次数', en: 'Follow-ups' }, rollup: { of: 'leadFollowUp', by: 'leadId', take: 'count' } }),
    lastContactAt: instant({
      label: { zh: '最近跟进', en: 'Last follow-up' },
      index: true,
      rollup: { of: 'leadFollowUp', by: 'leadId', take: 'max', over: 'at' },
    }),
    nextContactAt: instant({
      label: { zh: '下次联系', en: 'Next contact' },
      index: true,
      rollup: { of: 'leadFollowUp', by: 'leadId', take: 'last', over: 'at', copy: 'nextAt' },
    }),
    customerId: ref('customer', { label: { zh: '转化成的客户', en: 'Became the customer' }, through: 'convert' }),
    contactId: ref('contact', { label: { zh: '转化成的联系人', en: 'Became the contact' }, through: 'convert' }),
    opportunityId: ref('opportunity', { label: { zh: '转化成的商机', en: 'Became the deal' }, through: 'convert' }),
    convertedAt: instant({ label: { zh: '转化时间', en: 'Converted at' }, index: true, through: 'convert' }),
    closedFor: choice(closeReasons, { label: { zh: '无效原因', en: 'Closed because' }, index: true, through: 'close' }),
    closedNote: text({ label: { zh: '无效说明', en: 'Closing note' }, max: 500, through: 'close' }),
    webFormId: ref('webForm', { label: { zh: '网页表单', en: 'Web form' }, through: 'submit' }),
    submission: text({ label: { zh: '提交编号', en: 'Submission' }, max: 80, unique: true, through: 'submit', readBy: [] }),
    knownCustomerId: ref('customer', {
      label: { zh: '可能是已有客户', en: 'May be the customer' },
      through: 'submit',
      hint: { zh: '提交时按名称和电话找到的', en: 'Met by name or phone when it came in' },
    }),
    ...pooled,
    assignedBy: choice(shareWays, { label: { zh: '分配方式', en: 'Given out' }, through: 'giveOut' }),
    assignmentRuleId: ref('assignmentRule', { label: { zh: '分配规则', en: 'Assignment rule' }, through: 'giveOut' }),
    assignedWhy: text({
      label: { zh: '分配时各人情况', en: 'How all stood then' },
      max: 500,
      through: 'giveOut',
      hint: { zh: '姓名 已分/权重 · 手上未结', en: 'Name given/weight · open at hand' },
    }),
  },
  pool: 'poolId',
  judges: [{ fields: ['state'], from: stateFacts, by: stateOf }, pooling(leadPoolWords)],
  twins: {
    name: 'name',
    phones: 'phones',
    only: open,
    among: [
      { object: 'customer', fields: { name: 'name', phones: 'phones' }, refuses: true },
      { object: 'contact', fields: { phones: 'phones' } },
    ],
  },
  columns: ['name', 'contactName', 'phones', 'state', 'sourceId', 'region', 'need', 'lastContactAt', 'nextContactAt', 'ownerId', 'createdAt'],
  summary: ['state', 'contactName', 'sourceId', 'lastContactAt', 'ownerId'],
  form: [
    { label: { zh: '线索', en: 'The lead' }, fields: ['name', 'contactName', 'jobTitle', 'phones', 'emails', 'wechat', 'region', 'industry'] },
    {
      label: { zh: '需求与来源', en: 'What and where from' },
      fields: ['need', 'productId', 'sourceId', 'channel', 'origin', 'files', 'webFormId', 'knownCustomerId'],
    },
    { label: { zh: '跟进', en: 'Follow-up' }, fields: ['state', 'followUpCount', 'lastContactAt', 'nextContactAt', 'closedFor', 'closedNote'] },
    { label: { zh: '转化', en: 'Conversion' }, fields: ['customerId', 'contactId', 'opportunityId', 'convertedAt'] },
    { label: { zh: '公海', en: 'Pool' }, fields: ['poolId', 'pooledAt', 'claimedAt', 'protectedUntil', 'recycleOn', 'recycleRuleId'] },
    { label: { zh: '分配', en: 'Assignment' }, fields: ['assignmentRuleId', 'assignedBy', 'assignedWhy'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我的线索', en: 'My leads' }, filter: { all: [{ field: 'ownerId', op: 'eq', value: '@me' }, open] } },
    { key: 'open', label: { zh: '未结', en: 'Open' }, filter: open },
    { key: 'fresh', label: { zh: '未跟进', en: 'Not followed up' }, filter: { field: 'state', op: 'eq', value: 'new' }, sort: 'createdAt' },
    {
      key: 'due',
      label: { zh: '7 天内要联系', en: 'Due within 7 days' },
      filter: { all: [open, { field: 'nextContactAt', op: 'within', value: 'next7days' }] },
      sort: 'nextContactAt',
    },
    {
      key: 'pool',
      label: { zh: '线索公海', en: 'Pool' },
      filter: { all: [open, { field: 'ownerId', op: 'empty' }, { field: 'poolId', op: 'notEmpty' }] },
      columns: ['name', 'poolId', 'contactName', 'phones', 'sourceId', 'region', 'need', 'pooledAt', 'lastContactAt'],
    },
    { key: 'falling', label: { zh: '即将回收', en: 'About to fall' }, filter: { field: 'recycleOn', op: 'within', value: 'next7days' }, sort: 'recycleOn' },
    { key: 'nobody', label: { zh: '没有负责人', en: 'Nobody’s' }, filter: { all: [open, { field: 'ownerId', op: 'empty' }] } },
    { key: 'converted', label: { zh: '已转化', en: 'Converted' }, filter: { field: 'state', op: 'eq', value: 'converted' }, sort: '-convertedAt' },
    { key: 'calendar', label: { zh: '联系日历', en: 'By next contact' }, by: 'nextContactAt:calendar', filter: open },
    { key: 'board', label: { zh: '看板', en: 'Board' }, by: 'state:board' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: leadAccess,
})
