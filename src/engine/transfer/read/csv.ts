import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { rearm } from '../formula.ts'
import { separationOf } from './delimiter.ts'
import { decoded, encodingOf } from './encoding.ts'
import { openQuote, refuse, unreadable } from './problems.ts'
import { type Reading, type SheetRow, textCell, type What } from './sheet-row.ts'

const chunkLength = 256 * 1024
/** A row beyond this is no row but a quote that was never closed. */
const longestRecord = 4_000_000
const handful = 200

/** A text file of separated values, in whatever encoding and with whatever separator. */
export async function* readCsv(path: string, what: What): Reading {
  if ((await stat(path)).size > what.limits.bytes) throw refuse('tooBig')
  const { head, telling } = await samples(path)
  const encoding = encodingOf(telling)
  const text = iconv.decode(head, encoding)
  refuseOther(text)
  const { delimiter, told } = separationOf(text)
  let rows = 0
  for await (const some of records(path, encoding, delimiter, told ? 0 : 1, what)) {
    rows += some.length
    if (rows > what.limits.rows) throw refuse('tooManyRows')
    yield some
  }
  if (rows === 0) throw refuse(what.sheet ? 'noSuchSheet' : 'empty')
  return { format: 'csv', sheets: [{ name: '', rows }], hidden: [], encoding, delimiter }
}

/** The beginning of a file, and the first part of it that tells its encoding: a long file may be plain ASCII for pages. */
async function samples(path: string): Promise<{ head: Buffer; telling: Buffer }> {
  let head: Buffer | undefined
  for await (const chunk of createReadStream(path, { highWaterMark: chunkLength }) as AsyncIterable<Buffer>) {
    const from = chunk.findIndex((byte) => byte >= 0x80 || byte === 0)
    if (from >= 0) return { head: head ?? chunk, telling: head ? chunk.subarray(from) : chunk }
    head ??= chunk
  }
  return { head: head ?? Buffer.alloc(0), telling: head ?? Buffer.alloc(0) }
}

function refuseOther(text: string): void {
  if (/^\s*<(?:!doctype|\?xml|html|table|head|meta|style)/i.test(text)) throw refuse('disguised')
  const controls = text.match(/[\x01-\x08\x0b\x0e-\x1f]/g)?.length ?? 0
  const nulls = text.match(/\0/g)?.length ?? 0
  if (controls > text.length * 0.005 || nulls > text.length * 0.3) throw refuse('notSheet')
}

/** Rows with something in them. `first` is the number of the first record: a line `sep=;` is none. */
async function* records(path: string, encoding: string, delimiter: string, first: number, what: What): AsyncGenerator<SheetRow[]> {
  const parser = parserOf(path, encoding, delimiter)
  let line = first - 1
  let left = what.head ?? Number.POSITIVE_INFINITY
  let ready: SheetRow[] = []
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const row = line++ < 0 ? undefined : rowOf(record, line, what.limits.columns)
      if (!row) continue
      left--
      if (ready.push(row) >= handful || left <= 0) {
        yield ready
        ready = []
      }
      if (left <= 0) return
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code) ? openQuote(line + 1) : refuse('broken')
  }
  if (ready.length > 0) yield ready
}

function parserOf(path: string, encoding: string, delimiter: string): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRecord,
  })
  const chunks = createReadStream(path, { highWaterMark: chunkLength })
  // What goes wrong on the way destroys the parser, whose reader then throws it: nothing is left to do here.
  pipeline(Readable.from(decoded(chunks, encoding)), parser, () => {})
  return parser
}

function rowOf(record: readonly string[], line: number, columns: number): SheetRow | undefined {
  const cells = record.map((text) => textCell(rearm(text)))
  const last = cells.findLastIndex((cell) => cell !== null)
  if (last < 0) return undefined
  if (last >= columns) throw refuse('tooWide')
  const troubles = cells.flatMap((cell, column) => (cell?.includes('\ufffd') ? [{ column, ...unreadable }] : []))
  return { sheet: '', line, cells, ...(troubles.length > 0 && { troubles }) }
}
