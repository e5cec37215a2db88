import { describe, expect, it } from 'vitest'
import { digitsOf, readPhone, writePhone } from './phone-number.ts'

describe('a mainland mobile', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '１３８００１３８０００',
    '8613800138000',
    '+86 13800138000',
    '0086 138 0013 8000',
    '013800138000',
    ' 138\u200b0013\u30008000 ',
  ])('is the same number however written: %s', (written) => {
    expect(readPhone(written)).toEqual({ type: 'mobile', number: '138 0013 8000', ext: null, e164: '+8613800138000', digits: '13800138000' })
  })
})

describe('a landline', () => {
  it.each([
    '010-6277 0334 转 801',
    '010-62770334-801',
    '(010)62770334 ext.801',
    '01062770334x801',
    '+86 10 6277 0334 分机801',
    '86-10-62770334#801',
    '010－62770334（转801）',
  ])('keeps its extension apart: %s', (written) => {
    const found = readPhone(written)
    expect(found).toEqual({ type: 'landline', number: '010-6277 0334', ext: '801', e164: '+861062770334', digits: '01062770334' })
    expect(found && writePhone(found)).toBe('010-6277 0334 转 801')
  })

  it('has seven or eight digits after its area', () => {
    expect(readPhone('0310-7654321')?.number).toBe('0310-765 4321')
    expect(readPhone('0755 12345678')?.number).toBe('0755-1234 5678')
    expect(readPhone('010-6277033')).toBeUndefined()
  })

  it('without area has no e164', () => {
    expect(readPhone('6277 0334')).toEqual({ type: 'landline', number: '6277 0334', ext: null, e164: null, digits: '62770334' })
  })
})

it.each([
  ['400-800-1234', 'hotline', '400 800 1234', '+864008001234'],
  ['8008201234', 'hotline', '800 820 1234', '+868008201234'],
  ['95588', 'hotline', '95588', null],
  ['10086 转 1', 'hotline', '10086', null],
  ['852 2123 4567', 'other', '+852 2123 4567', '+85221234567'],
  ['85361234567', 'other', '+853 6123 4567', '+85361234567'],
  ['886912345678', 'other', '+886 912 345 678', '+886912345678'],
  ['+1 415 555 2671', 'other', '+1 415 555 2671', '+14155552671'],
])('reads %s', (written, type, number, e164) => {
  expect(readPhone(written)).toMatchObject({ type, number, e164 })
})

it.each([
  '',
  'abc',
  '12',
  '1380013800',
  '138001380001',
  '12812345678',
  '+8612812345678',
  '9.11E+17',
  '4155552671',
  '+999123456',
  '13800138000 张三',
  '1'.repeat(40),
])('finds no number in %s', (written) => {
  expect(readPhone(written)).toBeUndefined()
})

it('finds the digits of what somebody typed', () => {
  expect(digitsOf('０10-6277')).toBe('0106277')
})
