/** What happens between a rep and a firm. `{product}`, `{tons}`, `{price}`, `{rival}`, `{who}` and `{line}` are filled in by the story. */
export type Scene = {
  readonly channel: 'visit' | 'phone' | 'email' | 'fax' | 'wechat' | 'wecom' | 'sms' | 'meeting' | 'exhibition' | 'online'
  readonly content: string
  readonly result: string
  readonly nextStep?: string
}

const scene = (channel: Scene['channel'], content: string, result: string, nextStep?: string): Scene => ({
  channel,
  content,
  result,
  ...(nextStep ? { nextStep } : {}),
})

/** First steps: who are they, what do they make, of whom do they buy. */
export const openings: readonly Scene[] = [
  scene('phone', '电话联系{who}，了解到现有生产线{line}条，每月用{product}约{tons}吨，目前主要采购{rival}。', '有意向', '约时间上门拜访，带产品样本'),
  scene('visit', '上门拜访{who}，参观车间。设备较新，{product}月用量约{tons}吨，对批次稳定性要求高。', '有意向', '寄送样品和质检报告'),
  scene('exhibition', '展会上与{who}交流，对{product}感兴趣，留下名片并约定会后联系。', '有意向', '会后一周内电话回访'),
  scene('phone', '首次致电，{who}表示今年的供应商已经确定，可先报价备选。', '暂不需要', '下季度招标前再联系'),
  scene('wechat', '加上{who}微信，发送了{product}的物性表和近期行情。', '待报价', '按{tons}吨报一次到厂价'),
  scene('visit', '陌生拜访，前台转到采购部，见到{who}，交换名片，简单介绍公司产品。', '需再跟进', '一周后电话跟进'),
]

/** The middle: samples, prices, rivals. */
export const pursuits: readonly Scene[] = [
  scene('email', '按{who}要求发送{product}报价单，{price}元/吨到厂，{tons}吨起订，付款方式现款。', '待回复', '三天后电话确认报价意见'),
  scene('phone', '{who}反馈报价比{rival}高，希望再让一些，承诺可以把用量提到每月{tons}吨。', '价格偏高', '向区域负责人申请价格支持'),
  scene('visit', '与{who}一起看了{product}试样情况，第一批成型良好，熔指略偏高，需要技术部门配合调整温度。', '试样中', '请技术服务工程师一同到厂'),
  scene('online', '与{who}及技术部开视频会议，讨论{product}替代{rival}的可行性，对方提出拉伸强度指标。', '试样中', '提供对比检测报告'),
  scene('meeting', '在公司会议室接待{who}一行，介绍产能与物流安排，就年度框架协议条款交换意见。', '有意向', '起草年度框架协议'),
  scene('wecom', '企业微信沟通{product}排产，{who}希望月底前到货{tons}吨。', '待报价', '确认库存并锁价'),
  scene('phone', '{who}说近期开工率不足六成，库存够用一个月，采购要往后推。', '暂不需要', '月底了解开工情况'),
  scene('sms', '短信通知{who}本周{product}调价，{price}元/吨。', '已告知'),
  scene('visit', '拜访{who}，了解到{rival}本月涨价且交货延迟，对方愿意给我们{tons}吨的机会。', '有意向', '两天内给出报价和交期'),
]

/** Deliveries, service and what comes after. */
export const dealings: readonly Scene[] = [
  scene('phone', '与{who}确认本月{product}订单{tons}吨，{price}元/吨，下周二发货。', '已成交', '跟踪到货并确认签收'),
  scene('visit', '回访{who}，{product}使用稳定，本季度累计{tons}吨。车间希望包装加厚，减少破包。', '满意', '把包装意见转给生产企业'),
  scene('fax', '传真本月合同给{who}，盖章后回传，{product}{tons}吨。', '已成交', '安排发货计划'),
  scene('email', '发送对账单与发票信息，{who}确认无误，答应月底前付款。', '已确认', '月底核对回款'),
  scene('wechat', '{who}反映上一批{product}有少量粉末，已拍照片，要求说明原因。', '待处理', '请技术服务部两天内答复'),
  scene('visit', '与{who}商谈下半年用量，计划新上{line}条生产线，{product}需求将增加到每月{tons}吨。', '有意向', '准备增量优惠方案'),
  scene('phone', '催问货款，{who}说流程已到财务，本周内安排。', '已承诺付款', '周五查询到账'),
  scene('meeting', '邀请{who}参加半年度客户座谈会，对交货及时性评价较好，建议增加小批量牌号。', '满意', '整理座谈意见'),
]

/** What colleagues of service and technology note down at the same customers. */
export const visitsOfColleagues: readonly Scene[] = [
  scene('visit', '到厂指导{product}加工工艺，将机筒温度下调 10 ℃ 后熔体流动正常，{who}认可。', '已解决', '一周后电话确认'),
  scene('phone', '客户服务回访，{who}对送货速度满意，对发票寄送时间有意见。', '满意', '与财务部沟通开票时间'),
  scene('visit', '取样检测{product}，灰分与牌号指标一致，已向{who}说明，问题出在回料比例。', '已解决'),
  scene('online', '远程培训：{product}选料与干燥条件，{who}等{line}人参加。', '已完成', '发送培训资料'),
]
