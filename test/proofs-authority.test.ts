import { describe, expect, it } from 'vitest'
import { roleKeys } from '../src/kernel/reach.ts'
import { bootApp, type Caller } from './app.ts'
import { call, customerOf, encode, recordOf } from './proofs/steps.ts'

/** Who reads what of one customer memory. docs/proofs.md says which sentence closes which clause. */
const { admin, person } = await bootApp()

describe('the whole company’s business (S0-02)', () => {
  it('lets every department add what it heard at the same customer, and an ordinary employee not even see it', async () => {
    const rep = await person({ name: '销售甲', roles: ['rep'] })
    const id = await customerOf(rep, '南京共同客户有限公司')
    const writers: Readonly<Record<string, Caller>> = {
      rep,
      ...Object.fromEntries(
        await Promise.all(
          ['leader', 'marketing', 'rnd', 'service', 'tech', 'finance'].map(async (role) => [role, await person({ name: role, roles: [role] })]),
        ),
      ),
    }
    for (const [role, caller] of Object.entries(writers)) {
      expect((await caller.get(`/api/customers/${id}`)).status, role).toBe(200)
      expect((await caller.post('/api/contactRecords', call(id, { content: `${role} 的联系` }))).status, role).toBe(201)
    }
    const employee = await person({ name: '员工甲', roles: ['employee'] })
    expect((await employee.get(`/api/customers/${id}`)).status).toBe(404)
    expect(roleKeys).toHaveLength(Object.keys(writers).length + ['supervisor', 'regionHead', 'employee', 'admin'].length)
  })
})

describe('reach of search (S0-30)', () => {
  it('gives rep, manager and director 1, 5 and 20 rows for the same words, and 404 for a foreign id', async () => {
    const unit = async (name: string, parentId: string | null) => (await admin.post('/api/orgUnits', { name, parentId })).body.record.id as string
    const region = await unit('华中销售公司', null)
    const [mine, theirs] = [await unit('华中一部', region), await unit('别的公司', null)]
    const rep = await person({ name: '代表乙', roles: ['rep'], unitId: mine })
    const colleague = await person({ name: '代表丙', roles: ['rep'], unitId: mine })
    const stranger = await person({ name: '代表丁', roles: ['rep'], unitId: theirs })
    const manager = await person({ name: '经理', roles: ['supervisor'], unitId: region })
    const director = await person({ name: '总经理', roles: ['leader'], unitId: theirs })
    const made = async (caller: Caller, from: number, to: number) => {
      const drafts = Array.from({ length: to - from }, (_, at) => ({ name: `九州聚丙烯${from + at}号有限公司` }))
      return (await caller.post('/api/customers', drafts)).body.results.map((result: { record: { id: string } }) => result.record.id) as string[]
    }
    await made(rep, 0, 1)
    await made(colleague, 1, 5)
    const [foreign] = await made(stranger, 5, 20)
    for (const [caller, rows] of [
      [rep, 1],
      [manager, 5],
      [director, 20],
    ] as const) {
      expect((await caller.get('/api/customers?q=jzjbx')).body.count, `${rows}`).toEqual({ value: rows, capped: false })
      const found = (await caller.get(`/api/search?q=${encodeURIComponent('九州聚丙烯')}&limit=50`)).body.results
      expect(found.filter((hit: { object: string }) => hit.object === 'customer')).toHaveLength(rows)
    }
    for (const caller of [rep, manager]) expect((await caller.get(`/api/customers/${foreign}`)).status).toBe(404)
  })
})

describe('kept in trust (S0-39)', () => {
  it('is absent for who has no right to it, in record, list, filter, sort and history; who has it sees it', async () => {
    const rep = await person({ name: '销售戊', roles: ['rep'] })
    const marketing = await person({ name: '市场戊', roles: ['marketing'] })
    const customerId = await customerOf(rep, '私密客户有限公司')
    const made = await rep.post('/api/contacts', { customerId, name: '赵敏之', family: '女儿今年高考', phones: [{ number: '13912345678' }] })
    expect(made.status, made.text).toBe(201)
    const url = `/api/contacts/${made.body.record.id}`
    expect((await rep.get(url)).body.record).toMatchObject({ family: '女儿今年高考' })
    const answers = await Promise.all(
      [url, `${url}/facts`, `/api/contacts?filter=${encode({ field: 'customerId', op: 'eq', value: customerId })}`].map((each) => marketing.get(each)),
    )
    for (const { status, text } of answers) {
      expect(status).toBe(200)
      expect(text).not.toContain('高考')
      expect(text).not.toContain('13912345678')
    }
    expect(answers[0]?.body.record.phones[0].number).toContain('****')
    for (const query of [
      `filter=${encode({ field: 'family', op: 'notEmpty' })}`,
      'sort=family',
      `filter=${encode({ field: 'phones', op: 'contains', value: '13912345678' })}`,
    ])
      expect((await marketing.get(`/api/contacts?${query}`)).status, query).toBe(422)
    expect((await marketing.get('/api/contacts?q=13912345678')).body.records).toEqual([])
  })

  it('shows stars to who may see that there is something but not what', async () => {
    const { body } = await admin.get(`/api/roles?filter=${encode({ field: 'key', op: 'eq', value: 'tech' })}`)
    expect(
      (await admin.post(`/api/roles/${body.records[0].id}/setRights`, { fields: [{ object: 'contact', field: 'hobbies', right: 'read', masked: true }] }))
        .status,
    ).toBe(200)
    const customerId = await customerOf(admin, '星号客户有限公司')
    const made = await admin.post('/api/contacts', { customerId, name: '钱星', hobbies: ['围棋'] })
    const tech = await person({ name: '技术己', roles: ['tech'] })
    expect((await tech.get(`/api/contacts/${made.body.record.id}`)).body.record.hobbies).toEqual(['***'])
  })
})

describe('history by what happened (S0-34)', () => {
  it('gives the union of the objects and verbs asked for, and leaves out what the reader may not read', async () => {
    const rep = await person({ name: '销售庚', roles: ['rep'] })
    const id = await customerOf(rep, '事件客户有限公司')
    await rep.post('/api/contacts', { customerId: id, name: '周事' })
    await rep.post('/api/contactRecords', call(id))
    await rep.patch(`/api/customers/${id}`, { version: (await recordOf(rep, id)).version, level: 'a' })
    const asked = async (caller: Caller, query: string) =>
      ((await caller.get(`/api/customers/${id}/facts?children=true&${query}`)).body.facts ?? []).map(
        (fact: { object: string; verb: string }) => `${fact.object}.${fact.verb}`,
      )
    expect((await asked(rep, 'objects=contact,contactRecord')).sort()).toEqual(['contact.create', 'contactRecord.create'])
    expect(await asked(rep, 'verbs=update')).toEqual(['customer.update'])
    expect(await asked(await person({ name: '员工庚', roles: ['employee'] }), 'objects=contact')).toEqual([])
  })
})
