import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { openHouse } from '../src/app/house.ts'
import { contact } from '../src/crm/customers/contact.object.ts'
import { customer } from '../src/crm/customers/customer.object.ts'
import { explain } from '../src/engine/access/explain.ts'
import { asPerson } from '../src/engine/access/person.ts'
import { type Context, inTransaction } from '../src/engine/context.ts'
import { lockRows } from '../src/engine/records/lock.ts'
import { byIds } from '../src/engine/records/read.ts'
import type { Declaration } from '../src/kernel/object.ts'
import { testConfig } from './app.ts'
import { asked, companies, oracle, writeCompany } from './authority/random-company.ts'
import { house } from './house.ts'

const { databaseUrl } = await house()
const silent = () => undefined
const opened = await openHouse({
  databaseUrl,
  filesUrl: testConfig(databaseUrl).filesUrl,
  zone: 'Asia/Shanghai',
  log: { error: silent, warn: silent, info: silent },
})
afterAll(() => opened.close())
const { db } = opened.house

/** What the engine does: shows the record, or takes it for writing. */
async function engineLets(ctx: Context, object: Declaration, id: string, action: string): Promise<boolean> {
  if (action === 'read') return (await byIds(ctx, object, [id])).length === 1
  return inTransaction(ctx, async (tx) => (await lockRows(tx, object, [id], action)).size === 1)
}

async function rowsOf(object: Declaration): Promise<{ id: string; place: number }[]> {
  return (await sql<{ id: string; place: number }>`select id, version - 1 as place from ${sql.table(object.name)} order by version`.execute(db)).rows
}

it('explains what the engine does and common sense expects, over 1,000 random people, records and actions', async () => {
  let pairs = 0
  await fc.assert(
    fc.asyncProperty(companies, fc.array(fc.nat({ max: 999 }), { minLength: 40, maxLength: 40 }), async (company, draws) => {
      const ids = await writeCompany(db, company)
      opened.house.authority.forget()
      const rows = new Map<Declaration, { id: string; place: number }[]>([
        [customer, await rowsOf(customer)],
        [contact, await rowsOf(contact)],
      ])
      for (const draw of draws) {
        const who = draw % 5
        const object = draw % 100 < 50 ? customer : contact
        const row = rows.get(object)?.[Math.floor(draw / 5) % 10] as { id: string; place: number }
        const person = await opened.house.authority.person(ids.people[who] as string)
        if (!person) throw new Error('nobody')
        const ctx = asPerson(opened.house, person)
        const told = await explain(ctx, object, row.id)
        const reads = oracle(company, who, object === contact, 'read', row.place)
        for (const action of asked.filter((each) => told.some((verdict) => verdict.action === each))) {
          const verdict = told.find((each) => each.action === action)
          const wanted = reads && oracle(company, who, object === contact, action, row.place)
          const about = JSON.stringify({ who, object: object.name, action, place: row.place })
          expect(verdict?.may, about).toBe(wanted)
          expect(await engineLets(ctx, object, row.id, action), about).toBe(wanted)
          expect(verdict?.may ? verdict.because.length > 0 && verdict.stop === null : verdict?.stop !== null, about).toBe(true)
          pairs++
        }
      }
    }),
    { numRuns: 10 },
  )
  expect(pairs).toBeGreaterThan(1000)
}, 120_000)

it('names the smallest grant that would do: given it, the person may', async () => {
  await fc.assert(
    fc.asyncProperty(companies, fc.nat({ max: 4 }), fc.nat({ max: 9 }), async (company, who, place) => {
      const ids = await writeCompany(db, company)
      opened.house.authority.forget()
      const [row] = (await rowsOf(customer)).filter((each) => each.place === place)
      const person = await opened.house.authority.person(ids.people[who] as string)
      if (!person || !row) throw new Error('nobody')
      const [reads] = await explain(asPerson(opened.house, person), customer, row.id)
      if (!reads?.wants) {
        expect(reads?.may).toBe(true)
        return
      }
      const grants = new Map([[reads.wants.object, new Map([[reads.wants.action, [{ reach: reads.wants.reach, units: [] }]]])]])
      const given = asPerson(opened.house, { ...person, grants })
      expect(await engineLets(given, customer, row.id, 'read')).toBe(true)
    }),
    { numRuns: 40 },
  )
}, 60_000)
