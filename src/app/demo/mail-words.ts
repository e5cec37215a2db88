/** What came to the demo company's mailbox: of a colleague, of people outside, of machines. */
export const unsorted = [
  {
    trouble: 'noCustomer',
    nature: 'card',
    subject: '客户接触记录卡',
    body: '客户名称：东华精细化工厂\n接触方式：拜访\n接触时间：{day} 10:00\n地点：厂区会议室\n内容：介绍了新牌号，对方要两袋样品\n结果：有意向',
    explanation: '卡上的客户不在系统里，或发件人看不到它；请核对名称，或由分拣人归档到正确的客户',
  },
  { trouble: 'noCard', nature: 'unknown', subject: '今天的走访情况', body: '上午去了两家，都在用老牌号，下周再约。材料回来补。', explanation: null },
] as const

export const strangers = [
  {
    from: ['采购部', 'purchase@newplant.example'],
    subject: '询价：聚丙烯注塑料 20 吨',
    body: '您好，\n请报聚丙烯注塑料 20 吨含税到厂价，交货地苏州，月底前。\n谢谢！',
  },
  { from: ['会务组', 'service@plastexpo.example'], subject: '国际橡塑展参展邀请函', body: '诚邀贵司参展，展位预订八折，详见官网。' },
] as const

export const machines = [
  {
    nature: 'bounce',
    from: ['Mail Delivery System', 'mailer-daemon@mx.example'],
    subject: '退信：年度框架协议草案',
    body: '以下收件人无法送达：\n<lizong@oldplant.example>：550 5.1.1 邮箱不存在',
  },
  { nature: 'automatic', from: ['王工', 'wang@customer.example'], subject: '自动回复：样品已寄出', body: '我正在出差，下周一回复您的邮件。' },
] as const
