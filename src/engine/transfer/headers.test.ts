import { describe, expect, it } from 'vitest'
import type { Cell } from '../../kernel/kind.ts'
import { mapSheet, signature, type Target } from './headers.ts'
import type { SheetRow } from './read/sheet-row.ts'

const looks = (shape: RegExp) => (cell: Cell) => shape.test(String(cell).replace(/[\s-]/g, ''))
const anything = () => true
const isDate = (cell: Cell) => cell instanceof Date || /^\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?$/.test(String(cell))
const isPhone = looks(/^(\+?86)?1[3-9]\d{9}$/)
const isCode = looks(/^9[0-9A-Z]{17}$/)
const isEmail = looks(/^[^@]+@[^@]+\.\w+$/)

type More = Partial<Pick<Target, 'synonyms' | 'names' | 'several' | 'read'>>
const target = (path: string, zh: string, en: string, more: More = {}): Target => {
  const [object = '', field = ''] = path.split('.')
  return { object, field, label: { zh, en }, read: anything, ...more }
}

const targets: Target[] = [
  target('customer.name', '客户名称', 'Customer name', { names: true, synonyms: ['公司名', '单位全称', '公司', 'company', 'name'] }),
  target('customer.creditCode', '统一社会信用代码', 'Credit code', { synonyms: ['税号', '信用代码'], read: isCode }),
  target('customer.phones', '电话', 'Phones', { synonyms: ['公司电话', '座机', 'company phone'], read: isPhone }),
  target('customer.region', '所在地区', 'Region', { synonyms: ['省份', '城市'], several: true, read: looks(/^(北京|江苏|南京)/) }),
  target('customer.capital', '注册资本（元）', 'Capital', { read: looks(/^[\d,.]+$/) }),
  target('customer.note', '备注', 'Note', { synonyms: ['说明'] }),
  target('contact.name', '姓名', 'Name', { names: true, synonyms: ['联系人', '联系人姓名', 'contact'] }),
  target('contact.phones', '手机和电话', 'Phones', { synonyms: ['手机', '电话', '联系电话', 'mobile', 'phone'], read: isPhone }),
  target('contact.emails', '邮箱', 'E-mails', { synonyms: ['email'], read: isEmail }),
  target('contact.title', '职务', 'Title'),
  target('contact.note', '备注', 'Note'),
  target('contactRecord.at', '接触时间', 'Time', { synonyms: ['上次拜访'], read: isDate }),
  target('contactRecord.result', '结果', 'Result', { synonyms: ['拜访结果'] }),
]

const rowsOf = (...lines: (Cell[] | undefined)[]): SheetRow[] => lines.flatMap((cells, at) => (cells ? [{ sheet: '表', line: at + 1, cells }] : []))
const mapped = (rows: readonly SheetRow[]): string[] | undefined =>
  mapSheet(rows, targets)?.columns.map(({ head, object, field }) => `${head}: ${object ? `${object}.${field}` : '-'}`)

const code = '91320192MA1Y5ARB6Y'
const body = (...cells: Cell[]) => [cells, cells, cells, cells]

describe('the row of heads', () => {
  it('stands first, or below a title merged over the sheet, blank rows and a hint', () => {
    const heads = ['客户名称', '税号', '联系人', '手机']
    const filled = ['甲公司', code, '潘勇', '17765809138']
    expect(mapSheet(rowsOf(heads, filled), targets)?.headerLine).toBe(1)
    const title: SheetRow = { sheet: '表', line: 1, cells: ['客户名称', '客户名称', '客户名称', '客户名称'], spread: [1, 2, 3] }
    const rows = [title, ...rowsOf(undefined, undefined, ['填表说明：电话必填'], heads, filled)]
    expect(mapSheet(rows, targets)?.headerLine).toBe(4)
  })

  it('is the lower of two when groups of heads stand above it, and a merged head reaches down', () => {
    const groups: SheetRow = { sheet: '表', line: 1, cells: ['客户名称', '联系方式', '联系方式'], spread: [2] }
    const heads: SheetRow = { sheet: '表', line: 2, cells: ['客户名称', '联系人', '手机'] }
    const found = mapSheet([groups, heads, { sheet: '表', line: 3, cells: ['甲', '潘勇', '17765809138'] }], targets)
    expect(found?.headerLine).toBe(2)
    expect(found?.columns.map(({ field }) => field)).toEqual(['name', 'name', 'phones'])
  })

  it('is found when its words are unknown, by being text over a table', () => {
    const rows = rowsOf(['Firma', 'Steuer', 'Tel'], ...body('甲公司', code, '17765809138'))
    expect(mapSheet(rows, targets)).toMatchObject({
      headerLine: 1,
      columns: [{ field: null }, { field: 'creditCode' }, { object: 'customer', field: 'phones' }],
    })
  })

  it('may be missing: line 0, and columns are known by what stands in them', () => {
    const rows = rowsOf(...body('甲公司', code, '17765809138'))
    expect(mapSheet(rows, targets)).toMatchObject({ headerLine: 0, columns: [{ head: '', field: null }, { field: 'creditCode' }, { field: 'phones' }] })
  })

  it('does not exist in a page of notes, nor in an empty sheet', () => {
    expect(mapSheet(rowsOf(['本表由各地上报，空行请忽略'], ['有问题请联系王工']), targets)).toBeUndefined()
    expect(mapSheet([], targets)).toBeUndefined()
  })

  it('may be one word over a list of names, or heads without a row', () => {
    expect(mapped(rowsOf(['客户名称'], ['甲'], ['乙']))).toEqual(['客户名称: customer.name'])
    expect(mapped(rowsOf(['客户名称', '电话']))).toEqual(['客户名称: customer.name', '电话: customer.phones'])
  })
})

describe('a column goes to', () => {
  it('the contact when it stands beside his name, to the right or left, and to the customer otherwise', () => {
    expect(mapped(rowsOf(['公司名', '税号', '电话', '联系人姓名', '职务', '备注']))).toEqual([
      '公司名: customer.name',
      '税号: customer.creditCode',
      '电话: contact.phones',
      '联系人姓名: contact.name',
      '职务: contact.title',
      '备注: customer.note',
    ])
    expect(mapped(rowsOf(['客户名称', '电话', '所在地区', '联系人', '手机']))).toEqual([
      '客户名称: customer.name',
      '电话: customer.phones',
      '所在地区: customer.region',
      '联系人: contact.name',
      '手机: contact.phones',
    ])
    expect(mapped(rowsOf(['客户名称', '电话', '邮箱']))).toEqual(['客户名称: customer.name', '电话: customer.phones', '邮箱: -'])
    expect(mapped(rowsOf(['客户名称', '电话', '联系人', '手机']))?.[1]).toBe('电话: customer.phones')
  })

  it('the record of a contact', () => {
    expect(mapped(rowsOf(['单位全称', '上次拜访', '拜访结果']))).toEqual([
      '单位全称: customer.name',
      '上次拜访: contactRecord.at',
      '拜访结果: contactRecord.result',
    ])
  })

  it('a field whose name it bears with width, blanks, units, stars, case or a second language', () => {
    expect(mapped(rowsOf(['＊客户 名称：', '注册资本(万元)', '税　号（必填）', '联系人/Contact', 'E-MAILS']))).toEqual([
      '＊客户 名称：: customer.name',
      '注册资本(万元): customer.capital',
      '税　号（必填）: customer.creditCode',
      '联系人/Contact: contact.name',
      'E-MAILS: contact.emails',
    ])
  })

  it('a field it sounds like, if the cells fit', () => {
    expect(mapped(rowsOf(['客户名称', '客户的信用代码'], ...body('甲', code)))?.[1]).toBe('客户的信用代码: customer.creditCode')
    expect(mapped(rowsOf(['客户名称', '信用代码备查日期'], ...body('甲', '2025-01-01')))?.[1]).toBe('信用代码备查日期: -')
  })

  it('no field when none fits: a date of another meaning is no last visit', () => {
    expect(mapped(rowsOf(['客户名称', '建档日期', '在用产品'], ...body('甲', '2025-06-11', 'PE 薄膜料')))).toEqual([
      '客户名称: customer.name',
      '建档日期: -',
      '在用产品: -',
    ])
  })

  it('one field once, unless several columns make it up', () => {
    expect(mapped(rowsOf(['客户名称', '省份', '城市', '说明', '备注']))).toEqual([
      '客户名称: customer.name',
      '省份: customer.region',
      '城市: customer.region',
      '说明: -',
      '备注: customer.note',
    ])
  })

  it('the customer when only one column could name him', () => {
    expect(mapped(rowsOf(['Name', 'Phone']))?.[0]).toBe('Name: customer.name')
    expect(mapped(rowsOf(['Company', 'Name', 'Phone']))).toEqual(['Company: customer.name', 'Name: contact.name', 'Phone: contact.phones'])
  })

  it('with more confidence when cells agree with its head', () => {
    const confidence = (cell: Cell) => mapSheet(rowsOf(['客户名称', '税号'], ...body('甲', cell)), targets)?.columns[1]?.confidence ?? 0
    expect(confidence(code)).toBeGreaterThan(confidence('无'))
    expect(confidence('无')).toBeGreaterThan(0.6)
  })
})

it('keeps columns without a head that hold something, and drops those that hold nothing', () => {
  expect(mapped(rowsOf(['客户名称', null, null], ['甲', null, '13800138000'], ['乙', null, '13800138001'], ['丙', null, '13800138002']))).toEqual([
    '客户名称: customer.name',
    ': customer.phones',
  ])
})

it('a head like __proto__ is a head like any other', () => {
  expect(mapped(rowsOf(['客户名称', '__proto__', 'constructor'], ['甲', '1', '2']))).toEqual(['客户名称: customer.name', '__proto__: -', 'constructor: -'])
})

describe('the signature of heads', () => {
  it('is the same for the same heads however they are spelt, and another for others', () => {
    expect(signature(['客户名称', '电 话'])).toBe(signature(['客户 名称', '电话＊']))
    expect(signature(['客户名称', '电话'])).not.toBe(signature(['电话', '客户名称']))
    expect(signature(['a', 'bc'])).not.toBe(signature(['ab', 'c']))
  })
})
