import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import type { Lang } from '../../kernel/label.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { findPlace } from '../../lib/find-place.ts'
import { isUnder, pathOf, placeOf, places } from '../../lib/places.ts'
import { isKeepable } from '../../lib/text.ts'

const notCode = {
  code: 'region',
  message: { zh: '没有这个行政区划代码，请从列表中选择省、市、区县', en: 'There is no such region code; please pick province, city and county from the list' },
}
const notPlace = {
  code: 'region',
  message: {
    zh: '看不懂地区“{written}”，请写成“江苏省南京市玄武区”的样子，省名不要漏掉',
    en: 'The region "{written}" cannot be read; please write it like 江苏省南京市玄武区, with its province',
  },
}

const parse = (input: unknown): Outcome<string> => {
  const place = typeof input === 'string' && /^\d{2}(\d{2}){0,2}$/.test(input) ? placeOf(input) : undefined
  return place ? good(place.code) : trouble(notCode)
}

function read(written: string): Outcome<string> {
  if (!isKeepable(written)) return trouble(messages.badText)
  const { place, rest } = findPlace(written.slice(0, 100))
  return place && rest === '' ? good(place.code) : trouble(notPlace, { written: written.slice(0, 40) })
}

function print(code: string, lang: Lang): string {
  const place = placeOf(code)
  return place
    ? pathOf(place)
        .map((each) => each[lang])
        .join(lang === 'zh' ? '' : ' / ')
    : code
}

/** The code and those of all places inside it. */
function below(code: string): string[] {
  const top = placeOf(code)
  if (!top) return [code]
  return [top.code, ...[...places.values()].filter((place) => isUnder(place, top)).map((place) => place.code)]
}

/**
 * A place in China by its six-digit code (GB/T 2260, Hong Kong, Macau and Taiwan included). 2 or 4 digits are filled up;
 * a row that only groups counties stands for its province. Counties keep their Chinese names in English.
 */
export const regionKind: Kind<string> = {
  name: 'region',
  sql: () => 'text',
  schema: () => ({ type: 'string', pattern: '^\\d{2}(\\d{2}){0,2}$', maxLength: 6 }),
  parse,
  read: (cell) => read(cellText(cell)),
  print: (value, _options, lang) => print(value, lang),
  below,
  ops: ['eq', 'ne', 'in', 'notIn', 'within', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  groups: 'value',
  examples: {
    good: ['110105', '320100', '540000', '429004', '810000', '710100'],
    bad: [320100, true, ['320100'], {}, '320199999', '999999', '32010', '江苏', '32 100', '320100\u0000', '３２０１００', 'toString'],
  },
}

/** A field of one place. */
export const region = <const W extends FieldWords>(words: W) => field<string, W>(regionKind, words)
