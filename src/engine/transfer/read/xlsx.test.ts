import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../kernel/problem.ts'
import { type ReadOptions, readSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import { meaningOf } from './styles.ts'

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

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** A zip of given parts, made by hand: what no honest program would write can be written too. */
function zip(parts: Record<string, string | Buffer>, flags = 0): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes, { level: 1 })
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x800 | flags, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    local.push(Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00'), head, tail, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

type Made = { rows?: string; after?: string; styles?: string; strings?: string; workbookPr?: string; sheet?: string; more?: Record<string, string> }
const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`

function xlsx({ rows = '', after = '', styles, strings, workbookPr = '', sheet, more = {} }: Made): Promise<string> {
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="http://r">${workbookPr}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('s', 'styles', 'styles.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet ?? `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...more,
  }
  if (styles) parts['xl/styles.xml'] = styles
  if (strings) parts['xl/sharedStrings.xml'] = strings
  return keep(zip(parts))
}

const cellXfs = (...ids: number[]) => `<cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`

describe('what Excel and exceljs write', () => {
  it('is read by sheet, with the line numbers that Excel shows', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('客户')
    sheet.mergeCells('A1:C1')
    sheet.getCell('A1').value = '客户资料'
    sheet.addRow(['客户名称', '建档', '已签'])
    sheet.addRow([{ richText: [{ text: '润沃' }, { text: '能源', font: { bold: true } }] }, day('2026-04-12'), true])
    sheet.addRow([])
    sheet.addRow(['健锜', { formula: '1+1', result: 2 }, { formula: 'NA()', result: { error: '#N/A' } }])
    book.addWorksheet('隐藏', { state: 'hidden' }).addRow(['x'])
    book.addWorksheet('说明').addRow(['空行请忽略'])
    book.addWorksheet('空')
    const path = join(folder, 'book.xlsx')
    await book.xlsx.writeFile(path)
    const { rows, sheets, hidden, format } = await read(path)
    expect({ sheets, hidden, format }).toEqual({
      format: 'xlsx',
      hidden: ['隐藏'],
      sheets: [
        { name: '客户', rows: 4 },
        { name: '说明', rows: 1 },
        { name: '空', rows: 0 },
      ],
    })
    expect(rows.map(({ sheet, line }) => [sheet, line])).toEqual([
      ['客户', 1],
      ['客户', 2],
      ['客户', 3],
      ['客户', 5],
      ['说明', 1],
    ])
    expect(rows[0]).toMatchObject({ cells: ['客户资料', '客户资料', '客户资料'], spread: [1, 2] })
    expect(rows[2]?.cells).toEqual(['润沃能源', day('2026-04-12'), true])
    expect(rows[3]).toMatchObject({ cells: ['健锜', 2, null], troubles: [{ column: 2, code: 'formula' }] })
    expect((await read(path, { sheet: '说明' })).rows).toHaveLength(1)
    expect((await read(path, { head: 2 })).rows.map(({ line }) => line)).toEqual([1, 2, 1])
    expect(await why(path, { sheet: '没有' })).toBe('noSuchSheet')
  })

  it('a customer merged over the rows of its contacts stands in each of them, and blank rows stay blank', async () => {
    const path = await xlsx({
      rows: `<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>张</v></c></row><row r="2"><c r="B2" t="str"><v>李</v></c></row>
        <row r="3"/><row r="4"><c r="B4" t="str"><v>王</v></c></row><row r="5"><c r="B5" t="str"><v>赵</v></c></row>`,
      after: '<mergeCells count="1"><mergeCell ref="A1:A4"/></mergeCells>',
    })
    const { rows } = await read(path)
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '甲', '张'],
      [2, '甲', '李'],
      [4, '甲', '王'],
      [5, null, '赵'],
    ])
    expect(rows.every(({ spread }) => spread === undefined)).toBe(true)
  })
})

describe('cells', () => {
  it('dates by built-in, Chinese and own formats; codes keep their zeros and their digits', async () => {
    const path = await xlsx({
      styles: `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="000000"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>${cellXfs(0, 14, 31, 57, 164, 165, 20, 22)}</styleSheet>`,
      rows: `<row r="1"><c r="A1"><v>45901</v></c><c r="B1" s="1"><v>45901</v></c><c r="C1" s="2"><v>45901</v></c><c r="D1" s="3"><v>45901</v></c><c r="E1" s="4"><v>45901</v></c>
        <c r="F1" s="5"><v>4321</v></c><c r="G1" s="6"><v>0.354166666666667</v></c><c r="H1" s="7"><v>45901.354166666664</v></c>
        <c r="I1"><v>9.1110105123456704E+17</v></c><c r="J1"><v>911101051234567000</v></c><c r="K1"><v>13800138000</v></c><c r="L1" t="d"><v>2026-08-01</v></c><c r="M1" s="1"><v>59</v></c></row>`,
    })
    const date = day('2025-09-01')
    expect((await read(path)).rows[0]?.cells).toEqual([
      45901,
      date,
      date,
      date,
      date,
      '004321',
      '08:30',
      new Date('2025-09-01T08:30:00Z'),
      '9.1110105123456704E+17',
      '911101051234567000',
      13800138000,
      day('2026-08-01'),
      day('1900-02-28'),
    ])
  })

  it('dates of a workbook from an old Mac count from 1904', async () => {
    const path = await xlsx({ workbookPr: '<workbookPr date1904="1"/>', styles: `<styleSheet>${cellXfs(14)}</styleSheet>`, rows: '<row><c s="0"><v>44439</v></c></row>' })
    expect((await read(path)).rows[0]?.cells).toEqual([day('2025-09-01')])
  })

  it('text in every form: shared, rich, with phonetic runs, inline, escaped; blanks only are nothing', async () => {
    const path = await xlsx({
      strings: '<sst><si><t>甲</t></si><si><r><t>东</t></r><r><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b&amp;c_x005F_x000D_</t></si></sst>',
      rows: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="E2" t="inlineStr"><is><t>乙<![CDATA[<&>]]></t><rPh><t>x</t></rPh></is></c>
        <c r="F2" t="str"><v>  </v></c><c r="G2" t="b"><v>0</v></c><c r="XFD2" s="1"/></row>`,
    })
    expect((await read(path)).rows).toEqual([{ sheet: '表', line: 2, cells: ['甲', '东 京', 'a\rb&c_x000D_', null, '乙<&>', null, false] }])
  })

  it('rows and cells without addresses, and names with a prefix, as some programs write them', async () => {
    const path = await xlsx({ sheet: '<x:worksheet xmlns:x="http://x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>' })
    expect((await read(path)).rows).toEqual([
      { sheet: '表', line: 1, cells: ['甲', 1] },
      { sheet: '表', line: 2, cells: [2] },
    ])
  })

  it.each([
    ['yyyy-mm-dd', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['yyyy"年"m"月"', 'date'],
    ['m/d/yy h:mm', 'date'],
    ['mmm', 'date'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['0000000', 7],
    ['General', undefined],
    ['G/通用格式', undefined],
    ['#,##0.00', undefined],
    ['0.00E+00', undefined],
    ['0"day"', undefined],
    ['[Red]0.0', undefined],
    ['"¥"#,##0;[Red]"¥"-#,##0', undefined],
    ['@', undefined],
    ['0', undefined],
  ])('the format %s means %s', (format, meaning) => expect(meaningOf(format)).toBe(meaning))
})

describe('refused, with a reason', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const oneRow = { rows: row }

  it('what is no sheet, or none that can be read', async () => {
    expect(await why(await keep(Buffer.alloc(0)))).toBe('empty')
    expect(await why(await keep(Buffer.from('%PDF-1.7\n...')))).toBe('notSheet')
    expect(await why(await keep(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(600).keys()])))).toBe('notSheet')
    expect(await why(await keep(Buffer.from('<html><table><tr><td>甲</td></tr></table></html>')))).toBe('disguised')
    expect(await why(await keep(Buffer.from(`%TSD-Header-###%${'x'.repeat(600)}`)))).toBe('locked')
    expect(await why(await keep(zip({ 'word/document.xml': '<w/>', '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'word/document.xml')}</Relationships>` })))).toBe('notSheet')
    expect(await why(await keep(zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })))).toBe('otherSheet')
    expect(await why(await keep(zip({ 'xl/workbook.bin': 'x', '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.bin')}</Relationships>` })))).toBe('otherSheet')
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
    expect(await why(await keep(zip({ 'xl/workbook.xml': 'x' }, 1)))).toBe('encrypted')
  })

  it('a damaged file, whatever is damaged', async () => {
    const whole = await xlsx(oneRow)
    expect(await why(await keep((await readFile(whole)).subarray(0, 300)))).toBe('broken')
    expect(await why(await xlsx({ sheet: '<worksheet><sheetData><row>' }))).toBe('broken')
    expect(await why(await xlsx({ sheet: '<worksheet>&nbsp;</worksheet>' }))).toBe('broken')
  })

  it('a DOCTYPE, before its entities unfold', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(await why(await xlsx({ sheet: `<?xml version="1.0"?>${lol}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>` }))).toBe('doctype')
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

  it('keeps memory flat over a hundred thousand rows', async () => {
    const cells = (line: number) => `<c t="inlineStr"><is><t>南京润沃能源第${line}有限公司</t></is></c><c><v>${line}</v></c>`.repeat(4)
    const path = await xlsx({ rows: Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}">${cells(at)}</row>`).join('') })
    let count = 0
    let early = 0
    let most = 0
    await readSheet(path, {}, (rows) => {
      count += rows.length
      const now = process.memoryUsage().rss
      if (count <= 50_000) early = Math.max(early, now)
      most = Math.max(most, now)
    })
    expect(count).toBe(100_000)
    expect(most - early).toBeLessThan(80 * 1024 * 1024)
  }, 60_000)
})
