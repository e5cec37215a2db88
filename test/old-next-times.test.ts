import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { seedPlans } from '../src/app/seed-plans.ts'
import { planNextOf } from '../src/crm/activities/plan-next-contact.reaction.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { bootApp } from './app.ts'

/** A house that comes from before there were plans: what its records promise is planned at its next start (S0-57). No worker: nothing else does it. */
const { person, admin, opened } = await bootApp()
const rep = await person({ name: '孙旧账', roles: ['rep'] })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

it('plans what was promised and still lies ahead, each once, in its author’s name, and nothing that was taken away', async () => {
  const { record: firm } = (await rep.post('/api/customers', { name: '升级前的客户有限公司' })).body
  const tell = async (nextAt: string | null, nextStep: string | null) =>
    (await rep.post('/api/contactRecords', { customerId: firm.id, channel: 'phone', at: inDays(-3), content: '旧记录', nextAt, nextStep })).body.record.id
  const promised = await tell(inDays(5), '送样')
  const dropped = await tell(inDays(6), '报价')
  await tell(null, null)
  await tell(inDays(8), '补记')
  const plans = async () => (await admin.get('/api/contactPlans?sort=at')).body.records as Record<string, any>[]
  expect(await plans()).toEqual([])
  const early = (await rep.post('/api/contactPlans', { customerId: firm.id, channel: 'phone', at: inDays(6), purpose: '报价' })).body.record
  await sql`update contact_plan set promised_in_id = ${dropped}, deleted_at = now() where id = ${early.id}`.execute(opened.house.db)
  await sql`delete from counter where name = 'seed.planOfNextContact'`.execute(opened.house.db)
  for (let start = 0; start < 2; start++) await seedPlans(opened.house)
  expect((await plans()).map(({ purpose }) => purpose)).toEqual(['送样', '补记'])
  expect((await plans())[0]).toMatchObject({ promisedInId: promised, ownerId: rep.id, createdById: rep.id, status: 'open' })
  expect((await rep.get(`/api/customers/${firm.id}`)).body.record.nextContactAt).toBe((await plans())[0]?.at)
  // Once for a house: what somebody takes away later does not come back at a start.
  const [first] = await plans()
  expect((await rep.delete(`/api/contactPlans/${first?.id}`)).status).toBeLessThan(300)
  await seedPlans(opened.house)
  expect((await plans()).map(({ purpose }) => purpose)).toEqual(['补记'])
})

it('plans for who has the customer now what its author, who may see it no more, had promised', async () => {
  const heir = await person({ name: '李接手', roles: ['rep'] })
  const { record: firm } = (await rep.post('/api/customers', { name: '已交出的客户有限公司' })).body
  const draft = { customerId: firm.id, channel: 'phone', at: inDays(-1), content: '交出之前', nextAt: inDays(4), nextStep: '寄合同' }
  const record = (await rep.post('/api/contactRecords', draft)).body.record
  const given = await admin.patch(`/api/customers/${firm.id}`, {
    version: (await admin.get(`/api/customers/${firm.id}`)).body.record.version,
    ownerId: heir.id,
  })
  expect(given.status, given.text).toBe(200)
  expect((await rep.get(`/api/customers/${firm.id}`)).status).toBe(404)
  await planNextOf(asHouse(opened.house), [record.id])
  const plans = (await heir.get('/api/contactPlans')).body.records
  expect(plans).toMatchObject([{ promisedInId: record.id, ownerId: heir.id, purpose: '寄合同' }])
})
