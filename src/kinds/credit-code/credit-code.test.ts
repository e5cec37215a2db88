import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCharacter, creditCodeKind } from './credit-code.ts'

const real = ['91320411MA1Y7RHY8C', '91110228MA01GT2W9W', '91320722MA1Y25X47Q', '91321181MA1YAU2843', '91110304MA01GKDB2X', '91540195MA6TD6R2XK']

it('knows codes of the public register', () => {
  for (const code of real) expect(creditCodeKind.parse(code, {})).toEqual({ value: code })
})

it.each(['91320411ma1y7rhy8c', ' 91320411 MA1Y7RHY8C ', '９１３２０４１１ＭＡ１Ｙ７ＲＨＹ８Ｃ', '91320411-MA1Y7RHY8-C'])(
  'writes %s in its one form',
  (written) => {
    expect(creditCodeKind.read(written, {})).toEqual({ value: '91320411MA1Y7RHY8C' })
  },
)

it.each([
  ['9.11101E+17', 'creditCodeLostDigits', '文本'],
  [911101000000000000, 'creditCodeLostDigits', '文本'],
  ['91110000I0OZSV0001', 'creditCodeLetters', 'I O Z S V'],
  ['91320411MA1Y7RHY8D', 'creditCodeCheck', '校验位'],
  ['91320411MA1Y7RHY8', 'creditCodeLength', '17 位'],
  ['320411718512345', 'creditCodeOld', '15 位'],
  ['32041171851234567890', 'creditCodeOld', '20 位'],
])('says of %s what went wrong and what to do', (cell, code, part) => {
  expect(creditCodeKind.read(cell, {})).toMatchObject({ code, message: { zh: expect.stringContaining(part) } })
})

it('notices any one wrong character', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  fc.assert(
    fc.property(fc.constantFrom(...real), fc.nat(17), fc.constantFrom(...alphabet), (code, place, other) => {
      const wrong = code.slice(0, place) + other + code.slice(place + 1)
      expect(checkCharacter(wrong) === wrong[17]).toBe(wrong === code)
    }),
  )
})

it('finds by a part of the code', () => {
  expect(creditCodeKind.operand?.('ma1y7', 'contains', {})).toEqual({ value: 'MA1Y7' })
  expect(creditCodeKind.operand?.('ma1y7', 'eq', {})).toMatchObject({ code: 'creditCodeLength' })
})
