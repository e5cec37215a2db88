/** Where a lead stands: concluded from what has happened to it, written by nobody (china-practice.md section 3). */
export const leadStates = [
  { id: 'new', label: { zh: '新线索', en: 'New' }, color: 'blue', synonyms: ['未跟进', '待跟进', 'open'] },
  { id: 'following', label: { zh: '跟进中', en: 'Followed up' }, color: 'gold', synonyms: ['已跟进', 'contacted', 'working'] },
  { id: 'converted', label: { zh: '已转化', en: 'Converted' }, color: 'green', synonyms: ['已转客户', 'qualified'] },
  { id: 'closed', label: { zh: '无效', en: 'Closed' }, color: 'default', synonyms: ['已关闭', '无效线索', 'unqualified'] },
] as const

/** Who took the first step: the two origins that the source documents name (requirements X3). */
export const origins = [
  { id: 'asked', label: { zh: '客户主动请求', en: 'The customer asked' }, color: 'green', synonyms: ['主动咨询', '来询', 'inbound'] },
  { id: 'mined', label: { zh: '主动挖掘', en: 'We went looking' }, color: 'purple', synonyms: ['挖掘', '主动开发', 'outbound'] },
] as const

export const closeReasons = [
  { id: 'noNeed', label: { zh: '没有需求', en: 'No need' } },
  { id: 'unreachable', label: { zh: '联系不上', en: 'Cannot be reached' }, synonyms: ['空号', '错号'] },
  { id: 'noBudget', label: { zh: '没有预算', en: 'No budget' } },
  { id: 'rival', label: { zh: '已选竞争对手', en: 'Chose a competitor' } },
  { id: 'twin', label: { zh: '与已有客户或线索重复', en: 'Here already' }, synonyms: ['重复', 'duplicate'] },
  { id: 'spam', label: { zh: '广告或恶意提交', en: 'Spam' } },
  { id: 'other', label: { zh: '其他', en: 'Other' } },
] as const

/** How the owner of a lead was chosen. */
export const shareWays = [
  { id: 'turn', label: { zh: '轮流', en: 'In turn' }, color: 'blue' },
  { id: 'weight', label: { zh: '按权重', en: 'By weight' }, color: 'purple' },
  { id: 'load', label: { zh: '手上最少的人', en: 'Least at hand' }, color: 'gold' },
  { id: 'territory', label: { zh: '按负责地区', en: 'By territory' }, color: 'cyan' },
] as const

export type ShareWay = (typeof shareWays)[number]['id']
type Row = Readonly<Record<string, unknown>>

/** Still to be won: neither made a customer nor given up. */
export const isOpen = ({ state }: Row): boolean => state === 'new' || state === 'following'

/** What a lead's state is concluded from, and the conclusion. */
export const stateFacts = ['convertedAt', 'closedFor', 'followUpCount'] as const

export function stateOf({ convertedAt, closedFor, followUpCount }: Row): { state: (typeof leadStates)[number]['id'] } {
  if (convertedAt) return { state: 'converted' }
  if (closedFor) return { state: 'closed' }
  return { state: Number(followUpCount ?? 0) > 0 ? 'following' : 'new' }
}
