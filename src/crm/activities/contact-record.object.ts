import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { pictures } from '../../kinds/pictures/pictures.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { recordAccess } from './access.ts'
import { channels } from './channels.ts'
import { recordHeads as heads } from './record-heads.ts'
import { nextComesLater, placeOfMeeting } from './record-rules.ts'

/** One contact with a customer: when, where, how, with whom, what was said and what came of it (S0-08, S0-58). */
export const contactRecord = defineObject({
  name: 'contactRecord',
  plural: 'contactRecords',
  label: { zh: '接触记录', en: 'Contact record' },
  icon: 'contactRecord',
  menu: 'work',
  module: 'customers',
  title: 'content',
  parent: 'customerId',
  sort: '-at',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: heads.customerId }),
    opportunityId: ref('opportunity', { label: { zh: '相关商机', en: 'Opportunity' } }),
    channel: choice(channels, { label: { zh: '接触方式', en: 'Channel' }, required: true, index: true, synonyms: heads.channel }),
    at: instant({ label: { zh: '接触时间', en: 'Time' }, required: true, synonyms: heads.at }),
    place: text({
      label: { zh: '地点', en: 'Place' },
      max: 200,
      synonyms: heads.place,
      hint: { zh: '拜访、会议、展会必填', en: 'Needed for a visit, a meeting or an exhibition' },
    }),
    contactIds: refs('contact', { label: { zh: '接触对象', en: 'With whom' }, synonyms: heads.contactIds }),
    contactMethod: text({
      label: { zh: '联系办法', en: 'Number or address used' },
      max: 200,
      synonyms: heads.contactMethod,
      hint: { zh: '拨打的号码或发往的邮箱', en: 'The number called or the address written to' },
    }),
    content: longText({ label: { zh: '内容', en: 'Content' }, required: true, search: true, max: 10_000, synonyms: heads.content }),
    result: text({
      label: { zh: '结果', en: 'Result' },
      search: true,
      max: 200,
      synonyms: heads.result,
      hint: { zh: '如：有意向、待报价、已成交、暂不需要', en: 'Such as: interested, quote wanted, won, no need now' },
    }),
    nextStep: text({ label: { zh: '下一步', en: 'Next step' }, max: 500, synonyms: heads.nextStep }),
    nextAt: instant({ label: { zh: '下次联系时间', en: 'Next contact at' }, index: true, synonyms: heads.nextAt }),
    durationMinutes: number({ label: { zh: '时长（分钟）', en: 'Minutes' }, min: 0, max: 1440, synonyms: heads.durationMinutes }),
    pictures: pictures({ label: { zh: '图片', en: 'Pictures' } }),
  },
  rules: [placeOfMeeting, nextComesLater],
  columns: ['at', 'customerId', 'channel', 'content', 'contactIds', 'result', 'nextStep', 'nextAt', 'createdById'],
  form: [
    {
      label: { zh: '接触', en: 'The contact' },
      fields: ['customerId', 'opportunityId', 'channel', 'at', 'place', 'contactIds', 'contactMethod', 'durationMinutes'],
    },
    { label: { zh: '内容与结果', en: 'Content and result' }, fields: ['content', 'result', 'pictures'] },
    { label: { zh: '下一步', en: 'What comes next' }, fields: ['nextStep', 'nextAt'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我写的', en: 'Written by me' }, filter: { field: 'createdById', op: 'eq', value: '@me' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
    { key: 'week', label: { zh: '本周', en: 'This week' }, filter: { field: 'at', op: 'within', value: 'thisWeek' } },
    { key: 'visits', label: { zh: '拜访', en: 'Visits' }, filter: { field: 'channel', op: 'eq', value: 'visit' } },
    { key: 'due', label: { zh: '7 天内要联系', en: 'Due within 7 days' }, filter: { field: 'nextAt', op: 'within', value: 'next7days' }, sort: 'nextAt' },
  ],
  access: recordAccess,
})
