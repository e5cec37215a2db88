/** What customers of the demo house want when they mean to buy, and what comes next. */
export const needsOfDeals = [
  '{product} 用于新上的生产线，要求批次稳定、晶点少，需提供第三方检测报告。',
  '现用料价格上涨，想换 {product}，先小批量试用再定全年用量。',
  '旺季备货，{product} 要求一周内到厂，账期 45 天。',
  '出口订单需要 {product} 的食品级认证，质保书随车。',
  '希望锁定季度价格，每月分三批送货。',
  '下游要求减薄，想请技术人员到场调试 {product} 的工艺。',
] as const

export const nextSteps = ['送样试机', '提交报价', '约总经理面谈', '技术交流会', '核对合同条款', '陪同参观装置', '确认试用结果', '催批付款条件'] as const
