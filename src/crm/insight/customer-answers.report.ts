import { tallyReport } from '../../engine/reports/tally-report.ts'

const count = { take: 'count', label: { zh: '条数', en: 'How many' } } as const
const average = (field: string, zh: string, en: string) => ({ [field]: { take: 'average', field, label: { zh, en } } }) as const

/** What he needs, and what became of it. */
export const customerNeeds = tallyReport({
  name: 'customerNeeds',
  label: { zh: '需求', en: 'Needs' },
  of: 'need',
  by: 'customerId',
  groups: [{ field: 'category' }, { field: 'status' }],
  figures: { count },
})

/** What we promised, and whether it was kept. */
export const customerPromises = tallyReport({
  name: 'customerPromises',
  label: { zh: '承诺', en: 'Promises' },
  of: 'expectation',
  by: 'customerId',
  groups: [{ field: 'status' }],
  figures: { count },
})

/** What he thinks of our products, month by month: the mean of each of the six sides (S1-38). */
export const evaluationTrend = tallyReport({
  name: 'evaluationTrend',
  label: { zh: '评价走势', en: 'Evaluation trend' },
  of: 'productEvaluation',
  by: 'customerId',
  period: 'evaluatedOn',
  groups: [{ field: 'evaluatedOn', by: 'month' }],
  figures: {
    count,
    ...average('quality', '产品质量', 'Quality'),
    ...average('benefit', '产品利益', 'Benefit'),
    ...average('features', '产品特色', 'Features'),
    ...average('design', '产品设计', 'Design'),
    ...average('reliability', '可靠性', 'Reliability'),
    ...average('valueForMoney', '性价比', 'Value for money'),
  },
})
