import { parted } from '../../lib/text.ts'
import { choiceWords } from './known-words.ts'

const each = (heads: string, path: string | null | false) => Object.fromEntries(parted(heads).map((head) => [head, path]))

const customers = {
  客户名称: 'customer.name',
  ...each('客户来源 | 来源', 'customer.source'),
  ...each('客户行业 | 行业', 'customer.industry'),
  ...each('客户级别 | 客户等级', 'customer.level'),
  客户类型: 'customer.type',
  ...each('手机 | 电话 | 联系电话', 'customer.phones'),
  网址: 'customer.site',
  邮箱: 'customer.emails',
  ...each('省、市、区 | 地区定位 | 所在地区 | 客户地址', 'customer.region'),
  详细地址: 'customer.address',
  备注: 'customer.note',
  负责人: 'customer.ownerId',
  ...each('最后跟进时间 | 最新跟进日期 | 最新跟进时间', 'contactRecord.at'),
  ...each('最后跟进记录 | 最新跟进内容', 'contactRecord.content'),
  下次联系时间: 'contactRecord.nextAt',
  ...each(
    '创建人 | 创建时间 | 更新人 | 更新时间 | 负责人获取客户时间 | 锁定状态 | 距进入公海天数 | 剩余归属天数 | 领取时间 | 归属时间 | 归属部门 | 部门 | 所属部门',
    false,
  ),
} as const

const contacts = {
  客户名称: 'customer.name',
  ...each('姓名 | 联系人姓名 | 联系人', 'contact.name'),
  ...each('手机 | 电话 | 联系人电话', 'contact.phones'),
  邮箱: 'contact.emails',
  ...each('职务 | 职位', 'contact.title'),
  性别: 'contact.gender',
  是否关键决策人: 'contact.isMain',
  备注: 'contact.note',
  负责人: 'customer.ownerId',
  ...each('地址 | 下次联系时间', null),
  ...each('创建人 | 创建时间 | 更新人 | 更新时间 | 最后跟进时间 | 归属部门 | 部门 | 状态 | 启用状态', false),
} as const

/** Exports of the two Chinese programs most met, and the sheet that cards are read as (`engine/transfer/cards`). */
export const knownSheetsZh = [
  {
    id: 'wukong',
    from: { zh: '悟空 CRM', en: 'Wukong CRM' },
    object: 'customer',
    signs: [
      ['客户名称', '成交状态', '锁定状态'],
      ['客户名称', '距进入公海天数'],
      ['客户名称', '负责人获取客户时间'],
    ],
    columns: { ...customers, 成交状态: 'customer.lifecycle' },
    cell: choiceWords,
  },
  {
    id: 'wukongContacts',
    from: { zh: '悟空 CRM', en: 'Wukong CRM' },
    object: 'customer',
    signs: [['姓名', '客户名称', '是否关键决策人']],
    columns: contacts,
    cell: choiceWords,
  },
  {
    id: 'cordys',
    from: { zh: 'Cordys CRM', en: 'Cordys CRM' },
    object: 'customer',
    signs: [
      ['客户名称', '剩余归属天数'],
      ['客户名称', '最新跟进日期', '归属部门'],
      ['客户名称', '领取时间', '归属部门'],
    ],
    columns: customers,
    cell: choiceWords,
  },
  {
    id: 'cordysContacts',
    from: { zh: 'Cordys CRM', en: 'Cordys CRM' },
    object: 'customer',
    signs: [
      ['联系人姓名', '客户名称', '归属部门'],
      ['联系人姓名', '客户名称', '启用状态'],
    ],
    columns: contacts,
    cell: choiceWords,
  },
  {
    id: 'cards',
    from: { zh: '名片（vCard）', en: 'Cards (vCard)' },
    object: 'customer',
    signs: [['公司 / Company', '姓名 / Name', '附注 / Card note']],
    columns: {
      '公司 / Company': 'customer.name',
      '网址 / Website': 'customer.site',
      '工作地址 / Work address': 'customer.address',
      '公司传真 / Fax': 'customer.fax',
      '分组 / Groups': 'customer.tags',
      '姓名 / Name': 'contact.name',
      '职务 / Title': 'contact.title',
      '部门 / Department': 'contact.department',
      '电话 / Phone': 'contact.phones',
      '邮箱 / E-mail': 'contact.emails',
      '微信 / WeChat': 'contact.wechat',
      '生日 / Birthday': 'contact.birthday',
      '家人 / Family': 'contact.family',
      '附注 / Card note': 'contact.note',
      '家庭地址 / Home address': null,
      '昵称 / Nickname': null,
    },
    cell: choiceWords,
  },
] as const
