import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { bootApp, type Caller } from '../../../test/app.ts'
import { type Opened, openHouse } from '../../app/house.ts'
import { asPerson } from '../access/person.ts'
import { tableOf } from '../records/columns.ts'
import { searchEverywhere } from './everywhere.ts'
import { isFrequent, usualTokens } from './frequent.ts'
import { searchTerms } from './keys.ts'

const { opened, databaseUrl, filesUrl, admin, adminId, person } = await bootApp()
const rep = await person({ name: '周成', roles: ['rep'] })

/** Another process on the same database, which asks anew how common words are. */
async function another(): Promise<Opened> {
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined }
  const made = await openHouse({ databaseUrl, filesUrl, zone: 'Asia/Shanghai', log })
  afterAll(() => made.close())
  return made
}

const make = (from: Caller, names: readonly string[]) =>
  from.post(
    '/api/customers',
    names.map((name) => ({ name })),
  )

async function titles({ house }: Opened, id: string, q: string): Promise<string[]> {
  const who = await house.authority.person(id)
  if (!who) throw new Error('nobody')
  return (await searchEverywhere(asPerson(house, who), q, 5)).map(({ title }) => title)
}

it('finds the same, in the same order and within the same reach, whether a word is so common that the list is walked or not (S0-31)', async () => {
  const words = ['钢材', '管业', '化工']
  await make(
    admin,
    Array.from({ length: 90 }, (_, at) => `宏远${words[at % 3]}第${at}有限公司`),
  )
  await make(
    rep,
    Array.from({ length: 60 }, (_, at) => `成业${words[at % 3]}第${at}有限公司`),
  )
  const asked = ['有限', '钢材', '有限 成业', 'yxgs', '宏远钢材第3有限公司', '没有这个词'].flatMap((q) => [adminId, rep.id].map((id) => [id, q] as const))
  const gathered = await Promise.all(asked.map(([id, q]) => titles(opened, id, q)))
  await sql`analyze customer`.execute(opened.house.db)
  const later = await another()
  const table = [...later.house.objects.values()].filter(({ name }) => name === 'customer').map(tableOf)[0] ?? ''
  const usual = await usualTokens(later.house)
  const common = (q: string) => isFrequent(usual, table, searchTerms(q).terms, 5)
  expect([common('有限'), common('钢材'), common('宏远钢材第3有限公司'), common('没有这个词')]).toEqual([true, true, false, false])
  expect(await Promise.all(asked.map(([id, q]) => titles(later, id, q)))).toEqual(gathered)
  expect(gathered[0]).toHaveLength(5)
  expect(await titles(later, rep.id, '有限')).toEqual(Array.from({ length: 5 }, () => expect.stringContaining('成业')))
})

it('finds a customer by each of its earlier codes, whole or by a part, here and in its list', async () => {
  const codes = ['BJ-1', 'KH20190032', '9001', 'CUST-2024-001', '0010B00001IqhSL', '华东021', 'A/2019/77']
  const made = (await admin.post('/api/customers', { name: '多个编号贸易有限公司', sourceCodes: codes })).body.record
  const later = (await admin.post('/api/customers', { name: '后来补编号有限公司' })).body.record
  expect((await admin.patch(`/api/customers/${later.id}`, { version: later.version, sourceCodes: ['XA-778'] })).status).toBe(200)
  const find = async (q: string) => {
    const listed = (await admin.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.records.map(({ name }: { name: string }) => name)
    expect(await titles(opened, adminId, q), q).toEqual(listed)
    return listed
  }
  for (const q of [...codes, 'bj1', 'kh2019', '20190032', 'cust2024', 'iqhsl', 'ＢＪ－１']) expect(await find(q), q).toEqual([made.name])
  expect(await find('xa778')).toEqual([later.name])
})
