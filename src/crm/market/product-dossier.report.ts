import { definePrint } from '../../engine/print/print.ts'

/** All that speaks for making a product better, each with who said it, when and how sure it is (S0-27): what stands in a case for an upgrade. */
export const productDossier = definePrint({
  object: 'product',
  name: 'dossier',
  label: { zh: '产品升级论证材料', en: 'Upgrade dossier' },
  parts: [
    {
      is: 'fields',
      label: { zh: '产品', en: 'The product' },
      fields: [
        'name',
        'code',
        'lineId',
        'status',
        'installedCount',
        'evaluationCount',
        'quality',
        'reliability',
        'feedbackCount',
        'feedbackCustomerCount',
        'feedbackStake',
      ],
    },
    {
      is: 'table',
      of: 'marketItem',
      by: 'productId',
      label: { zh: '市场信息（用于升级论证）', en: 'Market information (for the upgrade)' },
      columns: ['subject', 'content', 'source', 'confidence', 'createdById', 'createdAt'],
      filter: { field: 'uses', op: 'contains', value: 'upgrade' },
      sort: '-createdAt',
      most: 100,
    },
    {
      is: 'table',
      of: 'productFeedback',
      by: 'productId',
      label: { zh: '客户反馈', en: 'What customers say' },
      columns: ['kind', 'subject', 'customerId', 'frequency', 'stake', 'state', 'createdById', 'createdAt'],
      sort: '-createdAt',
      most: 200,
    },
    {
      is: 'table',
      of: 'competitorProduct',
      by: 'ourProductId',
      label: { zh: '竞品', en: 'Rival products' },
      columns: ['name', 'competitorId', 'price', 'pricedOn', 'strengths', 'weaknesses'],
      most: 50,
    },
  ],
})
