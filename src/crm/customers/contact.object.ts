import { defineObject } from '../../kernel/object.ts'
import { address } from '../../kinds/address/address.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { emails } from '../../kinds/emails/emails.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { lunarDate } from '../../kinds/lunar-date/lunar-date.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { phones } from '../../kinds/phones/phones.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { contactAccess, privateReaders } from './access.ts'
import { genders, maritalStatuses, relationshipLevels } from './choices.ts'
import { contactHeads as heads } from './contact-heads.ts'

/** What a person told us in trust: a right of its own, masked for who gets it masked, kept out of exports (S0-39, PIPL). */
const inTrust = { sensitive: true, mask: 'all', readBy: privateReaders } as const

/** A person at a customer's (S0-39). None of what is kept in trust is ever required: the least that is needed. */
export const contact = defineObject({
  name: 'contact',
  plural: 'contacts',
  label: { zh: '联系人', en: 'Contact' },
  icon: 'contact',
  menu: 'work',
  module: 'customers',
  title: 'name',
  parent: 'customerId',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: heads.customerId }),
    name: text({ label: { zh: '姓名', en: 'Name' }, required: true, search: true, max: 60, synonyms: heads.name }),
    gender: choice(genders, { label: { zh: '性别', en: 'Gender' }, synonyms: heads.gender }),
    title: text({ label: { zh: '职务', en: 'Title' }, max: 80, synonyms: heads.title }),
    department: text({ label: { zh: '部门', en: 'Department' }, max: 80, synonyms: heads.department }),
    reportsToId: ref('contact', {
      label: { zh: '直属上级', en: 'Reports to' },
      synonyms: heads.reportsToId,
      hint: { zh: '在本单位里向谁汇报', en: 'Whom this person answers to in the firm' },
    }),
    isMain: yesNo({ label: { zh: '主联系人', en: 'Main contact' }, default: false, required: true }),
    phones: phones({ label: { zh: '手机和电话', en: 'Phones' }, search: true, mask: 'phone', synonyms: heads.phones }),
    emails: emails({ label: { zh: '邮箱', en: 'E-mails' }, search: true, mask: 'email', synonyms: heads.emails }),
    address: address({ label: { zh: '地址', en: 'Address' }, mask: 'all', synonyms: heads.address }),
    wechat: text({ label: { zh: '微信', en: 'WeChat' }, max: 60, mask: 'all', synonyms: heads.wechat }),
    relationshipLevel: choice(relationshipLevels, {
      label: { zh: '关系等级', en: 'Relationship' },
      synonyms: heads.relationshipLevel,
      hint: { zh: '0 陌生 … 5 挚友或教练', en: '0 stranger … 5 close friend or coach' },
    }),
    birthday: lunarDate({
      label: { zh: '生日', en: 'Birthday' },
      ...inTrust,
      synonyms: heads.birthday,
      hint: { zh: '公历或农历；按所填的历法每年提醒', en: 'Solar or lunar; each year is told by the calendar chosen' },
    }),
    maritalStatus: choice(maritalStatuses, { label: { zh: '婚姻状况', en: 'Marital status' }, ...inTrust, synonyms: heads.maritalStatus }),
    family: text({ label: { zh: '家庭情况', en: 'Family' }, max: 300, ...inTrust, synonyms: heads.family }),
    hobbies: tags({ label: { zh: '兴趣爱好', en: 'Hobbies' }, ...inTrust, synonyms: heads.hobbies }),
    completeness: percent({
      label: { zh: '资料完整度', en: 'Completeness' },
      index: true,
      filled: ['title', 'department', 'phones', 'emails', 'wechat', 'relationshipLevel'],
    }),
    note: longText({ label: { zh: '备注', en: 'Note' }, synonyms: heads.note }),
  },
  twins: { name: 'name', phones: 'phones', within: 'customerId' },
  columns: ['name', 'customerId', 'title', 'department', 'phones', 'emails', 'relationshipLevel', 'isMain', 'ownerId'],
  form: [
    { label: { zh: '联系人', en: 'The person' }, fields: ['customerId', 'name', 'gender', 'title', 'department', 'reportsToId', 'isMain'] },
    { label: { zh: '联系办法', en: 'How to reach them' }, fields: ['phones', 'emails', 'wechat', 'address'] },
    {
      label: { zh: '关系与个人情况（仅限业务需要）', en: 'Relationship and personal (only what the work needs)' },
      fields: ['relationshipLevel', 'birthday', 'maritalStatus', 'family', 'hobbies', 'note'],
    },
  ],
  views: [
    { key: 'mine', label: { zh: '我的联系人', en: 'My contacts' }, filter: { field: 'ownerId', op: 'eq', value: '@me' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
    { key: 'main', label: { zh: '主要联系人', en: 'Main contacts' }, filter: { field: 'isMain', op: 'eq', value: true } },
  ],
  access: contactAccess,
})
