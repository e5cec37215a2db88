/** Lists of a deal as a new house finds them (X3); ids are kept for good. */

/** Who began it (S0-51): the customer who asked, or we who looked. */
export const origins = [
  { id: 'request', label: { zh: '客户主动请求', en: 'Customer asked' }, color: 'green', synonyms: ['客户请求', '购买请求', '客户询价', 'inbound'] },
  { id: 'mined', label: { zh: '主动挖掘', en: 'We looked for it' }, color: 'blue', synonyms: ['挖掘', '主动开发', 'outbound'] },
] as const

export const originChannels = [
  { id: 'webForm', label: { zh: '网站表单', en: 'Web form' }, synonyms: ['官网', '线上询价', 'website'] },
  { id: 'phone', label: { zh: '来电', en: 'Call' }, synonyms: ['电话咨询', '400电话'] },
  { id: 'email', label: { zh: '邮件', en: 'E-mail' }, synonyms: ['邮件咨询'] },
  { id: 'visit', label: { zh: '拜访', en: 'Visit' }, synonyms: ['陌拜', '走访'] },
  { id: 'exhibition', label: { zh: '展会', en: 'Exhibition' }, synonyms: ['trade show'] },
  { id: 'referral', label: { zh: '转介绍', en: 'Referral' }, synonyms: ['介绍'] },
  { id: 'tender', label: { zh: '招标', en: 'Tender' }, synonyms: ['投标', 'bid'] },
  { id: 'lead', label: { zh: '线索', en: 'Lead' } },
  { id: 'need', label: { zh: '客户需求', en: 'A need' } },
  { id: 'mining', label: { zh: '机会挖掘', en: 'Mining' }, synonyms: ['挖掘规则'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它'] },
] as const

/** What it would be to the customer (S0-50). */
export const opportunityTypes = [
  { id: 'new', label: { zh: '新购', en: 'New business' }, color: 'green' },
  { id: 'more', label: { zh: '增购', en: 'More of the same' }, color: 'lime' },
  { id: 'upgrade', label: { zh: '升级', en: 'Upgrade' }, color: 'blue' },
  { id: 'cross', label: { zh: '交叉销售', en: 'Cross-sell' }, color: 'cyan' },
  { id: 'renewal', label: { zh: '续约', en: 'Renewal' }, color: 'gold' },
] as const

/** How soon they mean to buy (S0-56). Their ids stand in their order, so that a list sorted by it begins with the most urgent. */
export const urgencies = [
  { id: 'atOnce', label: { zh: '立即（2 周内）', en: 'At once (2 weeks)' }, color: 'red', synonyms: ['立即', '紧急', '两周内', 'urgent'] },
  { id: 'inMonth', label: { zh: '1 个月内', en: 'Within a month' }, color: 'orange', synonyms: ['一个月', '1个月'] },
  { id: 'inQuarter', label: { zh: '1 个季度内', en: 'Within a quarter' }, color: 'gold', synonyms: ['一个季度', '1季度', '三个月'] },
  { id: 'inSixMonths', label: { zh: '半年内', en: 'Within half a year' }, color: 'blue', synonyms: ['半年', '6个月'] },
  { id: 'watching', label: { zh: '观望', en: 'Watching' }, color: 'default', synonyms: ['暂缓', '不急'] },
] as const
export type Urgency = (typeof urgencies)[number]['id']

/** Is it a deal at all (S0-52)? Only a qualified one counts. */
export const states = [
  { id: 'unqualified', label: { zh: '待认定', en: 'To be qualified' }, color: 'gold' },
  { id: 'qualified', label: { zh: '已认定', en: 'Qualified' }, color: 'green' },
  { id: 'returned', label: { zh: '退回', en: 'Sent back' }, color: 'orange' },
  { id: 'invalid', label: { zh: '无效', en: 'Not a deal' }, color: 'default' },
] as const

/** The five points it is judged by. */
export const qualifyingPoints = [
  { id: 'budget', label: { zh: '有预算', en: 'Budget' } },
  { id: 'authority', label: { zh: '接触到决策人', en: 'Authority' } },
  { id: 'need', label: { zh: '需求真实', en: 'Need' } },
  { id: 'time', label: { zh: '有明确时间', en: 'Time' } },
  { id: 'fit', label: { zh: '与我方产品匹配', en: 'Fit' } },
] as const

/** What a stage means for a deal in it. */
export const outcomes = [
  { id: 'open', label: { zh: '进行中', en: 'Open' }, color: 'blue' },
  { id: 'won', label: { zh: '赢单', en: 'Won' }, color: 'green' },
  { id: 'lost', label: { zh: '输单', en: 'Lost' }, color: 'red' },
  { id: 'void', label: { zh: '作废', en: 'Void' }, color: 'default' },
] as const
export type Outcome = (typeof outcomes)[number]['id']

export const lossReasons = [
  { id: 'competitor', label: { zh: '客户选择竞品', en: 'Chose a competitor' }, color: 'red', synonyms: ['选择竞品', '竞争对手'] },
  { id: 'price', label: { zh: '价格', en: 'Price' }, color: 'orange' },
  { id: 'noBudget', label: { zh: '预算限制', en: 'No budget' }, color: 'gold', synonyms: ['无预算', '预算不足'] },
  { id: 'notApproved', label: { zh: '立项失败', en: 'Not approved' }, color: 'gold' },
  { id: 'tooManyVoices', label: { zh: '决策链复杂', en: 'Too many to decide' }, color: 'blue' },
  { id: 'needChanged', label: { zh: '需求变化', en: 'Need changed' }, color: 'blue' },
  { id: 'product', label: { zh: '产品不满足', en: 'Product does not do' }, color: 'purple' },
  { id: 'care', label: { zh: '关怀不够', en: 'Too little care' }, color: 'magenta' },
  { id: 'duplicate', label: { zh: '重复', en: 'A duplicate' }, color: 'default' },
  { id: 'other', label: { zh: '其他', en: 'Other' }, color: 'default', synonyms: ['其它'] },
] as const

export const currencies = [
  { id: 'cny', label: { zh: '人民币', en: 'CNY' }, synonyms: ['rmb', '元'] },
  { id: 'usd', label: { zh: '美元', en: 'USD' } },
  { id: 'eur', label: { zh: '欧元', en: 'EUR' } },
  { id: 'jpy', label: { zh: '日元', en: 'JPY' } },
  { id: 'hkd', label: { zh: '港元', en: 'HKD' } },
  { id: 'gbp', label: { zh: '英镑', en: 'GBP' } },
] as const

/** What a colleague does in a deal (S2-25). */
export const teamRoles = [
  { id: 'lead', label: { zh: '主负责', en: 'Lead' }, color: 'blue' },
  { id: 'seller', label: { zh: '协同销售', en: 'Co-seller' }, color: 'green' },
  { id: 'presales', label: { zh: '售前', en: 'Presales' }, color: 'cyan' },
  { id: 'tech', label: { zh: '技术', en: 'Technical' }, color: 'purple' },
  { id: 'commercial', label: { zh: '商务', en: 'Commercial' }, color: 'gold' },
  { id: 'sponsor', label: { zh: '高层支持', en: 'Sponsor' }, color: 'red' },
] as const
