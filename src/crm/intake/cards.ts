import { cardTitles } from './mail-words.ts'

const send = {
  zh: '填好后作为附件发送到公司统一信箱；也可以把填写内容直接写在邮件正文里。标 * 的必须填写。',
  en: 'Fill it in and send it to the company’s shared mailbox as an attachment; the same lines may be written in the mail itself. Those with a * are needed.',
}

/** The two cards of the mail scheme (S0-21, S0-22): a firm's data, and a contact with it. */
export const cards = [
  {
    name: 'dataCard',
    label: cardTitles.dataCard,
    hint: send,
    object: 'customer',
    parts: [
      {
        label: { zh: '单位信息', en: 'The firm' },
        object: 'customer',
        fields: ['name', 'creditCode', 'shortName', 'type', 'industry', 'scale', 'region', 'address', 'phones', 'emails', 'site', 'note'],
      },
      { label: { zh: '联系人情况', en: 'Its people' }, object: 'contact', fields: ['name', 'title', 'phones', 'emails'], rows: 4 },
      { label: { zh: '目前使用的产品', en: 'What it uses now' }, object: 'installedProduct', fields: ['name', 'quantity', 'since', 'status'], rows: 3 },
    ],
  },
  {
    name: 'contactCard',
    label: cardTitles.contactCard,
    hint: send,
    object: 'customer',
    parts: [
      { label: { zh: '客户单位', en: 'The firm met' }, object: 'customer', fields: ['name', 'creditCode'] },
      {
        label: { zh: '接触情况', en: 'The contact' },
        object: 'contactRecord',
        fields: ['channel', 'at', 'place', 'contactMethod', 'content', 'result', 'nextStep', 'nextAt'],
      },
      { label: { zh: '接触的人', en: 'Who was met' }, object: 'contact', fields: ['name', 'title', 'phones'], rows: 2 },
    ],
  },
] as const
