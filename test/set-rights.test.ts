import { describe, expect, it } from 'vitest'
import { bootApp } from './app.ts'

const { admin, person, roleId } = await bootApp()

const grantsOf = async (role: string, object: string) => {
  const filter = encodeURIComponent(
    JSON.stringify({
      all: [
        { field: 'roleId', op: 'eq', value: role },
        { field: 'object', op: 'eq', value: object },
      ],
    }),
  )
  const { records } = (await admin.get(`/api/grants?filter=${filter}&limit=200`)).body
  return Object.fromEntries(records.map((row: { action: string; reach: string }) => [row.action, row.reach]))
}

describe('the rights of a role, set as one act', () => {
  it('changes, adds and takes away, holds from the next request on, and is undone as a whole', async () => {
    const rep = roleId('rep')
    const before = await grantsOf(rep, 'customer')
    const one = await person({ name: '权限测试员', roles: ['rep'] })
    await admin.post('/api/customers', { name: '上海别人家的客户有限公司' })
    expect((await one.get('/api/customers')).body.records).toHaveLength(0)
    const set = await admin.post(`/api/roles/${rep}/setRights`, {
      grants: [
        { object: 'customer', action: 'read', reach: 'all' },
        { object: 'customer', action: 'create', reach: 'none' },
        { object: 'customer', action: 'export', reach: 'all' },
      ],
      fields: [{ object: 'customer', field: 'level', right: 'hidden', masked: false }],
    })
    expect(set.status, set.text).toBe(200)
    expect(await grantsOf(rep, 'customer')).toEqual({ ...before, read: 'all', export: 'all', create: undefined })
    const [seen] = (await one.get('/api/customers')).body.records
    expect(seen).toHaveProperty('name')
    expect(seen).not.toHaveProperty('level')
    expect((await one.post('/api/customers', { name: '北京新客户有限公司' })).status).toBe(403)
    const [fact] = (await admin.get(`/api/roles/${rep}/facts?limit=1`)).body.facts
    expect(fact.verb).toBe('setRights')
    expect((await admin.post(`/api/acts/${fact.act}/undo`)).status).toBe(200)
    expect(await grantsOf(rep, 'customer')).toEqual(before)
    expect((await one.get('/api/customers')).body.records).toHaveLength(0)
  })

  it('keeps nothing when one cell is wrong', async () => {
    const rep = roleId('rep')
    const before = await grantsOf(rep, 'customer')
    const wrong = await admin.post(`/api/roles/${rep}/setRights`, {
      grants: [
        { object: 'customer', action: 'read', reach: 'all' },
        { object: 'customer', action: 'update', reach: 'chosen', unitIds: [] },
      ],
    })
    expect(wrong.status).toBe(422)
    expect(await grantsOf(rep, 'customer')).toEqual(before)
  })

  it('is refused to who may not change roles', async () => {
    const one = await person({ name: '普通销售', roles: ['rep'] })
    expect((await one.post(`/api/roles/${roleId('rep')}/setRights`, { grants: [{ object: 'customer', action: 'read', reach: 'all' }] })).status).toBe(403)
  })
})
