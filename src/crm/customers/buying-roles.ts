/** What a person does when his firm buys (S4-26; the list is ours, requirements X3); ids are kept for good. */
export const buyingRoles = [
  { id: 'initiator', label: { zh: '发起者', en: 'Initiator' }, color: 'cyan', synonyms: ['发起人', '提出者'] },
  { id: 'user', label: { zh: '使用者', en: 'User' }, color: 'default', synonyms: ['用户', '使用人', 'end user'] },
  { id: 'influencer', label: { zh: '影响者', en: 'Influencer' }, color: 'blue', synonyms: ['影响人', 'evaluator', '评估者', '技术把关'] },
  { id: 'decider', label: { zh: '决策者', en: 'Decision maker' }, color: 'red', synonyms: ['决策人', '拍板人', '关键决策人', 'decider'] },
  { id: 'approver', label: { zh: '批准者', en: 'Approver' }, color: 'volcano', synonyms: ['批准人', '审批人', 'economic buyer'] },
  { id: 'buyer', label: { zh: '采购者', en: 'Buyer' }, color: 'gold', synonyms: ['采购人', '采购', 'purchaser'] },
  { id: 'gatekeeper', label: { zh: '把关者', en: 'Gatekeeper' }, color: 'purple', synonyms: ['把关人', '守门人'] },
] as const

/** How he stands towards us. */
export const attitudes = [
  { id: 'coach', label: { zh: '教练', en: 'Coach' }, color: 'green', synonyms: ['内线', 'champion'] },
  { id: 'supporter', label: { zh: '支持', en: 'Supporter' }, color: 'lime', synonyms: ['友好'] },
  { id: 'neutral', label: { zh: '中立', en: 'Neutral' }, color: 'default', synonyms: ['未表态'] },
  { id: 'sceptic', label: { zh: '有疑虑', en: 'Sceptic' }, color: 'orange', synonyms: ['怀疑'] },
  { id: 'opponent', label: { zh: '反对', en: 'Opponent' }, color: 'red', synonyms: ['支持对手', 'blocker'] },
] as const
