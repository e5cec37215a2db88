import { Readable } from 'node:stream'
import { say } from '../../../kernel/label.ts'
import { Problem } from '../../../kernel/problem.ts'
import { isState } from '../../../lib/sql-state.ts'
import { dayIn } from '../../../lib/time.ts'
import type { Context } from '../../context.ts'
import { csvOf } from './csv.ts'
import { type Cursor, openCursor, type RawRow } from './cursor.ts'
import { rememberExport } from './remember-export.ts'
import { rowsOf } from './rows.ts'
import { takeSeat } from './seats.ts'
import type { Exportable, Exported, ExportWish } from './shapes.ts'
import { vcfOf } from './vcf.ts'
import { readExport } from './wish.ts'
import { xlsxOf } from './xlsx.ts'

export type ExportFile = {
  readonly name: string
  readonly type: string
  readonly stream: Readable
  /** Rows given so far; all of them once the stream has ended. */
  readonly rows: () => number
}

const types = {
  csv: 'text/csv; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * A list as a file (S0-11, S2-30): what the reader may export of it, as he sees it, from one moment, streamed at his pace whatever its
 * length. A refusal comes before the first byte. That it was taken, by whom and how many rows, is remembered whether or not he took it to the end.
 */
export async function exportRecords(ctx: Context, what: Exportable, wish: ExportWish): Promise<ExportFile> {
  const exported = readExport(ctx, what, wish)
  const leave = takeSeat(ctx)
  try {
    const cursor = await openCursor(ctx, exported.query)
    const first = await cursor.next().catch(async (error) => {
      await cursor.close(false)
      throw asWishProblem(error)
    })
    const count: Count = { rows: 0, isWhole: false }
    const stream = streamOf(ctx, exported, { cursor, first, count })
    // Comes to every stream once: read to its end, thrown away half-way, or never begun.
    stream.once('close', () => {
      leave()
      void ended(ctx, exported, { wish, count, cursor })
    })
    return {
      name: `${say(what.object.label, ctx.lang)} ${dayIn(ctx.house.zone, ctx.now)}.${exported.format}`,
      type: types[exported.format],
      stream,
      rows: () => count.rows,
    }
  } catch (error) {
    leave()
    throw error
  }
}

type Reading = { readonly cursor: Cursor; readonly first: RawRow[]; readonly count: Count }

function streamOf(ctx: Context, exported: Exported, { cursor, first, count }: Reading): Readable {
  if (exported.format === 'vcf') return Readable.from(countedCards(vcfOf(ctx, exported, { cursor, first }), count), { objectMode: false })
  const { pages, cells } = rowsOf(ctx, exported, cursor, first)
  const passing = counted(pages, count)
  return exported.format === 'csv' ? Readable.from(csvOf(exported, passing, cells), { objectMode: false }) : xlsxOf(ctx, exported, { pages: passing, cells })
}

type Count = { rows: number; isWhole: boolean }

async function* counted(pages: AsyncGenerator<RawRow[]>, count: Count): AsyncGenerator<RawRow[]> {
  for await (const rows of pages) {
    count.rows += rows.length
    yield rows
  }
  count.isWhole = true
}

async function* countedCards(pages: AsyncGenerator<{ text: string; rows: number }>, count: Count): AsyncGenerator<string> {
  for await (const { text, rows } of pages) {
    count.rows += rows
    yield text
  }
  count.isWhole = true
}

type Ending = { readonly wish: ExportWish; readonly count: Count; readonly cursor: Cursor }

async function ended(ctx: Context, exported: Exported, { wish, count, cursor }: Ending): Promise<void> {
  await cursor.close(count.isWhole)
  await rememberExport(ctx, exported, { wish, ...count }).catch((error) => ctx.house.log.error({ err: error }, 'an export could not be remembered'))
}

/** Sorting a million rows anew may take too long; the reader can do something about it. */
const asWishProblem = (error: unknown): unknown =>
  isState(error, 'cancelled')
    ? new Problem('busy', { zh: '数据太多，排序超时，请缩小范围或不排序再导出', en: 'There is too much to sort; narrow the list or export it unsorted' }, [], {
        retryAfter: 60,
      })
    : error
