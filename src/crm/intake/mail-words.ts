import type { Label } from '../../kernel/label.ts'

const option = (id: string, zh: string, en: string, color?: string) => ({ id, label: { zh, en }, ...(color ? { color } : {}) })

/** Where a mail stands on its way through the shared mailbox. */
export const mailStates = [
  option('received', '识别中', 'Being read', 'blue'),
  option('waiting', '待分拣', 'To be sorted', 'orange'),
  option('filed', '已归档', 'Filed', 'green'),
  option('setAside', '已搁置', 'Set aside', 'default'),
] as const

/** What a mail was found to be (S0-23, S0-25). */
export const mailNatures = [
  option('card', '填报卡', 'Filled-in card'),
  option('marketItem', '市场信息', 'Market information'),
  option('letter', '往来邮件', 'Correspondence'),
  option('automatic', '自动邮件', 'Automatic mail'),
  option('bounce', '退信', 'Returned mail'),
  option('unknown', '未识别', 'Not recognised'),
] as const

/** Why a mail waits for a person. */
export const mailTroubles = [
  option('noCard', '没有填报内容，也没有已知的联系人', 'Nothing filled in, and no contact we know'),
  option('noCustomer', '没有找到卡上的客户', 'The customer on the card was not found'),
  option('refused', '填写的内容有误', 'What was filled in was refused'),
  option('stranger', '发件人不是本公司员工，也不是已知的联系人', 'The sender is neither one of us nor a contact we know'),
  option('unproven', '发件人身份未通过邮件服务器验证', 'A mail server could not prove the sender'),
  option('manySenders', '邮件写了不止一个发件人', 'The mail names more than one sender'),
  option('unreadable', '邮件无法解析，请查看原始邮件', 'The mail cannot be read; see the original'),
] as const

export type MailTrouble = (typeof mailTroubles)[number]['id']
export type MailNature = (typeof mailNatures)[number]['id']

/** The two cards that are filled in and sent to the shared mailbox, by the words at their head (S0-21, S0-22). */
export const cardTitles: Readonly<Record<'dataCard' | 'contactCard', Label>> = {
  dataCard: { zh: '客户资料卡', en: 'Customer data card' },
  contactCard: { zh: '客户接触记录卡', en: 'Customer contact record card' },
}

/** What a mail is called that brings market information (S0-25): `市场信息：…`, `【市场信息】…`, `Market information: …`. */
const marketHead = /^[\s【[]*(市场信息|市场情报|market information|market info)[\s】\]]*[:：\-—]*\s*/i

/** What the mail says under that head; undefined: it bears none. */
export const marketSubject = (subject: string): string | undefined => (marketHead.test(subject) ? subject.replace(marketHead, '').trim() : undefined)
