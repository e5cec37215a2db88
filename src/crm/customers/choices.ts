/** The lists a customer is described by, as a new house finds them (china-practice.md section C); ids are kept for good, labels may change. */

/** S0 calls the buyer "客户", S1 the dealer: one object, told apart here (requirements X6). */
export const customerTypes = [
  { id: 'endUser', label: { zh: '直接用户', en: 'End user' }, color: 'blue', synonyms: ['终端客户', '终端用户', '直客', '最终用户', 'buyer', 'customer'] },
  { id: 'dealer', label: { zh: '经销商', en: 'Dealer' }, color: 'purple', synonyms: ['分销商', '渠道商', 'distributor', 'reseller'] },
  { id: 'agent', label: { zh: '代理商', en: 'Agent' }, color: 'magenta', synonyms: ['代理'] },
  { id: 'trader', label: { zh: '贸易商', en: 'Trader' }, color: 'cyan', synonyms: ['贸易公司', 'trading company'] },
  { id: 'partner', label: { zh: '合作伙伴', en: 'Partner' }, color: 'green', synonyms: ['伙伴', '服务商'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它'] },
] as const

/** The four sizes of the statistics bureau's rules on large, medium, small and micro enterprises. */
export const scales = [
  { id: 'micro', label: { zh: '微型', en: 'Micro' }, synonyms: ['微型企业'] },
  { id: 'small', label: { zh: '小型', en: 'Small' }, synonyms: ['小', '小型企业'] },
  { id: 'medium', label: { zh: '中型', en: 'Medium' }, synonyms: ['中', '中型企业'] },
  { id: 'large', label: { zh: '大型', en: 'Large' }, synonyms: ['大', '大型企业', '特大型', '集团'] },
] as const

export const levels = [
  { id: 'a', label: { zh: 'A', en: 'A' }, color: 'red', synonyms: ['A级', 'A类', '重点客户', '重点', '战略', 'A（重点客户）', 'key'] },
  { id: 'b', label: { zh: 'B', en: 'B' }, color: 'orange', synonyms: ['B级', 'B类', '普通客户', '普通', '重要', 'B（普通客户）', 'normal'] },
  { id: 'c', label: { zh: 'C', en: 'C' }, color: 'default', synonyms: ['C级', 'C类', '非优先客户', '一般', '一般客户', 'C（非优先客户）', 'low'] },
] as const

export const lifecycles = [
  { id: 'potential', label: { zh: '潜在', en: 'Potential' }, color: 'default', synonyms: ['潜在客户', '线索', 'prospect', 'lead'] },
  { id: 'interested', label: { zh: '意向', en: 'Interested' }, color: 'blue', synonyms: ['意向客户', '有意向', 'opportunity'] },
  { id: 'won', label: { zh: '成交', en: 'Won' }, color: 'green', synonyms: ['成交客户', '已成交', 'customer'] },
  { id: 'repeat', label: { zh: '复购', en: 'Repeat' }, color: 'gold', synonyms: ['复购客户', '老客户'] },
  { id: 'dormant', label: { zh: '沉睡', en: 'Dormant' }, color: 'purple', synonyms: ['沉睡客户', 'inactive'] },
  { id: 'lost', label: { zh: '流失', en: 'Lost' }, color: 'red', synonyms: ['流失客户', '已流失', 'churned'] },
] as const

export const sources = [
  { id: 'exhibition', label: { zh: '展会', en: 'Exhibition' }, synonyms: ['展览会', 'trade show'] },
  { id: 'referral', label: { zh: '转介绍', en: 'Referral' }, synonyms: ['介绍', '客户介绍', '朋友介绍'] },
  { id: 'coldVisit', label: { zh: '陌拜', en: 'Cold visit' }, synonyms: ['陌生拜访', '扫街'] },
  { id: 'phoneInquiry', label: { zh: '电话咨询', en: 'Phone inquiry' }, synonyms: ['来电', '电话'] },
  { id: 'hotline', label: { zh: '400电话', en: '400 hotline' }, synonyms: ['400', '热线'] },
  { id: 'mailInquiry', label: { zh: '邮件咨询', en: 'E-mail inquiry' }, synonyms: ['邮件', 'email'] },
  { id: 'onlineInquiry', label: { zh: '线上询价', en: 'Online inquiry' }, synonyms: ['询价', '网上询价'] },
  { id: 'onlineSignUp', label: { zh: '线上注册', en: 'Online sign-up' }, synonyms: ['注册', '网上注册'] },
  { id: 'website', label: { zh: '官网', en: 'Website' }, synonyms: ['网站', '公司网站', 'web'] },
  { id: 'search', label: { zh: '搜索引擎', en: 'Search engine' }, synonyms: ['百度', 'organic search'] },
  { id: 'advert', label: { zh: '广告', en: 'Advertisement' }, synonyms: ['广告投放', 'paid search'] },
  { id: 'promotion', label: { zh: '促销', en: 'Promotion' }, synonyms: ['促销活动', 'campaign'] },
  { id: 'bookedVisit', label: { zh: '预约上门', en: 'Booked visit' }, synonyms: ['上门', '来访'] },
  { id: 'existing', label: { zh: '老客户增购/续约', en: 'Existing customer' }, synonyms: ['老客户', '增购', '续约'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, synonyms: ['其它'] },
] as const

export const genders = [
  { id: 'male', label: { zh: '男', en: 'Male' }, synonyms: ['先生', 'm', 'mr'] },
  { id: 'female', label: { zh: '女', en: 'Female' }, synonyms: ['女士', '小姐', 'f', 'ms', 'mrs'] },
] as const

export const maritalStatuses = [
  { id: 'single', label: { zh: '未婚', en: 'Single' }, synonyms: ['单身'] },
  { id: 'married', label: { zh: '已婚', en: 'Married' } },
  { id: 'divorced', label: { zh: '离异', en: 'Divorced' }, synonyms: ['离婚'] },
  { id: 'widowed', label: { zh: '丧偶', en: 'Widowed' } },
] as const

/** How near we are to a person, 0 to 5 (S0-39): the step is part of the label because people speak of it by number. */
export const relationshipLevels = [
  { id: 'stranger', label: { zh: '0 陌生', en: '0 Stranger' }, color: 'default', synonyms: ['0', '陌生'] },
  { id: 'known', label: { zh: '1 认识', en: '1 Known' }, color: 'default', synonyms: ['1', '认识'] },
  { id: 'familiar', label: { zh: '2 熟悉', en: '2 Familiar' }, color: 'cyan', synonyms: ['2', '熟悉'] },
  { id: 'trusting', label: { zh: '3 信任', en: '3 Trusting' }, color: 'blue', synonyms: ['3', '信任'] },
  { id: 'friend', label: { zh: '4 朋友', en: '4 Friend' }, color: 'green', synonyms: ['4', '朋友'] },
  { id: 'coach', label: { zh: '5 挚友/教练', en: '5 Close friend, coach' }, color: 'gold', synonyms: ['5', '挚友', '教练'] },
] as const
