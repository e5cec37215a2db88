/** What the demo house sells, who else does, and what its customers say, want and are promised. Invented, as everything here. */

export const productLines = [
  { name: '合成树脂', lines: ['聚乙烯', '聚丙烯', '聚苯乙烯与 ABS', 'EVA 与弹性体'] },
  { name: '合成橡胶', lines: ['通用橡胶'] },
  { name: '基本有机化工', lines: ['有机原料'] },
  { name: '合成纤维原料', lines: ['聚酯与丙纶'] },
] as const

const signs: readonly (readonly [RegExp, string])[] = [
  [/EVA|POE|发泡/, 'EVA 与弹性体'],
  [/橡胶|SBS/, '通用橡胶'],
  [/切片|纤维/, '聚酯与丙纶'],
  [/ABS|GPPS/, '聚苯乙烯与 ABS'],
  [/PE|电缆/, '聚乙烯'],
  [/PP/, '聚丙烯'],
]
export const lineOf = (product: string): string => signs.find(([sign]) => sign.test(product))?.[1] ?? '有机原料'

export const competitors = [
  { name: '某石化', strengths: '装置新，通用料价格低', weaknesses: '专用料牌号少，技术服务慢', strategy: '以月度挂牌价抢大户' },
  { name: '某炼化', strengths: '离沿海客户近，可当日送达', weaknesses: '批次之间波动大', strategy: '绑定物流，承诺次日到厂' },
  { name: '某合资装置', strengths: '高端膜料口碑好', weaknesses: '价格高，账期短', strategy: '主攻出口型膜厂' },
  { name: '煤化工厂家', strengths: '成本最低', weaknesses: '气味偏大，食品级用不了', strategy: '低价进入编织与管材' },
  { name: '进口料贸易商', strengths: '牌号全', weaknesses: '到货周期长，受汇率影响', strategy: '以样品和小批量切入' },
] as const

/** What a seat usually does in a purchase, and how much it says. */
export const seatRoles: Readonly<Record<string, readonly [roles: readonly string[], influence: number, rank: number]>> = {
  总经理: [['decider', 'approver'], 5, 0],
  副总经理: [['decider'], 4, 1],
  采购经理: [['influencer', 'buyer'], 4, 2],
  生产厂长: [['influencer', 'user'], 3, 2],
  技术总监: [['influencer', 'gatekeeper'], 4, 2],
  质量经理: [['gatekeeper'], 3, 2],
  财务经理: [['approver'], 3, 2],
  采购主管: [['buyer'], 3, 3],
  采购员: [['buyer'], 2, 4],
  车间主任: [['user'], 2, 3],
  工艺工程师: [['initiator', 'user'], 2, 3],
  仓库主管: [['user'], 1, 3],
}

export const needs = [
  { subject: '希望 {product} 增加小包装', category: 'product', description: '一吨袋不便于分线投料，想要 25 公斤袋。' },
  { subject: '{product} 希望锁定季度价格', category: 'price', description: '月度调价使他们难以对下游报价。' },
  { subject: '到货时间由三天缩短到次日', category: 'delivery', description: '旺季库存只够两天，等料会停线。' },
  { subject: '新产线的 {product} 工艺参数', category: 'technical', description: '换牌号后膜面有晶点，请技术人员到场调温。' },
  { subject: '质检单随车', category: 'service', description: '仓库收货要当场核对批号和质检单。' },
  { subject: '给新进操作工做一次选料培训', category: 'training', description: '新招了八名操作工，不熟悉各牌号区别。' },
] as const

export const outcomes = {
  answered: '已与生产和物流沟通，给出初步方案，等客户确认。',
  met: '已按客户要求落实，首批使用正常。',
  cannot: '装置条件所限，短期做不到，已向客户说明并推荐替代牌号。',
} as const

export const promises = [
  { subject: '每周五前通报下周价格走势', promise: '由客户经理以微信发出，遇节假日提前一天。' },
  { subject: '旺季优先排产', promise: '六至九月保证每月供应，不足部分从外库调拨。' },
  { subject: '质量异议 48 小时内到场', promise: '技术服务部派工程师，当天给出初步结论。' },
  { subject: '提供三个月的寄售库存', promise: '在客户仓库寄放，按用量月结。' },
] as const

export const comments = [
  '批次稳定，换料时不用重新调机。',
  '性能够用，就是价格比对手每吨高一百多。',
  '晶点偶尔偏多，已反馈过两次。',
  '韧性好，下游客户没有再投诉。',
  '气味比以前小，食品包装能用了。',
] as const

export const successGoals = [
  { subject: '膜厚降到 40 微米仍达标', problem: '原料单耗高，下游要求减薄。', measure: '落镖冲击不低于 90 克，单耗下降 5%' },
  { subject: '废品率由 3% 降到 1.5%', problem: '换料和开机废料多。', measure: '连续三个月月均废品率不超过 1.5%' },
  { subject: '新牌号进入出口订单', problem: '出口客户要求第三方检测。', measure: '取得检测报告并完成首个集装箱' },
] as const
export const successSteps = [
  ['联合试机并记录参数', '送第三方检测', '召开月度质量例会'],
  ['测定现用料的单耗', '在二号线小批量试用', '核对单耗与废品率'],
  ['梳理出口客户的检测要求', '准备样品与质保书', '跟第一个集装箱到港'],
] as const

export const care = {
  feeling: '中秋、春节由负责人登门；总经理生日送花；每季度请其采购与技术一起座谈。',
  loyalty: '承诺的交期和价格写成纪要，逐条销号；对方停产检修时帮助消化库存。',
  benefit: '旺季优先供货；每年两次工艺培训；推荐下游订单。',
  method: '客户经理牵头，技术服务每月到场一次；每季度对照本计划检查。',
} as const

/** What who buys one product may want of another. */
export const productRelations = [
  ['LLDPE 7042 膜料', 'goesWith', 'LDPE 2426H 膜料'],
  ['PP T30S 拉丝料', 'goesWith', 'HDPE 5000S 拉丝料'],
  ['EVA 发泡料', 'goesWith', 'LDPE 发泡料'],
  ['PP-R 管材料', 'upgradeTo', 'HDPE 100S 管材料'],
  ['GPPS 525', 'upgradeTo', 'ABS 0215A'],
  ['LDPE 电缆料', 'upgradeTo', 'XLPE 电缆料'],
] as const
