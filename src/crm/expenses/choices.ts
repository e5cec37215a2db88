const option = (id: string, zh: string, en: string, color: string) => ({ id, label: { zh, en }, color })

/** How far a claim has come. */
export const claimStates = [
  option('draft', '草稿', 'Draft', 'default'),
  option('returned', '已退回', 'Sent back', 'orange'),
  option('submitted', '待审批', 'Awaiting approval', 'blue'),
  option('approved', '已批准', 'Approved', 'green'),
  option('paid', '已支付', 'Paid', 'cyan'),
] as const
export const openStates: readonly string[] = ['draft', 'returned']
export const settledStates: readonly string[] = ['submitted', 'approved', 'paid']

/** What an expense without its cards meets: a company that cannot soften the gate switches it off (requirements X6). */
export const gates = [
  option('block', '必须有，否则不能提交', 'Needed, or it cannot be submitted', 'red'),
  option('warn', '提醒，并写给审批人', 'Warned of, and told to the approver', 'orange'),
  option('off', '不检查', 'Not asked for', 'default'),
] as const

/** What a company spends on at first (S0-20); its own list from then on. */
export const usualTypes = [
  { name: '差旅费', gate: 'block', place: 1 },
  { name: '业务招待费', gate: 'block', place: 2 },
  { name: '市内交通费', gate: 'warn', place: 3 },
  { name: '办公费', gate: 'off', place: 4 },
  { name: '其他', gate: 'off', place: 5 },
] as const
