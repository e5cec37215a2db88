import { expect, it } from 'vitest'
import type { Target } from '../headers-target.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import { labelsOf, readFilled } from './filled.ts'

const target = (object: string, field: string, zh: string, en: string, synonyms: string[] = []): Target => ({
  object,
  field,
  label: { zh, en },
  synonyms,
  read: () => true,
})
const isLabel = labelsOf([
  target('customer', 'name', '客户名称', 'Customer name', ['单位名称']),
  target('customer', 'industry', '行业', 'Industry'),
  target('contact', 'name', '姓名', 'Name', ['联系人']),
  target('contact', 'jobTitle', '职务', 'Job title'),
  target('contact', 'mobile', '手机', 'Mobile'),
  target('contactRecord', 'content', '内容', 'Content', ['洽谈内容']),
])
const sheet = (...rows: (string | number | null)[][]): SheetRow[] => rows.map((cells, at) => ({ sheet: '', line: at + 1, cells }))
const text = (written: string): SheetRow[] => sheet(...written.split('\n').map((line) => [line]))

it('reads what stands to the right of each label, two labels in one row too', () => {
  const { titles, pairs } = readFilled(
    sheet(['客户资料卡'], ['客户名称 *', '华东化工有限公司', '行业：', '化工'], ['职务', null, '手机', 13800138000]),
    isLabel,
  )
  expect(titles).toEqual(['客户资料卡'])
  expect(pairs).toEqual([
    { label: '客户名称', value: '华东化工有限公司' },
    { label: '行业', value: '化工' },
    { label: '职务', value: '' },
    { label: '手机', value: '13800138000' },
  ])
})

it('reads lines of a plain mail, and a value that goes on over several', () => {
  const { pairs } = readFilled(text('各位好：\n单位名称：华东化工\n洽谈内容: 看了现场\n还要两吨样品\n竞品报价：9800'), isLabel)
  expect(pairs).toEqual([
    { label: '单位名称', value: '华东化工' },
    { label: '洽谈内容', value: '看了现场\n还要两吨样品' },
    { label: '竞品报价', value: '9800' },
  ])
})

it('reads people one below the other in a table of the form', () => {
  const { pairs, tables } = readFilled(
    sheet(['客户名称', '华东化工'], ['姓名', '职务', '手机'], ['王强', '厂长', '13800138000'], ['李娜', null, '13900139000'], ['行业', '化工']),
    isLabel,
  )
  expect(tables).toEqual([
    {
      heads: ['姓名', '职务', '手机'],
      rows: [
        ['王强', '厂长', '13800138000'],
        ['李娜', null, '13900139000'],
      ],
    },
  ])
  expect(pairs).toEqual([
    { label: '客户名称', value: '华东化工' },
    { label: '行业', value: '化工' },
  ])
})

it('takes a row of labels that nobody filled in for what it is', () => {
  expect(readFilled(sheet(['客户名称', null, '行业', null], ['职务', '厂长']), isLabel).pairs).toEqual([
    { label: '客户名称', value: '' },
    { label: '行业', value: '' },
    { label: '职务', value: '厂长' },
  ])
})

it('reads a form of somebody who put a hundred thousand blanks into its cells, like any other (attack row 56)', () => {
  const blanks = ' '.repeat(100_000)
  const rows = sheet([`客户名称${blanks}：`, '华东化工'], [`${blanks}x`, `（${'('.repeat(100_000)}`], [`行业：${blanks}化工`, null])
  expect(readFilled(rows, isLabel).pairs).toEqual([
    { label: '客户名称', value: '华东化工' },
    { label: '行业', value: '化工' },
  ])
})
