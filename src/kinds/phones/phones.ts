import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind, Option } from '../../kernel/kind.ts'
import type { Lang } from '../../kernel/label.ts'
import { messages } from '../../kernel/messages.ts'
import { good, isGood, type Outcome } from '../../kernel/problem.ts'
import { after, cellText, takeList, takeRecord, trouble } from '../../kernel/take.ts'
import { digitsOf, type PhoneNumber, readPhone, writePhone } from '../../lib/phone-number.ts'
import { halfWidth, isKeepable } from '../../lib/text.ts'

/** What a number is for, as a person says it; the number itself says mobile, landline or hotline when nobody does. */
export const phoneTypes = [
  { id: 'mobile', label: { zh: '手机', en: 'Mobile' }, synonyms: ['移动电话', 'cell', 'mob'] },
  { id: 'landline', label: { zh: '座机', en: 'Landline' }, synonyms: ['电话', '固话', '固定电话', '办公', 'tel', 'phone'] },
  { id: 'fax', label: { zh: '传真', en: 'Fax' } },
  { id: 'hotline', label: { zh: '热线', en: 'Hotline' } },
  { id: 'other', label: { zh: '其他', en: 'Other' } },
] as const satisfies readonly Option[]
export type PhoneType = (typeof phoneTypes)[number]['id']

/** One number of a record. The first of the list is the main one. `ext`, `e164` and `digits` follow from what was written. */
export type Phone = Omit<PhoneNumber, 'type'> & { readonly type: PhoneType; readonly main: boolean }

const most = 20
const parts = ['type', 'number', 'ext', 'main', 'e164', 'digits'] as const
const notType = {
  code: 'option',
  message: { zh: '电话类型应为 mobile、landline、fax、hotline 或 other', en: 'The type of a phone is mobile, landline, fax, hotline or other' },
}
const notNumber = {
  code: 'phone',
  message: {
    zh: '“{written}”不像电话号码：座机请带区号，国外号码请以 + 和国家代码开头',
    en: '"{written}" is no phone number: give a landline with its area code, a foreign one with + and its country code',
  },
}
const notExt = { code: 'phone', message: { zh: '分机号应为 1 到 6 位数字', en: 'An extension is 1 to 6 digits' } }
const notMain = { code: 'type', message: { zh: 'main 应为 true 或 false', en: 'main is true or false' } }

/** A main one first, no number twice. */
function arrange(entries: readonly Phone[]): Phone[] {
  const main = Math.max(
    0,
    entries.findIndex((entry) => entry.main),
  )
  const ordered = [...entries.slice(main, main + 1), ...entries.slice(0, main), ...entries.slice(main + 1)]
  const sameAs = (entry: Phone) => `${entry.digits}-${entry.ext ?? ''}`
  const once = ordered.filter((entry, place) => ordered.findIndex((other) => sameAs(other) === sameAs(entry)) === place)
  return once.map((entry, place) => ({ ...entry, main: place === 0 }))
}

function takeEntry(input: unknown): Outcome<Phone> {
  return after(takeRecord(input, parts), ({ type, number, ext, main }) => {
    if (typeof number !== 'string' || number.length > 60) return trouble(notNumber, { written: String(number).slice(0, 40) })
    if (!isKeepable(number)) return trouble(messages.badText)
    if (ext !== undefined && ext !== null && !(typeof ext === 'string' && /^\d{1,6}$/.test(ext))) return trouble(notExt)
    if (main !== undefined && typeof main !== 'boolean') return trouble(notMain)
    if (type !== undefined && !phoneTypes.some((each) => each.id === type)) return trouble(notType)
    const found = readPhone(number)
    if (!found) return trouble(notNumber, { written: number })
    return good({ ...found, ext: (ext as string | null | undefined) ?? found.ext, type: (type as PhoneType | undefined) ?? found.type, main: main ?? false })
  })
}

const labelled = new Map(
  phoneTypes.flatMap(({ id, label, ...rest }) =>
    [label.zh, label.en, ...('synonyms' in rest ? rest.synonyms : [])].map((word) => [word.toLowerCase(), id] as const),
  ),
)

/** `传真: 010-6277 0335` says its own type. */
function readEntry(written: string): Outcome<Phone> {
  const [, word = '', rest = written] = /^([A-Za-z\u4e00-\u9fff]+)[\s.:：]*([+(\d].*)$/.exec(written.trim()) ?? []
  const said = labelled.get(word.toLowerCase())
  const found = word && !said ? undefined : readPhone(rest)
  if (!found) return trouble(notNumber, { written: written.trim().slice(0, 40) })
  const isPlain = said === undefined || said === 'landline'
  return good({ ...found, type: isPlain ? found.type : said, main: false })
}

/** Numbers of one cell, parted by ； ; 、 , ， / | or a line break; by blanks only where each part is a number. */
function read(cell: Cell): Outcome<Phone[]> {
  const written = cellText(cell)
  if (!isKeepable(written)) return trouble(messages.badText)
  const cut = halfWidth(written)
    .split(/[;、,/|\n\r]+/)
    .filter((part) => part.trim() !== '')
  const pieces = cut.flatMap((part) => (isGood(readEntry(part)) ? [part] : alone(part)))
  return after(
    takeList(pieces, most, (piece) => readEntry(piece as string)),
    (list) => (list.length > 0 ? good(arrange(list)) : trouble(notNumber, { written: written.trim().slice(0, 40) })),
  )
}

function alone(part: string): string[] {
  const words = part.trim().split(/\s+/)
  return words.length > 1 && words.every((word) => isGood(readEntry(word))) ? words : [part]
}

/** Most numbers there are; they need not be read again to know that they say themselves what they are. */
const isPlainMobile = ({ type, digits, ext }: Phone): boolean => type === 'mobile' && ext === null && /^1[3-9]\d{9}$/.test(digits)

function print(value: readonly Phone[], lang: Lang): string {
  const comma = lang === 'zh' ? '；' : '; '
  const labelOf = (phone: Phone) =>
    isPlainMobile(phone) || readPhone(writePhone(phone))?.type === phone.type ? '' : `${phoneTypes.find((type) => type.id === phone.type)?.label[lang] ?? ''} `
  return value.map((phone) => labelOf(phone) + writePhone(phone)).join(comma)
}

/** Digits to look for: of a whole number in its one written form, else just those typed. */
const operand = (input: unknown): Outcome<string> => {
  const written = typeof input === 'string' && input.length <= 60 ? input : ''
  const digits = readPhone(written)?.digits ?? digitsOf(written)
  return digits === '' ? trouble(notNumber, { written }) : good(digits)
}

/** All numbers of a person or company: mobile, landline with extension, fax, hotline; found by any digits (S0-36). */
export const phonesKind: Kind<Phone[]> = {
  name: 'phones',
  sql: () => 'jsonb',
  schema: () => ({
    type: 'array',
    maxItems: most,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['number'],
      properties: {
        type: { type: 'string', enum: phoneTypes.map((type) => type.id) },
        number: { type: 'string', maxLength: 60 },
        ext: { type: ['string', 'null'], maxLength: 6 },
        main: { type: 'boolean' },
        e164: { type: ['string', 'null'], maxLength: 20 },
        digits: { type: 'string', maxLength: 20 },
      },
    },
  }),
  parse: (input) => after(takeList(input, most, takeEntry), (list) => good(arrange(list))),
  read,
  print: (value, _options, lang) => print(value, lang),
  /** The driver would send an array as a PostgreSQL array. */
  toSql: (value) => JSON.stringify(value),
  words: (value) =>
    value.flatMap(({ digits, ext, e164 }) => [digits, ...(ext ? [digits + ext] : []), ...(e164 && !e164.endsWith(digits) ? [e164.slice(1)] : [])]),
  alike: { way: 'any', marks: (value) => value.map(({ digits, e164, ext }) => (e164 ?? digits) + (ext ? `-${ext}` : '')) },
  member: 'digits',
  operand,
  ops: ['eq', 'ne', 'contains', 'startsWith', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'json',
  examples: {
    good: [
      [{ type: 'mobile', number: '138 0013 8000', ext: null, e164: '+8613800138000', digits: '13800138000', main: true }],
      [
        { type: 'landline', number: '010-6277 0334', ext: '801', e164: '+861062770334', digits: '01062770334', main: true },
        { type: 'fax', number: '010-6277 0335', ext: null, e164: '+861062770335', digits: '01062770335', main: false },
        { type: 'other', number: '+852 2123 4567', ext: null, e164: '+85221234567', digits: '85221234567', main: false },
      ],
    ],
    bad: [
      '13800138000',
      13800138000,
      true,
      {},
      ['13800138000'],
      [{ number: 13800138000 }],
      [{ number: '12' }],
      [{ number: '13800138000', kind: 'x' }],
      [{ number: '13800138000', type: 'pager' }],
      [{ number: '13800138000', main: 'yes' }],
      [{ number: '13800138000', ext: 801 }],
      [{ number: '13800138000\u0000' }],
      [{ number: '\ud800' }],
      [[]],
      [null],
      Array.from({ length: 21 }, () => ({ number: '13800138000' })),
    ],
  },
}

/** A field of several phone numbers. */
export const phones = <const W extends FieldWords>(words: W) => field<Phone[], W>(phonesKind, words)
