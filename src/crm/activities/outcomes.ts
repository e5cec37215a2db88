import type { Label } from '../../kernel/label.ts'

/** How a call went, by the key that says so, and in how many worked days one calls again where nobody says (S2-08). */
export type Outcome = { readonly key: string; readonly id: string; readonly label: Label; readonly againIn: number | null }

export const outcomes: readonly Outcome[] = [
  { key: '1', id: 'interested', label: { zh: '有意向', en: 'Interested' }, againIn: 3 },
  { key: '2', id: 'quote', label: { zh: '待报价', en: 'Quote wanted' }, againIn: 1 },
  { key: '3', id: 'later', label: { zh: '以后再说', en: 'Later' }, againIn: 30 },
  { key: '4', id: 'noAnswer', label: { zh: '无人接听', en: 'No answer' }, againIn: 1 },
  { key: '5', id: 'wrong', label: { zh: '号码有误', en: 'Wrong number' }, againIn: null },
  { key: '6', id: 'refused', label: { zh: '暂不需要', en: 'No need now' }, againIn: null },
]
