import { describe, expect, it } from 'vitest'
import { contact } from '../../../crm/customers/contact.object.ts'
import { customer } from '../../../crm/customers/customer.object.ts'
import type { Cell } from '../../../kernel/kind.ts'
import { lineOf, readCells, withoutStrayBlanks } from './cells.ts'
import { addLines } from './note.ts'

type Cells = readonly (readonly [head: string, cell: Cell])[]
const said = (...cells: Cells) => cells.map(([head, cell]) => ({ head, cell }))
const zone = 'Asia/Shanghai'

describe('cells that feed one field', () => {
  it.each([
    [['省份', '江苏'], ['城市', '镇江'], '321100', []],
    [['省份', '北京'], ['城市', '北京'], '110000', []],
    [['省份', '北京'], ['城市', '朝阳'], '110105', []],
    [['省份', '西藏'], ['城市', '亚特兰蒂斯'], '540000', ['城市']],
  ] as const)('takes %j and %j as one place', (province, city, code, unread) => {
    const read = readCells(customer.fields.region, zone, said(province, city))
    expect(read.value).toBe(code)
    expect(read.unread.map((each) => each.said.head)).toEqual(unread)
  })

  it('joins the parts of a name as its language does', () => {
    const nameOf = (...cells: Cells) => readCells(contact.fields.name, zone, said(...cells)).value
    expect(nameOf(['First Name', '小明'], ['Last Name', '王'])).toBe('王小明')
    expect(nameOf(['First Name', 'Wei'], ['Last Name', 'Zhang'])).toBe('Wei Zhang')
    expect(nameOf(['Name', 'Ann B. Lee'], ['Given Name', 'Ann'], ['Family Name', 'Lee'])).toBe('Ann B. Lee')
  })

  it('keeps the numbers it can read and tells the others', () => {
    const read = readCells(contact.fields.phones, zone, said(['手机', '138 0013 8000'], ['手机2', '无'], ['电话', '+86 13800138000；010-62770334']))
    expect((read.value as { digits: string }[]).map(({ digits }) => digits)).toEqual(['13800138000', '01062770334'])
    expect(read.unread.map((each) => lineOf(each.said))).toEqual(['手机2: 无'])
  })

  it('takes stray blanks out of Han names and leaves Latin ones alone', () => {
    expect(withoutStrayBlanks('南京 润沃　能源（集团） 有限公司')).toBe('南京润沃能源（集团）有限公司')
    expect(withoutStrayBlanks('Acme (China) Co., Ltd. 上海')).toBe('Acme (China) Co., Ltd. 上海')
  })
})

describe('the note', () => {
  const note = customer.fields.note

  it('takes each line once, however often it comes', () => {
    const { text } = addLines(note, '老客户', ['评价: 好', '第一行\r\n第二行 ', '老客户'])
    expect(text).toBe('老客户\n评价: 好\n第一行\n第二行')
    expect(addLines(note, text, ['第一行\n第二行', '评价: 好', '评价: 好评']).text).toBe(`${text}\n评价: 好评`)
  })

  it('leaves out what does not fit and says so', () => {
    const full = '满'.repeat(19_990)
    expect(addLines(note, full, ['评价: 交货一直都偏慢很多'])).toEqual({ text: full, isFull: true })
  })
})
