import { expect, it } from 'vitest'
import { house } from '../../test/house.ts'
import { contactRecord } from '../crm/activities/contact-record.object.ts'
import { customer } from '../crm/customers/customer.object.ts'
import { asHouse, asPerson } from '../engine/access/person.ts'
import type { Context } from '../engine/context.ts'
import { list } from '../engine/records/read.ts'
import type { RoleKey } from '../kernel/reach.ts'
import { demoHouse, demoPassword, loadDemo } from './demo.ts'
import { openHouse } from './house.ts'
import { setUp } from './install.ts'

const quiet = { error: console.error, warn: () => undefined, info: () => undefined }
const home = await house()

it('fills a house with people who each see their own part of one customer memory (S0-02, S0-30)', async () => {
  const opened = await openHouse({ databaseUrl: home.databaseUrl, zone: 'Asia/Shanghai', log: quiet })
  try {
    await setUp(opened.house, { ...demoHouse, password: demoPassword() })
    const doors = new Map<string, string>()
    const setPassword = async (personId: string, email: string) => doors.set(email, personId)
    const size = Number(process.env.DEMO_CUSTOMERS ?? 300)
    const began = performance.now()
    const { signIns } = await loadDemo(asHouse(opened.house), { setPassword }, { customers: size, seed: 7 })
    if (process.env.DEMO_CUSTOMERS) console.log(`${size} in ${Math.round(performance.now() - began)} ms`)
    const as = async (role: RoleKey): Promise<Context> => {
      const email = signIns.find((signIn) => signIn.role === role)?.email ?? ''
      const person = await opened.house.authority.person(doors.get(email) ?? '')
      if (!person) throw new Error(`no ${role}`)
      return asPerson(opened.house, person)
    }
    const seen = async (role: RoleKey) => (await list(await as(role), customer, { count: true })).count?.value ?? 0
    const [rep, supervisor, head, leader, finance] = [
      await seen('rep'),
      await seen('supervisor'),
      await seen('regionHead'),
      await seen('leader'),
      await seen('finance'),
    ]
    expect(rep).toBeGreaterThan(0)
    expect(supervisor).toBeGreaterThan(rep)
    expect(head).toBeGreaterThan(supervisor)
    expect(leader).toBe(size)
    expect(finance).toBe(size)
    const records = await list(await as('rep'), contactRecord, { limit: 1, sort: '-at' })
    const [latest] = records.records
    expect((latest?.createdAt as string) >= (latest?.at as string)).toBe(true)
    const [told] = (await list(await as('marketing'), customer, { filter: { field: 'recordCount', op: 'gt', value: 2 }, limit: 1 })).records
    expect(told).not.toHaveProperty('capital')
    expect(JSON.stringify(told?.phones)).toContain('****')
  } finally {
    await opened.close()
  }
})
