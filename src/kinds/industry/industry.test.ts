import { expect, it } from 'vitest'
import { industries } from './industries.ts'
import { industryKind } from './industry.ts'
import { industryWords } from './words.ts'

it('has the 20 sections and 97 divisions of GB/T 4754-2017, each with both labels', () => {
  const codes = [...industries.keys()]
  expect(codes.filter((code) => code.length === 1).join('')).toBe('ABCDEFGHIJKLMNOPQRST')
  expect(codes.filter((code) => code.length === 3).map((code) => Number(code.slice(1)))).toEqual(Array.from({ length: 97 }, (_, n) => n + 1))
  for (const { label } of industries.values()) expect(label.zh.length > 1 && label.en.length > 4).toBe(true)
})

it.each([
  ['化工', 'C26'],
  ['建材', 'C30'],
  ['塑料制品', 'C29'],
  ['电子', 'C39'],
  ['物流', 'G'],
  ['软件', 'I65'],
  ['医药行业', 'C27'],
  ['餐饮业', 'H62'],
  ['制造业 / 医药制造业', 'C27'],
  ['Catering', 'H62'],
  ['c26', 'C26'],
  ['26', 'C26'],
])('reads %s', (word, code) => {
  expect(industryKind.read(word, {})).toEqual({ value: code })
})

it('leaves a word it does not know to the importer', () => {
  expect(industryKind.read('火星旅行', {})).toMatchObject({ code: 'industry', message: { zh: expect.stringContaining('火星旅行') } })
})

it('takes a section with its divisions, and a section of one division for that division', () => {
  expect(industryKind.below?.('I')).toEqual(['I', 'I63', 'I64', 'I65'])
  expect(industryKind.parse('K', {})).toEqual({ value: 'K70' })
})

it('knows every code that its words name', () => {
  expect([...industryWords.values()].filter((code) => !industries.has(code))).toEqual([])
})
