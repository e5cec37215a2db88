import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Made, relation, xlsxFile, zipFile } from '../../../../test/xlsx-file.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type ReadOptions, readSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xlsx-'))
})
afterAll(() => rm(folder, { recursive: true }))

let made = 0
async function keep(bytes: Buffer): Promise<string> {
  const path = join(folder, `${++made}.dat`)
  await writeFile(path, bytes)
  return path
}

const xlsx = (parts: Made): Promise<string> => keep(xlsxFile(parts))

async function read(path: string, options: ReadOptions = {}) {
  const rows: SheetRow[] = []
  const seen = await readSheet(path, options, (some) => void rows.push(...some))
  return { ...seen, rows }
}

const why = (path: string, options?: ReadOptions): Promise<unknown> =>
  read(path, options).then(
    () => 'read',
    (error: unknown) => (error instanceof Problem ? error.fields[0]?.code : error),
  )

describe('refused, with a reason', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const oneRow = { rows: row }

  it('what is no sheet, or none that can be read', async () => {
    expect(await why(await keep(Buffer.alloc(0)))).toBe('empty')
    expect(await why(await keep(Buffer.from('%PDF-1.7\n...')))).toBe('notSheet')
    expect(await why(await keep(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(600).keys()])))).toBe('notSheet')
    expect(await why(await keep(Buffer.from('<html><table><tr><td>甲</td></tr></table></html>')))).toBe('disguised')
    expect(await why(await keep(Buffer.from(`%TSD-Header-###%${'x'.repeat(600)}`)))).toBe('locked')
    expect(
      await why(
        await keep(
          zipFile({ 'word/document.xml': '<w/>', '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'word/document.xml')}</Relationships>` }),
        ),
      ),
    ).toBe('notSheet')
    expect(await why(await keep(zipFile({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })))).toBe('otherSheet')
    expect(
      await why(
        await keep(zipFile({ 'xl/workbook.bin': 'x', '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.bin')}</Relationships>` })),
      ),
    ).toBe('otherSheet')
    expect(await why(await xlsx({}))).toBe('empty')
  })

  it('an old .xls, and an xlsx behind a password', async () => {
    const compound = (name: string) => {
      const bytes = Buffer.alloc(2048)
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).copy(bytes)
      bytes.writeUInt16LE(9, 30)
      bytes.writeUInt32LE(1, 48)
      bytes.write(name, 1024 + 128, 'utf16le')
      return keep(bytes)
    }
    expect(await why(await compound('Workbook'))).toBe('otherSheet')
    expect(await why(await compound('EncryptedPackage'))).toBe('encrypted')
    expect(await why(await keep(zipFile({ 'xl/workbook.xml': 'x' }, 1)))).toBe('encrypted')
  })

  it('a damaged file, whatever is damaged', async () => {
    const whole = await xlsx(oneRow)
    expect(await why(await keep((await readFile(whole)).subarray(0, 300)))).toBe('broken')
    expect(await why(await xlsx({ sheet: '<worksheet><sheetData><row>' }))).toBe('broken')
    expect(await why(await xlsx({ sheet: '<worksheet>&nbsp;</worksheet>' }))).toBe('broken')
  })

  it('a DOCTYPE, before its entities unfold', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(
      await why(await xlsx({ sheet: `<?xml version="1.0"?>${lol}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>` })),
    ).toBe('doctype')
    expect(await why(await xlsx({ ...oneRow, strings: `${lol}<sst/>` }))).toBe('doctype')
  })

  it('what goes beyond a ceiling: bytes as they unpack, parts, rows, columns, time', async () => {
    const bomb = await xlsx({ rows: row, after: `<x>${' '.repeat(3_000_000)}</x>` })
    expect(await why(bomb, { limits: { bytes: 2_000_000 } })).toBe('tooBig')
    expect(await why(bomb)).toBe('read')
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`x${at}.xml`, '<x/>']))
    expect(await why(await xlsx({ ...oneRow, more: many }))).toBe('tooManyParts')
    expect(await why(await xlsx({ rows: row + row + row }), { limits: { rows: 2 } })).toBe('tooManyRows')
    expect(await why(await xlsx({ rows: '<row r="1048577"><c><v>1</v></c></row>' }))).toBe('tooManyRows')
    expect(await why(await xlsx({ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }))).toBe('tooWide')
    expect(await why(await xlsx(oneRow), { limits: { seconds: 0 } })).toBe('tooSlow')
  })

  it('a merge over the whole sheet costs no more than the columns it may have', async () => {
    const { rows } = await read(await xlsx({ rows: row, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }))
    expect(rows[0]?.cells).toHaveLength(1024)
  })
})

describe('the conversation', () => {
  it('waits for each batch, and what goes wrong in it comes back', async () => {
    const path = await xlsx({ rows: '<row><c><v>1</v></c></row>'.repeat(1200) })
    let busy = 0
    const sizes: number[] = []
    await readSheet(path, {}, async (rows) => {
      expect(++busy).toBe(1)
      await new Promise(setImmediate)
      busy--
      sizes.push(rows.length)
    })
    expect(sizes).toEqual([500, 500, 200])
    await expect(readSheet(path, {}, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  })

  it('ends when its caller gives up', async () => {
    const stop = new AbortController()
    const path = await xlsx({ rows: '<row><c><v>1</v></c></row>'.repeat(1200) })
    await expect(readSheet(path, { signal: stop.signal }, () => stop.abort())).rejects.toThrow('aborted')
    await expect(readSheet(path, { signal: stop.signal }, () => {})).rejects.toThrow('aborted')
  })

  it.each(['xlsx', 'csv'])(
    'reads a hundred thousand rows of %s in a heap that could not hold them',
    async (format) => {
      const line = (at: number) =>
        format === 'csv'
          ? `${text(at)},"价格敏感，""要账期""",${at}\n`
          : `<row>${`<c t="inlineStr"><is><t>${text(at)}</t></is></c><c><v>${at}</v></c>`.repeat(4)}</row>`
      const lines = Array.from({ length: 100_000 }, (_, at) => line(at)).join('')
      const path = format === 'csv' ? await keep(Buffer.from(lines)) : await xlsx({ rows: lines })
      let count = 0
      await readSheet(path, { limits: { heap: 32 } }, (rows) => {
        count += rows.length
      })
      expect(count).toBe(100_000)
    },
    60_000,
  )
})

const text = (at: number) => `南京润沃能源第${at}有限公司`
