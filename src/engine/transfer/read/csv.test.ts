import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../kernel/problem.ts'
import { separationOf } from './delimiter.ts'
import { encodingOf } from './encoding.ts'
import { openSheets } from './open-sheets.ts'
import { defaultLimits, type Limits, type SheetRow } from './sheet-row.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

let made = 0
async function keep(content: Buffer | string): Promise<string> {
  const path = join(folder, `${++made}.dat`)
  await writeFile(path, content)
  return path
}

/** As the thread reads it, without the thread: the many small files here need no more. */
async function read(content: Buffer | string, limits: Partial<Limits> = {}) {
  const reading = openSheets(await keep(content), { limits: { ...defaultLimits, ...limits } })
  const rows: SheetRow[] = []
  for (;;) {
    const step = await reading.next()
    if (step.done) return { ...step.value, rows, cells: rows.map((row) => row.cells) }
    rows.push(...step.value)
  }
}

const why = (content: Buffer | string, limits?: Partial<Limits>): Promise<unknown> =>
  read(content, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof Problem ? error.fields[0]?.code : error),
  )

const table = '公司名,税号,备注\r\n南京润沃能源有限公司,91320192MA1Y5ARB6Y,价格敏感\r\n仪征市丁氏酒业有限公司,91321081MA1YA0LK13,老客户\r\n'
const cells = [
  ['公司名', '税号', '备注'],
  ['南京润沃能源有限公司', '91320192MA1Y5ARB6Y', '价格敏感'],
  ['仪征市丁氏酒业有限公司', '91321081MA1YA0LK13', '老客户'],
]

describe('encodings', () => {
  it.each([
    ['utf8', table, 'utf8'],
    ['utf8 with a mark', `\ufeff${table}`, 'utf8'],
    ['gb18030', table, 'gb18030'],
    ['gbk', table, 'gb18030'],
    ['gb2312', table, 'gb18030'],
    ['utf-16le', table, 'utf-16le'],
    ['utf-16be', table, 'utf-16be'],
    ['utf-16le with a mark', `\ufeff${table}`, 'utf-16le'],
    ['utf-16be with a mark', `\ufeff${table}`, 'utf-16be'],
  ])('%s', async (name, text, encoding) => {
    const read1 = await read(iconv.encode(text, name.replace(' with a mark', ''), { addBOM: false }))
    expect(read1.encoding).toBe(encoding)
    expect(read1.cells).toEqual(cells)
  })

  it('Big5, told from GBK by its bytes', async () => {
    const text = '公司名稱,統一編號,備註\n台灣積體電路製造股份有限公司,22099131,價格敏感需要帳期\n鴻海精密工業股份有限公司,04541302,老客戶可以再談\n'.repeat(3)
    const { encoding, cells: got } = await read(iconv.encode(text, 'big5'))
    expect(encoding).toBe('big5')
    expect(got[1]?.[0]).toBe('台灣積體電路製造股份有限公司')
  })

  it('letters of GB18030 beyond GBK, four bytes each', async () => {
    const { rows } = await read(iconv.encode('姓名,备注\n𠮷野㐂三,客户的名字很少见\n', 'gb18030'))
    expect(rows[1]?.cells[0]).toBe('𠮷野㐂三')
  })

  it('a file that is plain ASCII for pages and Chinese after that', async () => {
    const { encoding, rows } = await read(iconv.encode(`${'name,code\n'.repeat(60_000)}南京润沃,1\n`, 'gb18030'))
    expect(encoding).toBe('gb18030')
    expect(rows.at(-1)?.cells[0]).toBe('南京润沃')
  })

  it('bytes that are no letters are told by row and column, never swallowed', async () => {
    const broken = Buffer.concat([Buffer.from(`${table}坏`), Buffer.from([0xe5, 0xe5]), Buffer.from(',x,y\r\n好,x,y\r\n')])
    const { encoding, rows } = await read(broken)
    expect(encoding).toBe('utf8')
    expect(rows.map(({ line, troubles }) => [line, troubles?.map(({ column, code }) => [column, code])])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, undefined],
      [4, [[0, 'encoding']]],
      [5, undefined],
    ])
    const gbk = Buffer.concat([iconv.encode(table, 'gb18030'), Buffer.from([0xff, 0x41]), iconv.encode('坏,x\r\n', 'gb18030')])
    expect((await read(gbk)).rows.at(-1)?.troubles).toMatchObject([{ column: 0, code: 'encoding' }])
  })

  it('any table of everyday words is read the same in every encoding', async () => {
    const word = fc
      .array(
        fc.constantFrom(
          ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经,;"\n 09abc',
        ),
        { maxLength: 12 },
      )
      .map((letters) => letters.join(''))
    const rows = fc.array(fc.tuple(word, word, word), { minLength: 3, maxLength: 20 })
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('utf8', 'gb18030', 'utf-16le', 'utf-16be'), async (body, encoding) => {
        const all = [['公司名称', '联系电话', '备注'] as const, ...body]
        const got = await read(iconv.encode(all.map((row) => row.map(quote).join(',')).join('\r\n'), encoding))
        const want = all
          .map((row, at) => ({ line: at + 1, cells: row.map((text) => (text.trim() === '' ? null : text)) }))
          .filter((row) => row.cells.some((cell) => cell !== null))
        expect(got.rows.map((row) => ({ line: row.line, cells: row.cells }))).toEqual(want)
      }),
      { numRuns: 60 },
    )
  })

  it('every part of a Chinese file tells the same encoding, cut letters or not', () => {
    const bytes = iconv.encode(table.repeat(20), 'gb18030')
    for (let length = 40; length < 400; length++) expect(encodingOf(bytes.subarray(0, length))).toBe('gb18030')
    const utf = Buffer.from(table.repeat(20))
    for (let length = 40; length < 400; length++) expect(encodingOf(utf.subarray(0, length))).toBe('utf8')
  })
})

describe('separators, quotes and lines', () => {
  it.each([',', ';', '\t', '|'])('separated by %j', async (delimiter) => {
    const got = await read(table.replaceAll(',', delimiter))
    expect(got.delimiter).toBe(delimiter)
    expect(got.cells).toEqual(cells)
  })

  it('sep= names any separator and is no row, as in Excel', async () => {
    const got = await read(`sep=^\r\n${table.replaceAll(',', '^')}`)
    expect(got.cells).toEqual(cells)
    expect(got.rows.map(({ line }) => line)).toEqual([1, 2, 3])
  })

  it('the regular separator wins over commas in the text', () => {
    expect(separationOf('客户资料\n名称;地址;金额\n甲;a, b, c;1,5\n乙;d, e;2,5\n').delimiter).toBe(';')
    expect(separationOf('名称,备注\n"甲;乙;丙;丁",x\n"a;b;c;d",y\n').delimiter).toBe(',')
    expect(separationOf('名称\n甲\n').delimiter).toBe(',')
  })

  it('counts a record as one line however many lines its quotes hold, and blank ones too', async () => {
    const { rows } = await read('a,b\n\n"1\n\n2","3""4"\n,\n   \n5,6')
    expect(rows.map(({ line, cells: row }) => [line, ...row])).toEqual([
      [1, 'a', 'b'],
      [3, '1\n\n2', '3"4'],
      [6, '5', '6'],
    ])
  })

  it.each([
    ['\r', 'a,b\r1,2\r3,4'],
    ['\n', 'a,b\n1,2\n3,4\n'],
    ['mixed', 'a,b\r\n1,2\n3,4\r'],
  ])('lines ending in %j', async (_, text) => {
    const { rows } = await read(text)
    expect(rows.map(({ line, cells: row }) => [line, ...row])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
    ])
  })

  it('ragged rows, stray quotes, NUL, and a cell of 32,767 letters', async () => {
    const long = '长'.repeat(32_767)
    const got = await read(`a,b\n1\n1,2,3\n5" pipe,x\nab\0\0,\0\n${long},z\n`)
    expect(got.cells).toEqual([['a', 'b'], ['1'], ['1', '2', '3'], ['5" pipe', 'x'], ['ab', null], [long, 'z']])
  })

  it('takes off the apostrophe that guards an exported cell against being a formula, and no other', async () => {
    expect((await read("a,b,c\n'=1+1,'+8613800138000,'t Hart\n")).cells[1]).toEqual(['=1+1', '+8613800138000', "'t Hart"])
  })

  it('a quote that is never closed is named by its line', async () => {
    const error = (await read('a,b\n1,2\n"3,4\n5,6\n').catch((thrown: unknown) => thrown)) as Problem
    expect(error.fields[0]).toMatchObject({ code: 'openQuote', message: { zh: expect.stringContaining('第 3 行') } })
  })
})

describe('refused, with a reason', () => {
  it.each([
    ['', 'empty'],
    ['\n\n  \n,,\n', 'empty'],
    ['<html><body>', 'disguised'],
    ['<?xml version="1.0"?><Workbook>', 'disguised'],
    [Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7) % 32)), 'notSheet'],
  ])('%j', async (content, code) => expect(await why(content)).toBe(code))

  it('what goes beyond a ceiling', async () => {
    expect(await why(table, { bytes: 20 })).toBe('tooBig')
    expect(await why(table, { rows: 2 })).toBe('tooManyRows')
    expect(await why(`${','.repeat(1024)}x\n`)).toBe('tooWide')
    expect(await why(`x${','.repeat(5000)}\n`)).toBe('read')
  })
})
