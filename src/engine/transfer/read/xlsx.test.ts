import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Made, xlsxFile } from '../../../../test/xlsx-file.ts'
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

const xlsx = (parts: Made): Promise<string> => keep(xlsxFile(parts))

async function read(path: string, options: ReadOptions = {}) {
  const rows: SheetRow[] = []
  const seen = await readSheet(path, options, (some) => void rows.push(...some))
  return { ...seen, rows }
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)

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
    await expect(read(path, { sheet: '没有' })).rejects.toMatchObject({ fields: [{ code: 'noSuchSheet' }] })
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
    const path = await xlsx({
      workbookPr: '<workbookPr date1904="1"/>',
      styles: `<styleSheet>${cellXfs(14)}</styleSheet>`,
      rows: '<row><c s="0"><v>44439</v></c></row>',
    })
    expect((await read(path)).rows[0]?.cells).toEqual([day('2025-09-01')])
  })

  it('text in every form: shared, rich, with phonetic runs, inline, escaped; blanks only are nothing', async () => {
    const path = await xlsx({
      strings:
        '<sst><si><t>甲</t></si><si><r><t>东</t></r><r><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b&amp;c_x005F_x000D_</t></si></sst>',
      rows: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="E2" t="inlineStr"><is><t>乙<![CDATA[<&>]]></t><rPh><t>x</t></rPh></is></c>
        <c r="F2" t="str"><v>  </v></c><c r="G2" t="b"><v>0</v></c><c r="XFD2" s="1"/></row>`,
    })
    expect((await read(path)).rows).toEqual([{ sheet: '表', line: 2, cells: ['甲', '东 京', 'a\rb&c_x000D_', null, '乙<&>', null, false] }])
  })

  it('rows and cells without addresses, and names with a prefix, as some programs write them', async () => {
    const path = await xlsx({
      sheet:
        '<x:worksheet xmlns:x="http://x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    })
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
