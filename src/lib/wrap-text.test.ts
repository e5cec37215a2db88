import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapText } from './wrap-text.ts'

const widthOf = (letter: string) => ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1)
const width = (line: string) => [...line].reduce((sum, letter) => sum + widthOf(letter), 0)
const wrap = (text: string, most: number) => wrapText(text, most, widthOf)

describe('a text on lines', () => {
  it('parts Chinese anywhere, and leaves the full stop with its sentence', () => {
    expect(wrap('客户要求缩短交货期。明天回复', 18)).toEqual(['客户要求缩短交货', '期。明天回复'])
  })

  it('lets no line end with an opening bracket', () => {
    expect(wrap('张三丰是（总工程师）', 10)).toEqual(['张三丰是', '（总工程', '师）'])
  })

  it('parts English at blanks and swallows them, and cuts a word that no line holds', () => {
    expect(wrap('a price list was sent', 8)).toEqual(['a price', 'list was', 'sent'])
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  it('keeps the breaks that were written', () => {
    expect(wrap('一\n\n二', 10)).toEqual(['一', '', '二'])
  })

  it('never goes beyond the width and never loses a letter, whatever is written', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'中文，。（）“”a1 -/\n🙂é'), maxLength: 200 })
    fc.assert(
      fc.property(letters, fc.integer({ min: 2, max: 40 }), (text, most) => {
        const lines = wrap(text, most)
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(most)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})
