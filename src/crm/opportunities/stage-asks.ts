import type { Label } from '../../kernel/label.ts'
import { compareMoney } from '../../lib/money.ts'

type Row = Readonly<Record<string, unknown>>

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const counts = (value: unknown): boolean => typeof value === 'number' && value > 0

/** What a stage may ask of a deal before it is entered (S2-29); ids are kept for good. Where one is lacking it is told at `field`. */
export const stageAsks = [
  { id: 'amount', label: { zh: '金额', en: 'Amount' } },
  { id: 'expectedOn', label: { zh: '预计成交日期', en: 'Expected close' } },
  { id: 'products', label: { zh: '产品明细', en: 'Products' } },
  { id: 'contacts', label: { zh: '联系人', en: 'Contacts' } },
  { id: 'decider', label: { zh: '决策者或批准者', en: 'Decision maker or approver' } },
  { id: 'urgency', label: { zh: '购买紧迫程度', en: 'Urgency' } },
  { id: 'needs', label: { zh: '需求特点', en: 'What they need' } },
  { id: 'competitors', label: { zh: '竞争对手', en: 'Competitors' } },
  { id: 'team', label: { zh: '团队', en: 'Team' } },
  { id: 'nextStep', label: { zh: '下一步', en: 'Next step' } },
] as const
export type StageAsk = (typeof stageAsks)[number]['id']

type Ask = { readonly field: string; readonly holds: (row: Row) => boolean }

const asks: Readonly<Record<StageAsk, Ask>> = {
  // Of the values the amount is worked out from: it is itself only known once they are written.
  amount: { field: 'statedAmount', holds: (row) => counts(row.lineCount) || (typeof row.statedAmount === 'string' && compareMoney(row.statedAmount, 0) > 0) },
  expectedOn: { field: 'expectedOn', holds: (row) => !isBlank(row.expectedOn) },
  products: { field: 'products', holds: (row) => counts(row.lineCount) },
  contacts: { field: 'contacts', holds: (row) => counts(row.contactCount) },
  decider: { field: 'contacts', holds: (row) => counts(row.deciderCount) },
  urgency: { field: 'urgency', holds: (row) => !isBlank(row.urgency) },
  needs: { field: 'needs', holds: (row) => !isBlank(row.needs) },
  competitors: { field: 'competitorIds', holds: (row) => !isBlank(row.competitorIds) },
  team: { field: 'team', holds: (row) => counts(row.memberCount) },
  nextStep: { field: 'nextStep', holds: (row) => !isBlank(row.nextStep) },
}

/** Asked of the record itself, so that a rule can hold it there; the others are asked of its lines, at the move alone. */
const ofItself: readonly StageAsk[] = ['amount', 'expectedOn', 'urgency', 'needs', 'competitors', 'nextStep']

export type Lack = { readonly field: string; readonly label: Label }

/** Which of these a deal does not have. */
export const lacking = (row: Row, wanted: readonly string[]): Lack[] =>
  stageAsks.filter(({ id }) => wanted.includes(id) && !asks[id].holds(row)).map(({ id, label }) => ({ field: asks[id].field, label }))

export const heldFast = (wanted: readonly string[]): string[] => wanted.filter((id) => ofItself.some((each) => each === id))
