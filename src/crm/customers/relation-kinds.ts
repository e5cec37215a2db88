import type { Label } from '../../kernel/label.ts'

/**
 * How two firms belong together, read from the first to the second. A group and a referrer are no kinds: a firm has one of each,
 * so they are fields of the customer (docs/decisions/019).
 */
export const relationKinds = [
  { id: 'dealer', label: { zh: '经销商 → 终端用户', en: 'Dealer → end user' }, color: 'purple', synonyms: ['经销商', '经销', 'dealer'] },
  { id: 'agent', label: { zh: '代理商 → 委托方', en: 'Agent → principal' }, color: 'magenta', synonyms: ['代理商', '代理', 'agent'] },
  { id: 'contractor', label: { zh: '总包/集成商 → 业主', en: 'Contractor → owner' }, color: 'blue', synonyms: ['总包', '集成商', 'contractor'] },
  { id: 'designer', label: { zh: '设计院 → 业主', en: 'Designer → owner' }, color: 'geekblue', synonyms: ['设计院', '设计单位', 'designer'] },
  { id: 'supplier', label: { zh: '供应商 → 采购方', en: 'Supplier → buyer' }, color: 'cyan', synonyms: ['供应商', '供货', 'supplier'] },
  { id: 'shareholder', label: { zh: '股东 → 参股公司', en: 'Shareholder → holding' }, color: 'gold', synonyms: ['股东', '参股', 'shareholder'] },
  { id: 'affiliate', label: { zh: '关联企业', en: 'Affiliate' }, color: 'orange', synonyms: ['关联', '兄弟公司', '同一控制'] },
  { id: 'partner', label: { zh: '合作伙伴', en: 'Partner' }, color: 'green', synonyms: ['伙伴', '合作'] },
  { id: 'rival', label: { zh: '同行竞争', en: 'Rival' }, color: 'default', synonyms: ['竞争', '同行'] },
] as const

/** Kinds that read the same from either side. */
const mutual: readonly unknown[] = ['affiliate', 'partner', 'rival']

/** What tells a relation from every other: who, to whom, and how; between equals it does not matter who stands first (S0-36). */
export function relationKey({ fromId, kind, toId }: Readonly<Record<string, unknown>>): string | null {
  if (typeof fromId !== 'string' || typeof toId !== 'string') return null
  return [kind, ...(mutual.includes(kind) ? [fromId, toId].toSorted() : [fromId, toId])].join(' ')
}

export const sameRelation: Label = {
  zh: '这两家客户之间已有这种关系，不必重复登记；如需补充说明，请修改原有的那一条',
  en: 'These two customers have this relation already, so it need not be written twice; to add to it, change the one that is there',
}
