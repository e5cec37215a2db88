import { expect, it } from 'vitest'
import { isGood } from '../../kernel/problem.ts'
import { type Phone, phonesKind } from './phones.ts'

const read = (cell: string): readonly Phone[] => {
  const outcome = phonesKind.read(cell, {})
  if (!isGood(outcome)) throw new Error(outcome.message.en)
  return outcome.value
}

it('keeps 010-6277 0334 转 801 and finds it by its digits (S0-36)', () => {
  const [phone] = read('010-6277 0334 转 801')
  expect(phone).toEqual({ type: 'landline', number: '010-6277 0334', ext: '801', e164: '+861062770334', digits: '01062770334', main: true })
  expect(phonesKind.words?.(phone ? [phone] : [], {})).toContain('01062770334')
  expect(phonesKind.operand?.('6277-0334', 'contains', {})).toEqual({ value: '62770334' })
})

it.each([
  '13800138000；13900139000',
  '13800138000、13900139000',
  '138 0013 8000 / 139 0013 9000',
  '13800138000\n13900139000',
  '13800138000，13900139000',
  '13800138000 13900139000',
])('parts the numbers of a cell: %s', (cell) => {
  expect(read(cell).map((phone) => phone.digits)).toEqual(['13800138000', '13900139000'])
})

it('lets a number say what it is for', () => {
  expect(read('手机：13800138000；传真 010-6277 0335').map((phone) => phone.type)).toEqual(['mobile', 'fax'])
  expect(phonesKind.print([...read('传真 010-6277 0335')], {}, 'en')).toBe('Fax 010-6277 0335')
})

it('puts the main number first and no number twice', () => {
  const outcome = phonesKind.parse([{ number: '13900139000' }, { number: '138-0013-8000', main: true }, { number: '+8613900139000' }], {})
  expect(outcome).toMatchObject({
    value: [
      { digits: '13800138000', main: true },
      { digits: '13900139000', main: false },
    ],
  })
})

it('does not believe what a client says of digits and e164', () => {
  expect(phonesKind.parse([{ number: '13800138000', digits: '1', e164: '+1' }], {})).toMatchObject({
    value: [{ digits: '13800138000', e164: '+8613800138000' }],
  })
})

it('names the number it cannot read', () => {
  expect(phonesKind.read('13800138000；没有', {})).toMatchObject({ code: 'phone', message: { zh: expect.stringContaining('没有') } })
})
