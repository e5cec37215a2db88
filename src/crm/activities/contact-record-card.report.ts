import { definePrint } from '../../engine/print/print.ts'

/** The contact record card 《客户接触记录卡》 (S0-22): every contact with a customer within the days asked for. */
export const contactRecordCard = definePrint({
  object: 'customer',
  name: 'contactRecords',
  label: { zh: '客户接触记录卡', en: 'Contact record card' },
  parts: [
    {
      is: 'each',
      of: 'contactRecord',
      by: 'customerId',
      at: 'at',
      fields: ['at', 'channel', 'place', 'contactIds', 'contactMethod', 'createdById', 'content', 'result', 'nextStep', 'nextAt'],
    },
  ],
})
