/** What the screens of this department are called in the menu. */
export const cockpitMenu = { label: { zh: '驾驶舱', en: 'Cockpit' }, icon: 'gauge', group: 'home' } as const
export const funnelMenu = { label: { zh: '销售漏斗', en: 'Sales funnel' }, icon: 'layers', group: 'work' } as const

/**
 * How the left menu is cut: what belongs to one piece of the day stands together, by the address of its list or screen. What no section
 * names stands under 业务, so that a new object has its place without a line here.
 */
export const menuSections = [
  { key: 'customers', label: { zh: '客户', en: 'Customers' }, paths: ['customers', 'contacts', 'contactRecords', 'needs'] },
  {
    key: 'sales',
    label: { zh: '销售', en: 'Sales' },
    paths: ['leads', 'opportunities', 'funnel', 'miningCandidates', 'leadChances', 'whiteSpace', 'products'],
  },
  { key: 'time', label: { zh: '日程', en: 'Time' }, paths: ['contactPlans', 'callList', 'tasks', 'checkIn', 'visits'] },
  {
    key: 'market',
    label: { zh: '市场', en: 'Market' },
    paths: ['marketItems', 'competitors', 'competitorMoves', 'valueComparisons', 'productFeedbacks'],
  },
  {
    key: 'office',
    label: { zh: '报告与报销', en: 'Reports and claims' },
    paths: ['workReports', 'targets', 'scorecards', 'pointEntries', 'expenseClaims', 'cards', 'inboundMails'],
  },
] as const
