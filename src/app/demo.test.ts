import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { house } from '../../test/house.ts'
import { contactRecord } from '../crm/activities/contact-record.object.ts'
import { customer } from '../crm/customers/customer.object.ts'
import { expenseClaim } from '../crm/expenses/expense-claim.object.ts'
import { inboundMail } from '../crm/intake/inbound-mail.object.ts'
import { asHouse, asPerson } from '../engine/access/person.ts'
import type { Context } from '../engine/context.ts'
import { list } from '../engine/records/read.ts'
import type { RoleKey } from '../kernel/reach.ts'
import { demoHouse, demoPassword, loadDemo } from './demo.ts'
import { openHouse } from './house.ts'
import { setUp } from './install.ts'

const quiet = { error: console.error, warn: () => undefined, info: () => undefined }
const home = await house()
const folder = await mkdtemp(join(tmpdir(), 'kexin-demo-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const size = { customers: 200, seed: 7 }

it('fills a house with people who each see their own part of one customer memory (S0-02, S0-30)', async () => {
  const opened = await openHouse({ databaseUrl: home.databaseUrl, filesUrl: pathToFileURL(folder).href, zone: 'Asia/Shanghai', log: quiet })
  onTestFinished(() => opened.close())
  await setUp(opened.house, { ...demoHouse, password: demoPassword() })
  const doors = new Set<string>()
  const { signIns } = await loadDemo(asHouse(opened.house), { open: async (personId) => doors.add(personId) }, size)
  const as = async (role: RoleKey): Promise<Context> => {
    const id = signIns.find((signIn) => signIn.role === role)?.id ?? ''
    const person = doors.has(id) ? await opened.house.authority.person(id) : undefined
    if (!person) throw new Error(`no ${role} has a door`)
    return asPerson(opened.house, person)
  }
  const seen = async (role: RoleKey) => (await list(await as(role), customer, { count: true })).count?.value ?? 0

  const [rep, supervisor, head] = [await seen('rep'), await seen('supervisor'), await seen('regionHead')]
  expect(rep).toBeGreaterThan(0)
  expect(supervisor).toBeGreaterThan(rep)
  expect(head).toBeGreaterThan(supervisor)
  expect(await seen('leader')).toBe(size.customers)
  expect(await seen('finance')).toBe(size.customers)

  const [latest] = (await list(await as('rep'), contactRecord, { limit: 1, sort: '-at' })).records
  expect(String(latest?.createdAt) >= String(latest?.at)).toBe(true)
  expect(latest?.createdById).toBe(signIns.find(({ role }) => role === 'rep')?.id)

  // The time line of each customer has its days in order: what was told later was written later.
  const backwards =
    await sql`select 1 from (select at, lag(at) over (partition by root_id order by id) as before from fact where object in ('customer', 'contactRecord', 'need', 'installedProduct')) as f where at < before limit 1`.execute(
      opened.house.db,
    )
  expect(backwards.rows).toEqual([])
  const [known] = (await list(await as('leader'), customer, { filter: { field: 'installedCount', op: 'gt', value: 0 }, limit: 1 })).records
  expect(known?.completeness).toBeGreaterThan(0)
  expect(['green', 'yellow', 'red']).toContain(known?.health)

  const mails = async (filter: object) => (await list(await as('marketing'), inboundMail, { filter: filter as never, count: true })).count?.value
  expect(await mails({ field: 'state', op: 'eq', value: 'waiting' })).toBe(4)
  expect(await mails({ field: 'nature', op: 'eq', value: 'bounce' })).toBe(1)
  const claims = (await list(await as('rep'), expenseClaim, {})).records
  expect(claims.map(({ state }) => state).sort()).toEqual(['approved', 'draft', 'paid', 'returned', 'submitted'])

  const [told] = (await list(await as('marketing'), customer, { filter: { field: 'recordCount', op: 'gt', value: 2 }, limit: 1 })).records
  expect(told).not.toHaveProperty('capital')
  expect(JSON.stringify(told?.phones)).toContain('****')
})
