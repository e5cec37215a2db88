import { tallyReport } from '../../engine/reports/tally-report.ts'

const times = { count: { take: 'count', label: { zh: '次数', en: 'Times' } } } as const
const around = { of: 'contactRecord', by: 'customerId', period: 'at', figures: times } as const

/** How much we do for a customer: which months, by which channel (S0-44). */
export const contactEffort = tallyReport({
  ...around,
  name: 'contactEffort',
  label: { zh: '接触投入', en: 'Contact effort' },
  groups: [{ field: 'at', by: 'month' }, { field: 'channel' }],
})

/** Who of us looks after him. */
export const contactOurs = tallyReport({
  ...around,
  name: 'contactOurs',
  label: { zh: '我方人员', en: 'Who of us' },
  groups: [{ field: 'createdById' }],
})

/** Whom of them we meet; one record may name several. */
export const contactTheirs = tallyReport({
  ...around,
  name: 'contactTheirs',
  label: { zh: '对方人员', en: 'Whom of them' },
  groups: [{ field: 'contactIds' }],
})
