import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvCell, disarm, rearm } from './formula.ts'

const starts = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', "'", "''", '')
const texts = fc.tuple(starts, fc.string({ unit: 'grapheme' })).map(([start, rest]) => start + rest)

it('lets no text begin as a formula does, bare or quoted (attack row 37, ASVS 1.2.10)', () => {
  fc.assert(fc.property(texts, (text) => !/^"?[=+\-@＝＋－＠\t\r\n]/.test(csvCell(text))))
})

it('gives every text back as it was, apostrophes of its own included', () => {
  fc.assert(fc.property(texts, (text) => rearm(disarm(text)) === text))
  expect(rearm("'n Beetje")).toBe("'n Beetje")
})
