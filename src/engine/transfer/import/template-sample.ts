import type { Label } from '../../../kernel/label.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import type { Plan, SheetPlan } from './shapes.ts'

/** What the title of our template's sample row says; a row that says just this is no data. */
export const sampleTitle: Label = { zh: '示例（导入时忽略此行）', en: 'Sample (this row is not imported)' }

export function isSampleRow(sheet: SheetPlan, plan: Plan, row: SheetRow): boolean {
  const columns = sheet.root.find(({ name }) => name === plan.object.title)?.columns ?? []
  return columns.some(({ column }) => row.cells[column] === sampleTitle.zh || row.cells[column] === sampleTitle.en)
}
