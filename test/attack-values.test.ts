import { describe, expect, it } from 'vitest'
import { column, tableOf } from '../src/engine/records/columns.ts'
import type { Field } from '../src/kernel/field.ts'
import { bootApp } from './app.ts'
import { isJudgedWhole, makeRecord, minimalDraft, writable } from './every/drafts.ts'

const app = await bootApp()
const { admin, opened } = app
const objects = [...opened.house.objects.values()]
/** Every field of every object that a person may write, of some kinds. */
const fieldsOf = (...kinds: readonly string[]) =>
  objects.flatMap((object) =>
    writable(object).flatMap(([name, field]) => (kinds.includes(field.kind.name) ? [[`${object.name}.${name}`, object, name, field] as const] : [])),
  )
const post = async (object: (typeof objects)[number], name: string, value: unknown) =>
  admin.post(`/api/${object.plural}`, { ...(await minimalDraft(app, object, apt(object))), [name]: value })
/** The greatest value of an own field is that of a number; of a text it is a length. */
const apt = ({ name }: (typeof objects)[number]) => (name === 'customField' ? { kind: 'number' } : {})
const raw = (url: string, payload: string) => admin.send({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })

describe('row 60, numbers', () => {
  it.each(fieldsOf('money'))('%s takes decimal text that fits, to the cent, and nothing else', async (_, object, name, field: Field) => {
    const takes: [string, string][] = [
      ...((field.min ?? 0) <= 0 ? [['0', '0.00'] as [string, string]] : []),
      ...((field.min ?? 0) < 0 ? [['-1', '-1.00'] as [string, string]] : []),
      ['0.01', '0.01'],
      ['9007199254740993', '9007199254740993.00'],
      ['1234.5', '1234.50'],
    ]
    for (const [value, kept] of takes) {
      const { status, body, text } = await post(object, name, value)
      expect([status, body.record?.[name]], text).toEqual([201, kept])
      expect((await opened.pool.query(`select ${column(name)}::text as kept from "${tableOf(object)}" where id = $1`, [body.record.id])).rows).toEqual([
        { kept },
      ])
    }
    for (const value of [
      'NaN',
      'Infinity',
      '-Infinity',
      '1e3',
      '1e308',
      '1e-30',
      '0.005',
      '1'.repeat(40),
      '1,000.00',
      '1.000,00',
      '１２３',
      ' 5 ',
      '+5',
      '0x10',
      '--1',
      '',
      ' ',
      '.',
      '5.',
      5,
      1e308,
      -0,
      true,
      ['5'],
      {},
    ]) {
      if (value === '') continue
      const { status, body } = await post(object, name, value)
      expect([status, body.fields?.[0]?.field], String(value)).toEqual([422, name])
    }
  })

  it.each(fieldsOf('number', 'percent', 'rating'))('%s takes numbers within its bounds, never text, never too fine', async (_, object, name, field: Field) => {
    const { minimum: min, maximum: max } = field.kind.schema(field) as { minimum: number; maximum: number }
    for (const value of [max + 1, min - 1, 1e308, -1e308, 2 ** 53, 0.5, 1e-30, '5', ' 5 ', '1e3', 'NaN', true, [5], {}]) {
      // A percent has two places unless it says otherwise.
      if (value === 0.5 && (field.scale ?? (field.kind.name === 'percent' ? 2 : 0)) > 0) continue
      expect((await post(object, name, value)).status, String(value)).toBe(422)
    }
    // What is good only beside the other values of its record has tests of its own.
    for (const bound of isJudgedWhole(object, name) ? [] : [min, max]) {
      const { status, text } = await post(object, name, bound)
      expect(status, text).toBe(201)
    }
  })

  it('a number JSON cannot hold is refused before anything sees it', async () => {
    for (const number of ['1e400', '-1e400', 'NaN', 'Infinity', '0x10', '01', '١'])
      expect((await raw('/api/savedViews', `{"name":"x","object":"customer","state":"{}","place":${number}}`)).statusCode, number).toBe(422)
  })
})

describe('row 61, days and instants', () => {
  const never = [
    'infinity',
    '-infinity',
    'now',
    'today',
    '0000-01-01',
    '10000-01-01',
    '-0044-03-15',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '01/02/2026',
    '2026年1月1日',
    '20260101',
    '',
    ' ',
    '2026-01-01 BC',
  ]

  it.each(fieldsOf('date'))('%s takes days of the calendar alone', async (_, object, name) => {
    for (const value of [...never.filter(Boolean), '2026-01-01T00:00:00Z', 20260101, null === undefined, {}])
      expect((await post(object, name, value)).status, String(value)).toBe(422)
    expect((await post(object, name, '2028-02-29')).status).toBe(201)
  })

  it.each(fieldsOf('instant'))('%s takes instants with their zone alone, and gives them back in UTC', async (_, object, name) => {
    for (const value of [
      ...never.filter(Boolean),
      '2026-01-01',
      '2026-01-01T10:00:00',
      '2026-01-01T24:00:00Z',
      '2026-01-01T23:60:00Z',
      '2026-01-01T00:00:00+15:00',
      '2026-02-30T00:00:00Z',
      '10000-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z; select 1',
      1767225600000,
      {},
    ]) {
      expect((await post(object, name, value)).status, String(value)).toBe(422)
    }
  })

  it('an instant keeps its moment whatever its zone, over a change of clocks too', async () => {
    const customer = await makeRecord(app, opened.house.objects.get('customer') as (typeof objects)[number])
    const at = async (instant: string) =>
      (await admin.post('/api/contactRecords', { customerId: customer.id, channel: 'phone', content: 'x', at: instant })).body.record.at
    expect(await at('2026-01-01T08:00:00+08:00')).toBe('2026-01-01T00:00:00.000Z')
    expect(await at('2026-03-29T01:30:00+00:00')).toBe('2026-03-29T01:30:00.000Z')
    expect(await at('2026-01-01T00:00:00+14:00')).toBe('2025-12-31T10:00:00.000Z')
  })

  it('a filter by a day that is none is refused, not answered with nothing', async () => {
    for (const value of ['infinity', '2026-02-30', 'yesterday', '2026-01-01T25:00:00Z']) {
      const filter = encodeURIComponent(JSON.stringify({ field: 'createdAt', op: 'gte', value }))
      expect((await admin.get(`/api/customers?filter=${filter}`)).status, value).toBe(422)
    }
  })
})
