import { parted } from '../../lib/text.ts'

/**
 * What other people's sheets call a customer's fields, beside our own two labels: Chinese branch lists, HubSpot, Salesforce,
 * Odoo, Google and Outlook. Lower-case; blanks and width do not matter. Several columns may feed one field (省份 and 城市).
 */
export const customerHeads = {
  name: parted(
    '单位全称 | 单位名称 | 公司名 | 公司名称 | 公司全称 | 企业名称 | 企业全称 | 客户全称 | 客户 | 公司 | 单位 | 名称 | 厂家 | 抬头 | 发票抬头 | company | company name | account | account name | organization name | organization | organization 1 - name | customer | legal name | business name | name',
  ),
  shortName: parted('简称 | 公司简称 | 单位简称 | 企业简称 | nickname | abbreviation'),
  englishName: parted('英文名 | 公司英文名 | 公司英文名称 | 客户英文名称 | name in english | company name (english)'),
  creditCode: parted(
    '信用代码 | 社会信用代码 | 统一信用代码 | 税号 | 纳税人识别号 | 纳税人识别码 | 营业执照号 | 营业执照号码 | 组织机构代码 | 统一代码 | tax id | vat | tax number | tax no | unified social credit code | uscc | registration number | company registry',
  ),
  type: parted('类型 | 客户性质 | 客户类别 | 客户分类 | type | account type | company type'),
  industry: parted('所属行业 | 行业类别 | 行业分类 | 行业领域 | sector'),
  scale: parted('规模 | 公司规模 | 客户规模 | 人员规模 | company size | number of employees'),
  capital: parted('注册资本 | 注册资金 | 注册资金(元) | registered capital | capital'),
  region: parted(
    '地区 | 区域 | 省份 | 省 | 城市 | 市 | 区县 | 区 | 县 | 省市 | 省市区 | 所在省 | 所在市 | 所在省份 | 所在城市 | province | state | state/region | city | county | district | billing city | billing state/province | business city | business state | address 1 - city | address 1 - region',
  ),
  address: parted(
    '详细地址 | 公司地址 | 单位地址 | 联系地址 | 通讯地址 | 注册地址 | 办公地址 | 住所 | 街道地址 | street | street address | billing street | business street | business address | company address | address 1 - formatted',
  ),
  phones: parted(
    '公司电话 | 单位电话 | 客户电话 | 座机 | 固话 | 固定电话 | 总机 | 办公电话 | 企业电话 | phone | telephone | tel | phone number | company phone | company main phone | main phone | office phone',
  ),
  fax: parted('传真号 | 传真号码 | 传真电话 | fax number | business fax'),
  emails: parted('公司邮件 | 企业邮箱 | 单位邮箱 | company email | company e-mail'),
  site: parted('网站 | 公司网址 | 公司网站 | 官网 | 主页 | web page | website url | company domain name | website 1 - value | url | homepage'),
  source: parted('来源 | 线索来源 | 获客渠道 | 来源渠道 | lead source | original source | account source | referred by'),
  level: parted('级别 | 等级 | 客户等级 | 客户星级 | 重要程度 | 客户重要性 | rating | tier | account rating | customer level | grade'),
  lifecycle: parted('客户状态 | 客户阶段 | 阶段 | 状态 | lifecycle stage | status | stage | customer status'),
  parentId: parted('集团 | 所属集团 | 上级公司 | 上级单位 | 母公司 | 总公司 | 集团名称 | parent company | parent account | parent | related company'),
  referredById: parted('介绍人 | 推荐人 | 介绍单位 | 转介绍客户 | referrer'),
  bankName: parted('开户行 | 开户行名称 | 银行 | bank name'),
  bankAccount: parted('账号 | 银行帐号 | 帐号 | 银行账户 | account no | iban'),
  invoiceAddress: parted('发票地址 | 税务登记地址'),
  invoicePhone: parted('发票电话 | 税务登记电话'),
  tags: parted('客户标签 | 标记 | 分组 | tag | category | categories | keywords | group membership'),
  sourceCodes: parted(
    '客户编号 | 客户编码 | 客户代码 | 编号 | 编码 | 原编号 | 旧编号 | 系统编号 | record id | account id | account number | customer id | customer code | customer number | internal reference | reference | external id | id',
  ),
  note: parted(
    '说明 | 备注说明 | 客户备注 | 其他说明 | 描述 | 简介 | 公司简介 | notes | description | comments | comment | remark | remarks | about us | internal notes',
  ),
}
