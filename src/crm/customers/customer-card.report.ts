import { definePrint } from '../../engine/print/print.ts'

/** The customer data card 《客户资料卡》 (S0-21): what one wants to have in hand on the way to him, on one page. */
export const customerCard = definePrint({
  object: 'customer',
  name: 'card',
  label: { zh: '客户资料卡', en: 'Customer card' },
  isOnePage: true,
  parts: [
    {
      is: 'fields',
      label: { zh: '单位信息', en: 'The firm' },
      fields: ['name', 'shortName', 'englishName', 'creditCode', 'type', 'industry', 'scale', 'capital', 'parentId', 'site'],
    },
    { is: 'fields', label: { zh: '联系办法', en: 'How to reach it' }, fields: ['region', 'address', 'phones', 'fax', 'emails'] },
    {
      is: 'fields',
      label: { zh: '客户经营', en: 'Our work with it' },
      fields: [
        'level',
        'lifecycle',
        'health',
        'completeness',
        'source',
        'ownerId',
        'lastContactAt',
        'nextContactAt',
        'recordCount365',
        'lastResult',
        'tags',
        'note',
      ],
    },
    {
      is: 'table',
      of: 'contact',
      by: 'customerId',
      label: { zh: '联系人', en: 'Contacts' },
      columns: ['name', 'title', 'department', 'phones', 'emails', 'relationshipLevel'],
      sort: '-isMain,-updatedAt',
      most: 10,
    },
    {
      is: 'table',
      of: 'installedProduct',
      by: 'customerId',
      label: { zh: '目前使用的产品', en: 'Products in use' },
      columns: ['name', 'competitorId', 'quantity', 'since', 'source', 'status', 'warrantyUntil'],
      sort: '-since',
      most: 10,
    },
    {
      is: 'table',
      of: 'productEvaluation',
      by: 'customerId',
      label: { zh: '对本公司产品的评价', en: 'What it thinks of our products' },
      columns: ['productId', 'evaluatedOn', 'quality', 'benefit', 'features', 'design', 'reliability', 'valueForMoney', 'contactId', 'comment'],
      sort: '-evaluatedOn',
      most: 6,
    },
  ],
})
