import { describe, expect, it } from 'vitest'
import { bootApp } from './app.ts'

const { admin, anon, person } = await bootApp()

describe('the first day', () => {
  it('lets the administrator make a customer, find it, change it, and see what happened', async () => {
    const made = await admin.post('/api/customers', {
      name: '重庆长安汽车股份有限公司',
      creditCode: '9150000020286320X6',
      phones: [{ type: 'landline', number: '023-6759 1234' }],
    })
    expect(made.text).toContain('重庆长安')
    expect(made.status).toBe(201)
    const { id } = made.body.record
    expect((await admin.get('/api/customers')).body.count).toEqual({ value: 1, capped: false })
    for (const q of ['cqca', '长安', 'changan', '67591234'])
      expect(
        (await admin.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.records.map((r: { id: string }) => r.id),
        q,
      ).toEqual([id])
    const changed = await admin.patch(`/api/customers/${id}`, { version: 1, level: 'a' })
    expect(changed.body.record).toMatchObject({ level: 'a', version: 2 })
    const stale = await admin.patch(`/api/customers/${id}`, { version: 1, level: 'b' })
    expect(stale.status).toBe(409)
    expect(stale.body.conflicts).toEqual({ level: { yours: 'b', theirs: 'a', was: null } })
    const { facts } = (await admin.get(`/api/customers/${id}/facts`)).body
    expect(facts.map((f: { verb: string }) => f.verb)).toEqual(['update', 'create'])
    const undone = await admin.post(`/api/acts/${facts[0].act}/undo`)
    expect(undone.body).toMatchObject({ undone: 1, left: [] })
    expect((await admin.get(`/api/customers/${id}`)).body.record).toMatchObject({ level: null, version: 3 })
  })

  it('answers nobody who has not signed in', async () => {
    expect((await anon.get('/api/customers')).status).toBe(401)
  })

  it('shows a rep his own customers only', async () => {
    const rep = await person({ name: '王小明', roles: ['rep'] })
    expect((await rep.get('/api/customers')).body.records).toEqual([])
    const made = await rep.post('/api/customers', { name: '成都天府软件有限公司' })
    expect(made.status).toBe(201)
    expect((await rep.get('/api/customers')).body.records).toHaveLength(1)
    const other = (await admin.get('/api/customers?sort=createdAt')).body.records[0]
    expect((await rep.get(`/api/customers/${other.id}`)).status).toBe(404)
  })
})

describe('a tree', () => {
  it('refuses a unit, a group or a supervisor that would come to stand below itself', async () => {
    const unit = async (name: string, parentId: string | null) => (await admin.post('/api/orgUnits', { name, parentId })).body.record
    const top = await unit('华东', null)
    const middle = await unit('江苏', top.id)
    const low = await unit('南京', middle.id)
    for (const parentId of [low.id, middle.id, top.id]) {
      const { status, body } = await admin.patch(`/api/orgUnits/${top.id}`, { version: 1, parentId })
      expect([status, body.fields?.[0]?.code]).toEqual([422, 'belowItself'])
    }
    expect((await admin.patch(`/api/orgUnits/${low.id}`, { version: 1, parentId: top.id })).status).toBe(200)
  })
})
