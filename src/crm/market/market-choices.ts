/** What a piece of market information is about (S0-25). */
export const marketKinds = [
  { id: 'customer', label: { zh: '客户', en: 'Customers' }, color: 'blue' },
  { id: 'rival', label: { zh: '竞争', en: 'Competition' }, color: 'red', synonyms: ['竞争对手', 'competitor'] },
  { id: 'trade', label: { zh: '行业', en: 'Industry' }, color: 'purple' },
  { id: 'policy', label: { zh: '政策', en: 'Policy' }, color: 'gold' },
  { id: 'price', label: { zh: '价格', en: 'Prices' }, color: 'orange' },
  { id: 'other', label: { zh: '其他', en: 'Other' }, color: 'default', synonyms: ['其它'] },
] as const

/** What it is good for: the four uses the source names; each sends it somewhere (S0-27). */
export const marketUses = [
  { id: 'service', label: { zh: '客户服务', en: 'Customer service' }, color: 'cyan' },
  { id: 'revisit', label: { zh: '用户回访', en: 'Revisit' }, color: 'green', synonyms: ['回访'] },
  { id: 'rnd', label: { zh: '新产品研发', en: 'New products' }, color: 'purple', synonyms: ['研发'] },
  { id: 'upgrade', label: { zh: '产品升级论证', en: 'Upgrade case' }, color: 'gold', synonyms: ['产品升级'] },
] as const
export type MarketUse = (typeof marketUses)[number]['id']

export const marketStates = [
  { id: 'new', label: { zh: '待处理', en: 'New' }, color: 'blue' },
  { id: 'adopted', label: { zh: '已采纳', en: 'Adopted' }, color: 'green' },
  { id: 'rejected', label: { zh: '未采纳', en: 'Not adopted' }, color: 'default' },
] as const

/** How sure one is of what was heard. */
export const confidences = [
  { id: 'sure', label: { zh: '确认', en: 'Confirmed' }, color: 'green', synonyms: ['可靠', '高', 'high'] },
  { id: 'likely', label: { zh: '较可信', en: 'Likely' }, color: 'blue', synonyms: ['中', 'medium'] },
  { id: 'rumour', label: { zh: '传闻', en: 'Rumour' }, color: 'orange', synonyms: ['低', '待核实', 'low'] },
] as const

export const importances = [
  { id: 'high', label: { zh: '重要', en: 'Important' }, color: 'red', synonyms: ['高', 'high'] },
  { id: 'normal', label: { zh: '一般', en: 'Normal' }, color: 'blue', synonyms: ['中', '普通', 'medium'] },
  { id: 'low', label: { zh: '供参考', en: 'For the record' }, color: 'default', synonyms: ['低'] },
] as const

export const feedbackKinds = [
  { id: 'need', label: { zh: '需求', en: 'Need' }, color: 'blue' },
  { id: 'defect', label: { zh: '缺陷', en: 'Defect' }, color: 'red', synonyms: ['问题', 'bug'] },
  { id: 'wish', label: { zh: '建议', en: 'Wish' }, color: 'purple' },
  { id: 'praise', label: { zh: '好评', en: 'Praise' }, color: 'green', synonyms: ['表扬'] },
] as const

export const frequencies = [
  { id: 'once', label: { zh: '一次', en: 'Once' } },
  { id: 'sometimes', label: { zh: '偶尔', en: 'Sometimes' } },
  { id: 'often', label: { zh: '经常', en: 'Often' } },
  { id: 'always', label: { zh: '每次', en: 'Always' } },
] as const

/** A product idea's way through R&D. */
export const feedbackStates = [
  { id: 'new', label: { zh: '新反馈', en: 'New' }, color: 'blue' },
  { id: 'studied', label: { zh: '分析中', en: 'Studied' }, color: 'gold' },
  { id: 'planned', label: { zh: '已排期', en: 'Planned' }, color: 'purple' },
  { id: 'done', label: { zh: '已实现', en: 'Done' }, color: 'green' },
  { id: 'declined', label: { zh: '不做', en: 'Declined' }, color: 'default' },
] as const

/** What a rival does. */
export const strategyKinds = [
  { id: 'price', label: { zh: '价格', en: 'Price' }, color: 'orange' },
  { id: 'product', label: { zh: '产品', en: 'Product' }, color: 'blue' },
  { id: 'channel', label: { zh: '渠道', en: 'Channel' }, color: 'purple' },
  { id: 'promotion', label: { zh: '促销宣传', en: 'Promotion' }, color: 'magenta' },
  { id: 'people', label: { zh: '人员组织', en: 'People' }, color: 'cyan' },
  { id: 'project', label: { zh: '中标与项目', en: 'Projects won' }, color: 'green' },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它'] },
] as const
