import { makeBreath } from '../../jobs/breath.ts'
import { readSheet } from '../read/read-sheet.ts'
import type { SheetRow, SheetsRead } from '../read/sheet-row.ts'
import type { Plan, Wish } from './shapes.ts'
import { isSampleRow } from './template-sample.ts'
import { readRow } from './wish.ts'

/** Rows settled in one transaction. Bigger is little faster and keeps others from the event loop and the names longer. */
export const batchSize = 200

export type Walk = { readonly path: string; readonly plan: Plan; readonly zone: string /** Rows settled before, passed over. */; readonly from: number }

/**
 * Walks the data rows of a file in batches, in their order; `place` counts them from 0 whatever the sheet, so a walk can go on
 * where another stopped. Heads and what stands above them, sheets without a plan and our template's sample row are no data.
 */
export async function walkRows(
  { path, plan, zone, from }: Walk,
  onBatch: (wishes: Wish[]) => Promise<void>,
): Promise<{ read: SheetsRead; rows: ReadonlyMap<string, number> }> {
  const rows = new Map<string, number>()
  let place = 0
  let batch: Wish[] = []
  const breath = makeBreath()
  const take = async (row: SheetRow) => {
    const sheet = plan.sheets.get(row.sheet)
    if (!sheet || row.line <= sheet.headerLine || isSampleRow(sheet, plan, row)) return
    rows.set(row.sheet, (rows.get(row.sheet) ?? 0) + 1)
    if (place++ < from) return
    batch.push(readRow(plan, sheet, sheet.rewrite?.(row) ?? row, { place: place - 1, zone }))
    await breath()
    if (batch.length < batchSize) return
    const full = batch
    batch = []
    await onBatch(full)
  }
  const read = await readSheet(path, {}, async (some) => {
    for (const row of some) await take(row)
  })
  if (batch.length) await onBatch(batch)
  return { read, rows }
}
