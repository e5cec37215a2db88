/** What the demo people plan, do and report. */
export const purposes: readonly (readonly [channel: string, purpose: string])[] = [
  ['phone', '确认本月用量和到货时间'],
  ['phone', '回访上次样品的试用结果'],
  ['phone', '跟进报价，了解竞争对手报价'],
  ['visit', '拜访采购负责人，介绍新牌号'],
  ['visit', '现场了解设备换油周期'],
  ['visit', '与技术部讨论替代方案'],
  ['wechat', '发送产品检测报告'],
  ['online', '线上演示供货与质保方案'],
  ['email', '发送年度框架协议草案'],
]

export const places = ['客户厂区会议室', '客户采购部', '客户生产车间', '客户总部大楼'] as const

export const taskSubjects = [
  '准备样品并寄出',
  '核对对账单',
  '整理年度框架报价',
  '协调技术人员到场',
  '催办质检报告',
  '更新客户资料卡',
  '准备招投标文件',
  '安排物流车辆',
] as const

export const reportLines = [
  '09:30 拜访 现场了解用量，客户计划下月增加一条生产线 → 待报价\n14:00 电话 确认到货时间，客户满意 → 已安排',
  '10:00 电话 回访样品试用，粘度合格，等待质检结论 → 有意向\n15:30 微信 发送检测报告 → 已收到',
  '09:00 电话 三家客户例行回访，一家反映包装破损，已转服务部\n16:00 拜访 与采购经理沟通框架协议 → 待报价',
] as const

export const steps = [
  { days: 7, channel: 'phone', purpose: '电话回访：到货、使用情况' },
  { days: 30, channel: 'visit', purpose: '上门回访：效果与新需求' },
  { days: 120, channel: 'phone', purpose: '季度回访', repeat: 'quarterly' },
] as const
