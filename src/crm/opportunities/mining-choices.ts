/** Ways of finding what may be sold to whom (S0-47, S0-48, S0-50); ids are kept for good. */
export const miningKinds = [
  { id: 'cross', label: { zh: '交叉销售', en: 'Cross-sell' }, color: 'cyan' },
  { id: 'upgrade', label: { zh: '升级', en: 'Upgrade' }, color: 'blue' },
  { id: 'replace', label: { zh: '替换更新', en: 'Replacement' }, color: 'orange' },
  { id: 'plan', label: { zh: '采购计划', en: 'Purchase plan' }, color: 'green' },
  { id: 'need', label: { zh: '客户需求', en: 'Need' }, color: 'gold' },
  { id: 'winBack', label: { zh: '唤回老客户', en: 'Win back' }, color: 'purple' },
  { id: 'similar', label: { zh: '与好客户相似', en: 'Like our best' }, color: 'lime' },
] as const
export type MiningKind = (typeof miningKinds)[number]['id']

/** Whom a way looks among (X3). */
export const populations = [
  { id: 'users', label: { zh: '已有用户', en: 'Users of ours' }, color: 'green' },
  { id: 'leads', label: { zh: '已有线索', en: 'Leads' }, color: 'blue' },
  { id: 'nonUsers', label: { zh: '非用户', en: 'No users yet' }, color: 'default' },
] as const

export const ruleStatuses = [
  { id: 'on', label: { zh: '启用', en: 'On' }, color: 'green' },
  { id: 'off', label: { zh: '停用', en: 'Off' }, color: 'default' },
] as const

export const candidateStatuses = [
  { id: 'new', label: { zh: '待处理', en: 'To decide' }, color: 'gold' },
  { id: 'accepted', label: { zh: '已转商机', en: 'Made a deal' }, color: 'green' },
  { id: 'refused', label: { zh: '不采纳', en: 'Refused' }, color: 'default' },
] as const

export const leadChanceStatuses = [
  { id: 'new', label: { zh: '待处理', en: 'To decide' }, color: 'gold' },
  { id: 'accepted', label: { zh: '已重新跟进', en: 'Taken up again' }, color: 'green' },
  { id: 'refused', label: { zh: '不采纳', en: 'Refused' }, color: 'default' },
] as const

/** Days within which, or since when, something counts where a rule does not say. */
export const usualDays: Readonly<Record<MiningKind, number>> = { cross: 0, upgrade: 0, replace: 180, plan: 120, need: 0, winBack: 180, similar: 0 }

/** The kind of business that comes of it. */
export const typeOf: Readonly<Record<MiningKind, string>> = {
  cross: 'cross',
  upgrade: 'upgrade',
  replace: 'upgrade',
  plan: 'more',
  need: 'new',
  winBack: 'renewal',
  similar: 'new',
}

/** Rules as a new house finds them: one for each way. */
export const defaultRules = [
  { name: '有 A 无 B：推荐配套产品', kind: 'cross', population: 'users', place: 1 },
  { name: '在用产品可升级', kind: 'upgrade', population: 'users', place: 2 },
  { name: '竞品在用满半年或质保将到期', kind: 'replace', population: 'users', days: 180, place: 3 },
  { name: '四个月内有采购计划', kind: 'plan', population: 'users', days: 120, place: 4 },
  { name: '未满足的需求', kind: 'need', population: 'users', place: 5 },
  { name: '半年没有接触的老客户', kind: 'winBack', population: 'users', days: 180, place: 6 },
  { name: '与 A 级成交客户同行业的潜在客户', kind: 'similar', population: 'nonUsers', levels: ['a', 'b'], place: 7 },
  { name: '半年没有联系的旧线索', kind: 'winBack', population: 'leads', days: 180, place: 8 },
] as const
