import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Kind, Options } from '../kernel/kind.ts'
import { langs } from '../kernel/label.ts'
import { isGood, type Outcome } from '../kernel/problem.ts'
import { kinds } from './index.ts'

const options: Options = {
  options: [
    { id: 'a', label: { zh: '甲', en: 'Alpha' }, synonyms: ['第一'] },
    { id: 'b', label: { zh: '乙、丙', en: 'Beta/Gamma' } },
  ],
}

/** Good values that need options or records of their own, which the kind alone cannot know. */
const more: Readonly<Record<string, readonly unknown[]>> = {
  choice: ['a', 'b'],
  manyChoice: [['a'], ['a', 'b']],
  ref: ['01900000-0000-7000-8000-000000000000'],
  refs: [['01900000-0000-7000-8000-000000000000', '01900000-0000-7000-8000-000000000001']],
  file: ['01900000-0000-7000-8000-000000000000'],
  files: [['01900000-0000-7000-8000-000000000000']],
  pictures: [['01900000-0000-7000-8000-000000000000']],
}
const uploaded = ['file', 'files', 'pictures']

const goodOf = (kind: Kind): readonly unknown[] => [...kind.examples.good, ...(more[kind.name] ?? [])]
const takenFrom = (outcome: Outcome<unknown>): unknown => {
  if (!isGood(outcome)) throw new Error(outcome.message.en)
  return outcome.value
}

/** Scraps of which sheets are made, so that chance comes near the shapes kinds know. */
const scraps = fc.constantFrom(
  ...'0 1 2 8 13800138000 010 62770334 +86 +852 - . , ; 、 ， / ( ) % ¥ 万 亿 年 月 日 : 转 传真 手机 农历 闰 八 十五 江苏 南京市 北京 朝阳区 中山路 邮编 210000 C26 化工 制造业 甲 乙 @ a.cn https:// ★ 是 null \u3000 \u200b \ud83d'.split(
    ' ',
  ),
  ' ',
  '\n',
)

const cells: fc.Arbitrary<Exclude<Cell, null>> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: scraps, maxLength: 12 }),
  fc.double(),
  fc.boolean(),
  fc.date({ noInvalidDate: false }),
)

const sayable = (outcome: Outcome<unknown>) =>
  isGood(outcome) ||
  (outcome.code !== '' &&
    /[\u4e00-\u9fff]/.test(outcome.message.zh) &&
    outcome.message.en.length > 5 &&
    !/\{(min|max|scale|written|part|known|letters|length|shown|named|tag)\}/.test(outcome.message.zh + outcome.message.en))

describe.each(Object.entries(kinds))('%s', (name, kind) => {
  it('stands in the list under its own name, with bounded values and operators of its own', () => {
    expect(kind.name).toBe(name)
    expect(JSON.stringify(kind.schema(options))).toMatch(/maxLength|maxItems|maximum|boolean|enum/)
    expect(new Set(kind.ops).size).toBe(kind.ops.length)
  })

  it('takes its good values as they are, and once more', () => {
    for (const value of goodOf(kind)) {
      expect(kind.parse(value, options)).toEqual({ value })
      expect(kind.parse(takenFrom(kind.parse(value, options)), options)).toEqual({ value })
    }
  })

  it('refuses its bad values, saying in both languages what to do', () => {
    expect(kind.examples.bad.length).toBeGreaterThan(0)
    for (const value of kind.examples.bad) {
      const outcome = kind.parse(value, options)
      expect(isGood(outcome), JSON.stringify(value)?.slice(0, 80)).toBe(false)
      expect(sayable(outcome)).toBe(true)
    }
  })

  it('reads again what it printed, in either language', () => {
    if (uploaded.includes(name)) return expect(kind.read('a.jpg', options)).toMatchObject({ code: 'upload' })
    for (const value of goodOf(kind)) for (const lang of langs) expect(kind.read(kind.print(value, options, lang), options), lang).toEqual({ value })
  })

  it('meets any JSON and any cell without a throw, and keeps what it took', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        if (input === null) return true
        const outcome = kind.parse(input, options)
        if (!isGood(outcome)) return sayable(outcome)
        expect(kind.parse(outcome.value, options)).toEqual(outcome)
        return typeof kind.print(outcome.value, options, 'en') === 'string'
      }),
    )
  })

  it('reads any cell to a value that stands, or says why not', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        const outcome = kind.read(cell, options)
        if (!isGood(outcome)) return sayable(outcome)
        expect(kind.parse(outcome.value, options)).toEqual(outcome)
        expect(kind.read(kind.print(outcome.value, options, 'zh'), options)).toEqual(outcome)
        return true
      }),
    )
  })

  it('comes back from the column as it went in', () => {
    const givesText = /^(numeric|bigint)/.test(kind.sql(options) ?? '')
    for (const value of goodOf(kind)) {
      const raw = kind.toSql ? kind.toSql(value, options) : value
      const column = kind.holds === 'json' ? JSON.parse(String(raw)) : givesText ? String(raw) : raw
      expect(kind.fromSql ? kind.fromSql(column, options) : column).toEqual(value)
    }
  })
})
