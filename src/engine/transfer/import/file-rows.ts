import { makeBreath } from '../../jobs/breath.ts'
import { readSheet } from '../read/read-sheet.ts'
import type { SheetRow, SheetsRead } from '../read/sheet-row.ts'
import type { Plan, SheetPlan, Wish } from './shapes.ts'
import { isSampleRow } from './template-sample.ts'
import { readRow } from './wish.ts'

/** Rows settled in one transaction. Bigger is little faster and keeps others from the event loop and the names longer. */
export const batchSize = 200

export type Walk = { readonly path: string; readonly plan: Plan; readonly zone: string }
type Seen = { readonly read: SheetsRead; readonly rows: ReadonlyMap<string, number> }
type Taken = { readonly row: SheetRow; readonly sheet: SheetPlan; readonly place: number }

/** Each data row of a file, in its order; `place` counts them from 0 whatever the sheet. Heads and what stands above them, sheets without a plan and our template's sample row are no data. */
export async function eachRow({ path, plan }: Walk, take: (taken: Taken) => void | Promise<void>): Promise<Seen> {
  const rows = new Map<string, number>()
  let place = 0
  const read = await readSheet(path, {}, async (some) => {
    for (const row of some) {
      const sheet = plan.sheets.get(row.sheet)
      if (!sheet || row.line <= sheet.headerLine || isSampleRow(sheet, plan, row)) continue
      rows.set(row.sheet, (rows.get(row.sheet) ?? 0) + 1)
      await take({ row, sheet, place: place++ })
    }
  })
  return { read, rows }
}

/** In how many turns the rows go in, and in which each. `from` of them were settled before and are passed over. */
export type Going = { readonly turns: number; readonly turnOf: (place: number) => number; readonly from: number }

/**
 * Walks the data rows in batches, turn after turn, each in the order of the file, so that a walk can go on where another stopped: the
 * turns follow from the file alone. A batch is of one turn, so what its rows name of the same file is written.
 */
export async function walkRows(walk: Walk, { turns, turnOf, from }: Going, onBatch: (wishes: Wish[]) => Promise<void>): Promise<Seen> {
  const breath = makeBreath()
  let over = from
  let seen: Seen | undefined
  for (let turn = 0; turn < turns; turn++) {
    let batch: Wish[] = []
    const flush = async () => {
      const full = batch
      batch = []
      if (full.length) await onBatch(full)
    }
    const walked = await eachRow(walk, async (taken) => {
      if (turnOf(taken.place) !== turn || over-- > 0) return
      batch.push(readTaken(walk, taken))
      await breath()
      if (batch.length === batchSize) await flush()
    })
    await flush()
    seen ??= walked
  }
  return seen as Seen
}

export const readTaken = ({ plan, zone }: Walk, { row, sheet, place }: Taken): Wish => readRow(plan, sheet, sheet.rewrite?.(row) ?? row, { place, zone })
