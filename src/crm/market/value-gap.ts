type Row = Readonly<Record<string, unknown>>

export const standings = [
  { id: 'ahead', label: { zh: '领先', en: 'Ahead' }, color: 'green' },
  { id: 'even', label: { zh: '相当', en: 'Even' }, color: 'gold' },
  { id: 'behind', label: { zh: '落后', en: 'Behind' }, color: 'red' },
  { id: 'same', label: { zh: '没有差异点', en: 'No difference' }, color: 'orange' },
] as const

export const standsFrom = ['ours', 'theirs', 'differenceCount'] as const

/** Whoever cannot say how he differs competes by price alone, whatever the marks (S1-54). */
export function standsHow({ ours, theirs, differenceCount }: Row): { standing: (typeof standings)[number]['id'] | null } {
  if (!Number(ours ?? 0) && !Number(theirs ?? 0)) return { standing: null }
  if (!Number(differenceCount ?? 0)) return { standing: 'same' }
  const gap = Number(ours) - Number(theirs)
  return { standing: gap > 0 ? 'ahead' : gap < 0 ? 'behind' : 'even' }
}
