import { parted } from '../../lib/text.ts'

/** Heads under which exhibitions, web forms and other programs list a lead's fields. */
export const leadHeads = {
  name: parted('公司 | 企业名称 | 单位名称 | 线索名称 | 客户名称 | company name | organization | account name | lead name'),
  contactName: parted('姓名 | 联系人姓名 | 客户姓名 | full name | contact'),
  jobTitle: parted('职位 | job title | position'),
  phones: parted('手机 | 手机号 | 联系电话 | mobile | phone number | telephone'),
  emails: parted('电子邮件 | 邮件 | email address | mail | email'),
  wechat: parted('微信号 | weixin'),
  region: parted('所在地 | 省市区 | 省份 | 城市 | city | province'),
  industry: parted('所属行业'),
  need: parted('需求描述 | 咨询内容 | 留言 | 备注内容 | message | inquiry | requirements'),
  sourceId: parted('来源 | 线索渠道 | lead source'),
  channel: parted('渠道 | 活动 | 展会名称 | campaign | utm source'),
} as const
