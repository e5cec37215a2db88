import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { file } from '../../kinds/file/file.ts'
import { files } from '../../kinds/files/files.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { inboundMailAccess } from './access.ts'
import { mailNatures, mailStates, mailTroubles } from './mail-words.ts'

/**
 * A mail that came to the company's shared mailbox (S0-23): kept whole, once, and turned into what it says. What nobody could make
 * sense of waits here to be sorted.
 */
export const inboundMail = defineObject({
  name: 'inboundMail',
  plural: 'inboundMails',
  label: { zh: '来信', en: 'Inbound mail' },
  icon: 'inbox',
  menu: 'work',
  module: 'market',
  title: 'subject',
  sort: '-at',
  readsLogged: true,
  unannounced: true,
  fields: {
    subject: text({ label: { zh: '主题', en: 'Subject' }, required: true, search: true, max: 300 }),
    fromName: text({ label: { zh: '发件人', en: 'From' }, search: true, max: 200 }),
    fromAddress: text({ label: { zh: '发件地址', en: 'Sender’s address' }, search: true, max: 254, index: true }),
    toAddresses: text({ label: { zh: '收件地址', en: 'To' }, max: 2000 }),
    at: instant({ label: { zh: '收到时间', en: 'Received' }, required: true }),
    state: choice(mailStates, { label: { zh: '状态', en: 'State' }, required: true, default: 'waiting', through: 'fileMail', index: true }),
    nature: choice(mailNatures, { label: { zh: '内容类型', en: 'What it is' }, through: 'fileMail' }),
    trouble: choice(mailTroubles, { label: { zh: '待分拣原因', en: 'Why it waits' }, through: 'fileMail' }),
    explanation: longText({ label: { zh: '说明', en: 'Explanation' }, max: 4000, through: 'fileMail' }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, through: 'fileMail' }),
    contactRecordId: ref('contactRecord', { label: { zh: '接触记录', en: 'Contact record' }, through: 'fileMail' }),
    marketItemId: ref('marketItem', { label: { zh: '市场信息', en: 'Market information' }, through: 'fileMail' }),
    senderId: user({ label: { zh: '发件员工', en: 'Sent by' }, through: 'fileMail' }),
    isProven: yesNo({ label: { zh: '发件人已核实', en: 'Sender proven' }, through: 'fileMail' }),
    body: longText({ label: { zh: '正文', en: 'Text' }, search: true, max: 20_000 }),
    pageText: longText({ label: { zh: '原排版', en: 'As it was laid out' }, max: 500_000, through: 'fileMail' }),
    files: files({ label: { zh: '附件', en: 'Attachments' } }),
    originalId: file({ label: { zh: '原始邮件', en: 'The mail itself' }, through: 'fileMail' }),
    messageKey: text({ label: { zh: '邮件编号', en: 'Message-ID' }, unique: true, max: 1000, through: 'fileMail', readBy: [] }),
  },
  columns: ['at', 'state', 'subject', 'fromName', 'nature', 'trouble', 'customerId', 'senderId'],
  form: [
    { label: { zh: '来信', en: 'The mail' }, fields: ['subject', 'fromName', 'fromAddress', 'toAddresses', 'at', 'body', 'files', 'originalId'] },
    {
      label: { zh: '处理', en: 'What became of it' },
      fields: ['state', 'nature', 'trouble', 'explanation', 'customerId', 'contactRecordId', 'marketItemId', 'senderId', 'isProven'],
    },
  ],
  views: [
    { key: 'waiting', label: { zh: '待分拣', en: 'To be sorted' }, filter: { field: 'state', op: 'eq', value: 'waiting' } },
    { key: 'mine', label: { zh: '我发的', en: 'Sent by me' }, filter: { field: 'senderId', op: 'eq', value: '@me' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: inboundMailAccess,
})
