/** What a pool holds. */
export const pooledObjects = [
  { id: 'customer', label: { zh: '客户', en: 'Customers' }, color: 'blue' },
  { id: 'lead', label: { zh: '线索', en: 'Leads' }, color: 'purple' },
] as const
export type PooledObject = (typeof pooledObjects)[number]['id']

/** What a rule waits for in vain; ids are those of customers/pool-falls. */
export const recycleEvents = [
  { id: 'contact', label: { zh: '没有新的接触记录', en: 'No contact record' } },
  { id: 'opportunity', label: { zh: '没有商机进展', en: 'No move of an opportunity' } },
  { id: 'deal', label: { zh: '没有成交', en: 'No deal' } },
] as const

export const spareChoices = [
  { id: 'openDeal', label: { zh: '有进行中的商机', en: 'Has an open opportunity' } },
  { id: 'won', label: { zh: '已成交过', en: 'Has bought' } },
  { id: 'key', label: { zh: 'A 级', en: 'Level A' } },
] as const

/** The customer's own levels (customers/choices.ts); ids are kept for good. */
export const ruleLevels = [
  { id: 'a', label: { zh: 'A 级', en: 'Level A' } },
  { id: 'b', label: { zh: 'B 级', en: 'Level B' } },
  { id: 'c', label: { zh: 'C 级', en: 'Level C' } },
] as const

/** How a record went into a pool, out of it, or from hand to hand there. */
export const moveKinds = [
  { id: 'claimed', label: { zh: '领取', en: 'Claimed' }, color: 'green' },
  { id: 'allotted', label: { zh: '分配', en: 'Given out' }, color: 'blue' },
  { id: 'returned', label: { zh: '退回', en: 'Given back' }, color: 'orange' },
  { id: 'fell', label: { zh: '到期回收', en: 'Fell' }, color: 'red' },
  { id: 'shifted', label: { zh: '转到别的公海', en: 'To another pool' }, color: 'purple' },
  { id: 'protected', label: { zh: '保护', en: 'Protected' }, color: 'gold' },
] as const
export type MoveKind = (typeof moveKinds)[number]['id']

export const returnReasons = [
  { id: 'noNeed', label: { zh: '暂无需求', en: 'No need now' } },
  { id: 'unreachable', label: { zh: '联系不上', en: 'Cannot be reached' } },
  { id: 'notMine', label: { zh: '不在我负责的范围', en: 'Not mine to look after' } },
  { id: 'noTime', label: { zh: '精力不够，先让给同事', en: 'No time; a colleague shall have it' } },
  { id: 'other', label: { zh: '其他', en: 'Other' } },
] as const
