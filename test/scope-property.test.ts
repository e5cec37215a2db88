import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { openHouse } from '../src/app/house.ts'
import { contact } from '../src/crm/customers/contact.object.ts'
import { customer } from '../src/crm/customers/customer.object.ts'
import { asPerson } from '../src/engine/access/person.ts'
import { admits, type Scope, scopeOf, within } from '../src/engine/access/scope.ts'
import type { Context } from '../src/engine/context.ts'
import { tableOf } from '../src/engine/records/columns.ts'
import type { Declaration } from '../src/kernel/object.ts'
import { testConfig } from './app.ts'
import { asked, companies, idOf, oracle, writeCompany } from './authority/random-company.ts'
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

it('SQL, predicate and common sense agree on who may do what, whatever the company', async () => {
  await fc.assert(
    fc.asyncProperty(companies, async (company) => {
      const ids = await writeCompany(db, company)
      opened.house.authority.forget()
      for (const [who, personId] of ids.people.entries()) {
        const person = await opened.house.authority.person(personId)
        if (!person) throw new Error('nobody')
        const ctx = asPerson(opened.house, person)
        const questions = [customer, contact].flatMap((object) => asked.map((action) => ({ object, action, scope: scopeOf(ctx, object, action) })))
        const found = await answers(ctx, questions)
        for (const [place, { object, action, scope }] of questions.entries()) {
          const wanted = company.rows.flatMap((_, at) => (oracle(company, who, object === contact, action, at) ? [at] : []))
          const about = JSON.stringify({ who, object: object.name, action })
          expect(found.get(place) ?? [], about).toEqual(wanted)
          for (const [at, row] of company.rows.entries()) {
            const said = admits(scope, {
              ownerId: idOf(ids.people, row.owner),
              unitId: idOf(ids.units, row.unit),
              createdById: ids.people[row.author] as string,
            })
            if (said !== undefined) expect(said, `${about} ${at}`).toBe(wanted.includes(at))
          }
        }
      }
    }),
    { numRuns: 300, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
  )
}, 90_000)

type Question = { readonly object: Declaration; readonly scope: Scope }

/** The places of the rows within each scope, all of one person's in one statement. */
async function answers(ctx: Context, questions: readonly Question[]): Promise<Map<number, number[]>> {
  const arms = questions.map(
    ({ object, scope }, place) =>
      sql`select ${place}::int as question, t.version - 1 as place from ${sql.table(tableOf(object))} as t where ${within(ctx, scope)}`,
  )
  const { rows } = await sql<{ question: number; place: number }>`${sql.join(arms, sql` union all `)} order by 1, 2`.execute(db)
  return new Map([...Map.groupBy(rows, (row) => row.question)].map(([question, group]) => [question, group.map((row) => row.place)]))
}
