/** The lists of the customer's archive, as a new house finds them; ids are kept for good, labels may change. */

export const purchaseSources = [
  { id: 'direct', label: { zh: '我司直销', en: 'From us' }, color: 'green', synonyms: ['直销', '直接采购'] },
  { id: 'dealer', label: { zh: '经销商', en: 'Dealer' }, color: 'purple', synonyms: ['代理商', '渠道'] },
  { id: 'rival', label: { zh: '竞争对手', en: 'Competitor' }, color: 'red', synonyms: ['对手', '同行'] },
  { id: 'bundled', label: { zh: '随设备配套', en: 'With equipment' }, color: 'blue', synonyms: ['配套', '随机'] },
  { id: 'used', label: { zh: '二手/调拨', en: 'Second hand' }, color: 'default', synonyms: ['二手', '调拨'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它', '不详'] },
] as const

export const installedStatuses = [
  { id: 'inUse', label: { zh: '在用', en: 'In use' }, color: 'green', synonyms: ['使用中', '正常'] },
  { id: 'spare', label: { zh: '备用', en: 'Spare' }, color: 'blue', synonyms: ['备件', '库存'] },
  { id: 'replaced', label: { zh: '已替换', en: 'Replaced' }, color: 'orange', synonyms: ['替换', '更换'] },
  { id: 'retired', label: { zh: '已停用', en: 'Out of use' }, color: 'default', synonyms: ['停用', '报废'] },
] as const

export const needCategories = [
  { id: 'product', label: { zh: '产品', en: 'Product' }, color: 'blue', synonyms: ['新产品', '功能'] },
  { id: 'price', label: { zh: '价格', en: 'Price' }, color: 'gold', synonyms: ['商务', '付款条件'] },
  { id: 'delivery', label: { zh: '交付', en: 'Delivery' }, color: 'cyan', synonyms: ['交期', '物流'] },
  { id: 'technical', label: { zh: '技术', en: 'Technical' }, color: 'geekblue', synonyms: ['技术支持', '方案'] },
  { id: 'service', label: { zh: '服务', en: 'Service' }, color: 'green', synonyms: ['售后', '维修'] },
  { id: 'training', label: { zh: '培训', en: 'Training' }, color: 'purple', synonyms: ['上门培训'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它'] },
] as const

export const priorities = [
  { id: 'high', label: { zh: '高', en: 'High' }, color: 'red', synonyms: ['紧急', '重要', 'urgent'] },
  { id: 'medium', label: { zh: '中', en: 'Medium' }, color: 'orange', synonyms: ['一般', '普通', 'normal'] },
  { id: 'low', label: { zh: '低', en: 'Low' }, color: 'default', synonyms: ['不急'] },
] as const

export const needStatuses = [
  { id: 'new', label: { zh: '新', en: 'New' }, color: 'blue', synonyms: ['待响应', '未处理', 'open'] },
  { id: 'answered', label: { zh: '已响应', en: 'Answered' }, color: 'gold', synonyms: ['处理中'] },
  { id: 'met', label: { zh: '已满足', en: 'Met' }, color: 'green', synonyms: ['已解决', '已完成'] },
  { id: 'cannot', label: { zh: '无法满足', en: 'Cannot be met' }, color: 'default', synonyms: ['不能满足', '拒绝'] },
] as const

export const needSources = [
  { id: 'visit', label: { zh: '拜访', en: 'Visit' }, synonyms: ['走访'] },
  { id: 'call', label: { zh: '来电', en: 'Call' }, synonyms: ['电话'] },
  { id: 'mail', label: { zh: '邮件', en: 'E-mail' }, synonyms: ['邮箱'] },
  { id: 'complaint', label: { zh: '投诉', en: 'Complaint' }, synonyms: ['抱怨'] },
  { id: 'survey', label: { zh: '满意度调查', en: 'Survey' }, synonyms: ['调查', '问卷'] },
  { id: 'service', label: { zh: '服务现场', en: 'On service' }, synonyms: ['售后现场'] },
  { id: 'exhibition', label: { zh: '展会', en: 'Exhibition' }, synonyms: ['会议'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它'] },
] as const

export const promiseStatuses = [
  { id: 'open', label: { zh: '待兑现', en: 'Open' }, color: 'blue', synonyms: ['未到期', '进行中'] },
  { id: 'kept', label: { zh: '已兑现', en: 'Kept' }, color: 'green', synonyms: ['兑现', '已完成'] },
  { id: 'broken', label: { zh: '未兑现', en: 'Broken' }, color: 'red', synonyms: ['失信', '违约'] },
] as const

export const purchaseStatuses = [
  { id: 'planned', label: { zh: '计划中', en: 'Planned' }, color: 'blue', synonyms: ['意向', '计划'] },
  { id: 'budgeted', label: { zh: '已立项', en: 'Budgeted' }, color: 'gold', synonyms: ['有预算', '立项'] },
  { id: 'bought', label: { zh: '已购我方', en: 'Bought from us' }, color: 'green', synonyms: ['已购买', '成交'] },
  { id: 'lost', label: { zh: '已购他方', en: 'Bought elsewhere' }, color: 'red', synonyms: ['丢单'] },
  { id: 'dropped', label: { zh: '已取消', en: 'Dropped' }, color: 'default', synonyms: ['取消'] },
] as const

export const planStatuses = [
  { id: 'running', label: { zh: '进行中', en: 'Running' }, color: 'blue', synonyms: ['执行中'] },
  { id: 'achieved', label: { zh: '已达成', en: 'Achieved' }, color: 'green', synonyms: ['完成', '达成'] },
  { id: 'dropped', label: { zh: '已终止', en: 'Dropped' }, color: 'default', synonyms: ['终止', '取消'] },
] as const

export const actionStatuses = [
  { id: 'open', label: { zh: '待办', en: 'To do' }, color: 'blue', synonyms: ['未完成', '进行中'] },
  { id: 'done', label: { zh: '已完成', en: 'Done' }, color: 'green', synonyms: ['完成'] },
  { id: 'dropped', label: { zh: '已取消', en: 'Dropped' }, color: 'default', synonyms: ['取消'] },
] as const

/** What is open although its day has passed: of promises and of joint actions alike. */
export const lateView = {
  key: 'late',
  label: { zh: '已逾期', en: 'Overdue' },
  filter: {
    all: [
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'dueOn', op: 'within', value: 'past' },
    ],
  },
  sort: 'dueOn',
} as const
