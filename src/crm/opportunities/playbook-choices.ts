/** How a playbook stands: only one in use is offered to deals. */
export const playbookStates = [
  { id: 'draft', label: { zh: '草稿', en: 'Draft' }, color: 'default' },
  { id: 'published', label: { zh: '使用中', en: 'In use' }, color: 'green' },
  { id: 'retired', label: { zh: '停用', en: 'Retired' }, color: 'default' },
] as const

/** Two ways of going about the same thing, tried side by side (S2-53). */
export const variants = [
  { id: 'a', label: { zh: 'A 方案', en: 'Variant A' }, color: 'blue' },
  { id: 'b', label: { zh: 'B 方案', en: 'Variant B' }, color: 'purple' },
] as const

type Row = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const fits = (wanted: unknown, value: unknown): boolean => !list(wanted).length || list(wanted).includes(value)
const narrowness = ({ levels, types, pilotUnitIds }: Row): number => [levels, types, pilotUnitIds].filter((each) => list(each).length > 0).length

/** Whose playbook a deal may go by: one in use, of its stage, for customers of this level, for this kind of business, for its unit. */
const isFor = (deal: Row, level: unknown, book: Row): boolean =>
  book.status === 'published' &&
  book.stageId === deal.stageId &&
  fits(book.levels, level) &&
  fits(book.types, deal.type) &&
  fits(book.pilotUnitIds, deal.unitId)

/**
 * The playbook of a deal where it stands (S1-18, S2-52): the one it goes by already, or the narrowest that is meant for it. Of variants
 * that are equally meant the deal's own id decides, so that deals are spread evenly, the same deal always gets the same, and nobody
 * picks the easy ones for his favourite (S2-53). `level`: that of its customer.
 */
export function playbookOf(deal: Row, level: unknown, books: readonly Row[]): Row | undefined {
  const begun = books.find(({ id, stageId }) => stageId === deal.stageId && list(deal.playbookIds).includes(id))
  if (begun) return begun
  const meant = books.filter((book) => isFor(deal, level, book))
  const most = Math.max(...meant.map(narrowness))
  const equal = meant.filter((book) => narrowness(book) === most).toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
  return equal[Number.parseInt(String(deal.id).slice(-4), 16) % equal.length]
}
