import { parted } from '../../lib/text.ts'

/** What other people's sheets call the fields of a deal, beside our own two labels. */
export const opportunityHeads = {
  name: parted('商机 | 机会名称 | 项目名称 | 商机主题 | 主题 | name | deal name | deal'),
  customerId: parted('客户名称 | 单位 | 单位名称 | 公司 | company | account | account name'),
  origin: parted('机会来源 | 商机来源 | 来源 | source'),
  channel: parted('来源渠道 | 渠道'),
  type: parted('机会类型 | 类型 | deal type'),
  urgency: parted('紧迫程度 | 紧急程度 | 意向程度 | urgency level'),
  needs: parted('需求 | 需求描述 | 客户需求 | description | requirements'),
  statedAmount: parted('金额 | 预计金额 | 商机金额 | 预计销售金额 | 购买金额 | 意向金额 | amount | value | deal amount'),
  currency: parted('货币'),
  expectedOn: parted('预计成交 | 预计签单日期 | 预计成交时间 | 结单日期 | 预计结束日期 | close date | expected closing'),
  competitorIds: parted('竞品厂商 | 主要竞争对手'),
  nextStep: parted('下一步计划 | 后续计划 | next action'),
  nextOn: parted('下次跟进日期 | 下次联系日期 | next step date'),
  note: parted('说明 | notes'),
}
