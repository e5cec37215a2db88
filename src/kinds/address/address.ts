import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { after, cellText, takeRecord, takeText, trouble } from '../../kernel/take.ts'
import { placeOf } from '../../lib/places.ts'
import { isKeepable, lengthOf, tidyLine } from '../../lib/text.ts'
import { partPlace, placeAndStreet } from './place-and-street.ts'

/** Where a letter goes. At least one part is there; `region` is a code of GB/T 2260. */
export type Address = { readonly region: string | null; readonly street: string | null; readonly postcode: string | null }

const longest = 200
const notRegion = {
  code: 'region',
  message: { zh: '没有这个行政区划代码，请从列表中选择省、市、区县', en: 'There is no such region code; please pick province, city and county from the list' },
}
const notPostcode = {
  code: 'postcode',
  message: { zh: '邮政编码应为 6 位数字，国外的为 3 到 10 位字母和数字', en: 'A Chinese postcode has 6 digits, a foreign one 3 to 10 letters and digits' },
}
const nothing = { code: 'required', message: { zh: '请至少填写地区、街道、邮编中的一项', en: 'Please give at least one of region, street and postcode' } }

const postcodeShape = /^[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]$/i
const postcodeInside = /邮(?:政编码|编)[:：]?\s*([A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9])[)）]?$/i

/** Takes postcode and region out of a street that holds them, where the address does not say them itself: people type all in one box. */
function settle({ region, street, postcode }: Address): Outcome<Address> {
  const inside = postcode === null && street !== null ? postcodeInside.exec(street) : null
  const bare = inside && street !== null ? tidyLine(street.slice(0, inside.index)).replace(/[\s,，(（]{1,5}$/, '') : street
  const split = region === null && bare !== null ? partPlace(bare) : { region, street: bare }
  const address = { region: split.region, street: split.street || null, postcode: inside?.[1]?.toUpperCase() ?? postcode }
  if (lengthOf(address.street ?? '') > longest) return trouble(messages.tooLong, { max: longest })
  return address.region === null && address.street === null && address.postcode === null ? trouble(nothing) : good(address)
}

const takeStreet = (input: unknown): Outcome<string | null> =>
  input === undefined || input === null ? good(null) : after(takeText(input, longest, tidyLine), (street) => good(street || null))

function takePart(input: unknown, shape: (text: string) => string | undefined, otherwise: typeof notRegion): Outcome<string | null> {
  if (input === undefined || input === null || input === '') return good(null)
  const value = typeof input === 'string' && input.length <= 12 ? shape(input) : undefined
  return value === undefined ? trouble(otherwise) : good(value)
}

const parse = (input: unknown): Outcome<Address> =>
  after(takeRecord(input, ['region', 'street', 'postcode']), (parts) =>
    after(
      takePart(parts.region, (code) => (/^(\d\d){1,3}$/.test(code) ? placeOf(code)?.code : undefined), notRegion),
      (region) =>
        after(
          takePart(parts.postcode, (code) => (postcodeShape.test(code) ? code.toUpperCase() : undefined), notPostcode),
          (postcode) => after(takeStreet(parts.street), (street) => settle({ region, street, postcode })),
        ),
    ),
  )

function read(written: string): Outcome<Address> {
  if (!isKeepable(written)) return trouble(messages.badText)
  return after(takeText(written, longest + 60, tidyLine), (street) => settle({ region: null, street, postcode: null }))
}

/** In Chinese whatever the reader's language: that is what stands on the envelope. */
function print({ region, street, postcode }: Address): string {
  const place = placeAndStreet(region, street)
  return postcode ? `${place}${place && ' '}邮编 ${postcode}` : place
}

/** A postal address: region by code, street as written, postcode. */
export const addressKind: Kind<Address> = {
  name: 'address',
  sql: () => 'jsonb',
  schema: () => ({
    type: 'object',
    additionalProperties: false,
    properties: {
      region: { type: ['string', 'null'], maxLength: 6 },
      street: { type: ['string', 'null'], maxLength: longest },
      postcode: { type: ['string', 'null'], maxLength: 10 },
    },
  }),
  parse,
  read: (cell) => read(cellText(cell)),
  print,
  toSql: (value) => JSON.stringify(value),
  alike: { way: 'words', marks: ({ street, postcode, region }) => [[street, postcode, region].filter(Boolean).join(' ')] },
  member: 'street',
  operand: (input) => takeText(input, longest, tidyLine),
  ops: ['contains', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'json',
  examples: {
    good: [
      { region: '330110', street: '文一西路1号', postcode: '310000' },
      { region: '320100', street: null, postcode: null },
      { region: null, street: '1 Infinite Loop, Cupertino', postcode: '95014' },
    ],
    bad: [
      '浙江省杭州市',
      5,
      true,
      [],
      {},
      { street: 5 },
      { street: ['a'] },
      { region: '999999' },
      { region: 330110 },
      { postcode: '!' },
      { street: 'a', city: 'b' },
      { street: 'a\u0000' },
      { street: '\ud800' },
      { street: 'x'.repeat(201) },
      { street: null },
    ],
  },
}

/** A field of one address. */
export const address = <const W extends FieldWords>(words: W) => field<Address, W>(addressKind, words)
