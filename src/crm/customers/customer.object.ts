import { defineObject } from '../../kernel/object.ts'
import { address } from '../../kinds/address/address.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { creditCode } from '../../kinds/credit-code/credit-code.ts'
import { date } from '../../kinds/date/date.ts'
import { emails } from '../../kinds/emails/emails.ts'
import { industry } from '../../kinds/industry/industry.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { phones } from '../../kinds/phones/phones.ts'
import { pooled } from '../../kinds/pooled.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { region } from '../../kinds/region/region.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { text } from '../../kinds/text/text.ts'
import { url } from '../../kinds/url/url.ts'
import { amountReaders, customerAccess } from './access.ts'
import { customerTypes, levels, lifecycles, scales, sources } from './choices.ts'
import { figures } from './customer-figures.object.ts'
import { customerHeads as heads } from './customer-heads.ts'
import { forgottenOn } from './forgotten.ts'
import { healthColours, healthFacts, healthOf, healthReasons } from './health.ts'
import { pooling } from './pool-falls.ts'
import { inPool, poolColumns, poolWords } from './pool-words.ts'

/** What an archive should hold: the firm, how to reach it, who is there, what it uses and thinks of it (S0-21, S0-35..38). */
const archive = [
  'shortName',
  'creditCode',
  'industry',
  'scale',
  'region',
  'address',
  'phones',
  'emails',
  'source',
  'level',
  'contactCount',
  'buyingRoleCount',
  'installedCount',
  'evaluationCount',
] as const

/** A firm we sell to, or might: buyer and dealer alike (X6). The company's, looked after by its owner (S0-02, S0-35, S0-36). */
export const customer = defineObject({
  name: 'customer',
  plural: 'customers',
  label: { zh: '客户', en: 'Customer' },
  icon: 'customer',
  menu: 'work',
  module: 'customers',
  title: 'name',
  fields: {
    name: text({
      label: { zh: '客户名称', en: 'Customer name' },
      required: true,
      search: true,
      max: 120,
      synonyms: heads.name,
      hint: { zh: '营业执照上的全称', en: 'In full, as on the business licence' },
    }),
    shortName: text({ label: { zh: '客户简称', en: 'Short name' }, search: true, max: 60, synonyms: heads.shortName }),
    englishName: text({ label: { zh: '英文名称', en: 'English name' }, search: true, max: 160, synonyms: heads.englishName }),
    creditCode: creditCode({
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      unique: true,
      search: true,
      synonyms: heads.creditCode,
      hint: { zh: '18 位，末位是校验位；同一代码只能有一个客户', en: '18 characters, the last one a check digit; one customer per code' },
    }),
    type: choice(customerTypes, { label: { zh: '客户类型', en: 'Customer type' }, default: 'endUser', synonyms: heads.type }),
    industry: industry({
      label: { zh: '行业', en: 'Industry' },
      index: true,
      synonyms: heads.industry,
      hint: { zh: '国民经济行业分类 GB/T 4754', en: 'National classification GB/T 4754' },
    }),
    scale: choice(scales, { label: { zh: '企业规模', en: 'Size' }, synonyms: heads.scale }),
    capital: money({ label: { zh: '注册资本（元）', en: 'Registered capital (CNY)' }, readBy: amountReaders, synonyms: heads.capital }),
    region: region({ label: { zh: '所在地区', en: 'Region' }, index: true, synonyms: heads.region }),
    address: address({ label: { zh: '地址', en: 'Address' }, synonyms: heads.address }),
    phones: phones({
      label: { zh: '电话', en: 'Phones' },
      search: true,
      mask: 'phone',
      synonyms: heads.phones,
      hint: { zh: '可写多个，分机写作“转 801”', en: 'Several if need be; an extension as "ext 801"' },
    }),
    fax: phones({ label: { zh: '传真', en: 'Fax' }, synonyms: heads.fax }),
    emails: emails({ label: { zh: '公司邮箱', en: 'Company e-mails' }, search: true, synonyms: heads.emails }),
    site: url({ label: { zh: '网址', en: 'Website' }, synonyms: heads.site }),
    source: choice(sources, { label: { zh: '客户来源', en: 'Source' }, synonyms: heads.source }),
    level: choice(levels, {
      label: { zh: '客户级别', en: 'Level' },
      index: true,
      synonyms: heads.level,
      hint: { zh: 'A 重点，B 普通，C 非优先', en: 'A key, B normal, C not first' },
    }),
    lifecycle: choice(lifecycles, { label: { zh: '生命周期', en: 'Lifecycle' }, default: 'potential', index: true, synonyms: heads.lifecycle }),
    parentId: ref('customer', { label: { zh: '上级集团', en: 'Parent group' }, synonyms: heads.parentId }),
    referredById: ref('customer', { label: { zh: '介绍人（客户）', en: 'Referring customer' }, synonyms: heads.referredById }),
    bankName: text({ label: { zh: '开户银行', en: 'Bank' }, max: 120, readBy: amountReaders, synonyms: heads.bankName }),
    bankAccount: text({ label: { zh: '银行账号', en: 'Bank account' }, max: 60, readBy: amountReaders, synonyms: heads.bankAccount }),
    invoiceAddress: text({ label: { zh: '开票地址', en: 'Invoice address' }, max: 200, readBy: amountReaders, synonyms: heads.invoiceAddress }),
    invoicePhone: text({ label: { zh: '开票电话', en: 'Invoice phone' }, max: 60, readBy: amountReaders, synonyms: heads.invoicePhone }),
    tags: tags({ label: { zh: '标签', en: 'Tags' }, index: true, synonyms: heads.tags }),
    sourceCodes: tags({
      label: { zh: '原系统编号', en: 'Earlier codes' },
      search: true,
      synonyms: heads.sourceCodes,
      hint: { zh: '各分公司或旧系统里的客户编号', en: 'Its numbers in branches and earlier systems' },
    }),
    latitude: number({
      label: { zh: '纬度', en: 'Latitude' },
      scale: 6,
      min: -90,
      max: 90,
      hint: { zh: '签到时量距离用', en: 'What a check-in is measured by' },
    }),
    longitude: number({ label: { zh: '经度', en: 'Longitude' }, scale: 6, min: -180, max: 180 }),
    note: longText({ label: { zh: '备注', en: 'Note' }, synonyms: heads.note }),
    completeness: percent({
      label: { zh: '资料完整度', en: 'Completeness' },
      index: true,
      hint: { zh: '档案里该有的内容已填的比例', en: 'How much of what the archive should hold is there' },
      filled: archive,
    }),
    health: choice(healthColours, { label: { zh: '关系健康度', en: 'Relationship health' }, index: true, through: 'judge' }),
    healthReasons: manyChoice(healthReasons, { label: { zh: '健康度原因', en: 'Why' }, through: 'judge' }),
    forgottenOn: date({
      label: { zh: '最迟联系日', en: 'To be contacted by' },
      index: true,
      through: 'judge',
      hint: { zh: 'A 级 30 天、B 级 60 天、其余 90 天没有接触记录即算遗忘', en: 'Level A 30 days, B 60, others 90 without a contact record' },
    }),
    ...pooled,
    ...figures,
  },
  pool: 'poolId',
  // One conclusion, so that a record written costs one statement: both go by level and last contact.
  judges: [
    { fields: ['health', 'healthReasons', 'forgottenOn'], from: healthFacts, by: (row, when) => ({ ...healthOf(row, when), ...forgottenOn(row, when) }) },
    pooling(poolWords),
  ],
  twins: { name: 'name', code: 'creditCode', phones: 'phones', among: [{ object: 'lead', fields: { name: 'name', phones: 'phones' } }] },
  columns: [
    'name',
    'level',
    'health',
    'lifecycle',
    'region',
    'industry',
    'phones',
    'lastContactAt',
    'lastResult',
    'nextContactAt',
    'recordCount90',
    'completeness',
    'ownerId',
  ],
  summary: ['level', 'health', 'lifecycle', 'lastContactAt', 'openNeedCount', 'completeness', 'ownerId'],
  form: [
    {
      label: { zh: '单位信息', en: 'The firm' },
      fields: ['name', 'shortName', 'creditCode', 'type', 'industry', 'scale', 'englishName', 'capital', 'parentId'],
    },
    { label: { zh: '联系办法', en: 'How to reach it' }, fields: ['region', 'address', 'phones', 'fax', 'emails', 'site', 'latitude', 'longitude'] },
    { label: { zh: '开票信息', en: 'For invoices' }, fields: ['bankName', 'bankAccount', 'invoiceAddress', 'invoicePhone'] },
    { label: { zh: '关系状况', en: 'How we stand' }, fields: ['health', 'healthReasons', 'completeness', 'deciderCount', 'nextPromiseOn', 'openNeedCount'] },
    { label: { zh: '客户经营', en: 'Our work with it' }, fields: ['level', 'lifecycle', 'source', 'referredById', 'tags', 'sourceCodes', 'note'] },
    { label: { zh: '商机', en: 'Opportunities' }, fields: ['openOpportunityCount', 'openOpportunityAmount', 'weightedOpportunityAmount'] },
    { label: { zh: '公海', en: 'Pool' }, fields: ['poolId', 'pooledAt', 'claimedAt', 'protectedUntil', 'recycleOn', 'recycleRuleId'] },
    {
      label: { zh: '接触情况', en: 'Contact so far' },
      fields: [
        'lastContactAt',
        'lastResult',
        'nextContactAt',
        'forgottenOn',
        'contactCount',
        'recordCount',
        'recordCount30',
        'recordCount90',
        'recordCount365',
      ],
    },
  ],
  views: [
    { key: 'all', label: { zh: '全部', en: 'All' } },
    { key: 'mine', label: { zh: '我的客户', en: 'My customers' }, filter: { field: 'ownerId', op: 'eq', value: '@me' } },
    { key: 'quiet', label: { zh: '30 天未联系', en: 'Quiet for 30 days' }, filter: { field: 'recordCount30', op: 'eq', value: 0 }, sort: 'lastContactAt' },
    { key: 'forgotten', label: { zh: '被遗忘的客户', en: 'Forgotten' }, filter: { field: 'forgottenOn', op: 'within', value: 'past' }, sort: 'forgottenOn' },
    {
      key: 'due',
      label: { zh: '7 天内要联系', en: 'Due within 7 days' },
      filter: { field: 'nextContactAt', op: 'within', value: 'next7days' },
      sort: 'nextContactAt',
    },
    { key: 'risk', label: { zh: '关系有风险', en: 'At risk' }, filter: { field: 'health', op: 'in', value: ['red', 'yellow'] }, sort: 'lastContactAt' },
    { key: 'key', label: { zh: 'A 级客户', en: 'Level A' }, filter: { field: 'level', op: 'eq', value: 'a' } },
    {
      key: 'priority',
      label: { zh: '优先客户', en: 'First in line' },
      filter: { field: 'openOpportunityCount', op: 'gt', value: 0 },
      sort: '-weightedOpportunityAmount',
      columns: [
        'name',
        'level',
        'weightedOpportunityAmount',
        'openOpportunityAmount',
        'openOpportunityCount',
        'health',
        'lastContactAt',
        'nextContactAt',
        'ownerId',
      ],
    },
    { key: 'pool', label: { zh: '公海', en: 'Pool' }, filter: inPool, columns: [...poolColumns] },
    { key: 'falling', label: { zh: '即将回收', en: 'About to fall' }, filter: { field: 'recycleOn', op: 'within', value: 'next7days' }, sort: 'recycleOn' },
    { key: 'fresh', label: { zh: '本月新增', en: 'New this month' }, filter: { field: 'createdAt', op: 'within', value: 'thisMonth' }, sort: '-createdAt' },
  ],
  access: customerAccess,
})
