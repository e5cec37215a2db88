import { beforeAll, describe, expect, it } from 'vitest'
import type { Declaration } from '../src/kernel/object.ts'
import { bootApp } from './app.ts'
import { makeOrg } from './authority/org.ts'
import { giveField, giveRights } from './authority/rights.ts'
import { encode } from './authority/stage.ts'
import { makeRecord } from './every/drafts.ts'

const app = await bootApp()
const org = await makeOrg(app)
const { admin, opened } = app
const named = (name: string) => opened.house.objects.get(name) as Declaration

beforeAll(async () => {
  const reads = { read: 'all', unmask: 'none' } as const
  expect(await giveRights(app, org, new Map(['customer', 'contact'].map((name) => [named(name), reads])))).toBe(200)
})

describe('over several roles', () => {
  it('the most generous right counts, field by field', async () => {
    const contact = named('contact')
    const { id } = await makeRecord(app, contact, { phones: [{ number: '13800138000' }], family: '两个孩子' })
    const phoneSeenBy = async (roles: readonly string[]) => {
      const person = await app.person({ name: roles.join(), roles })
      const { record } = (await person.get(`/api/contacts/${id}`)).body
      return { number: record.phones?.[0]?.number, family: record.family }
    }
    expect(await phoneSeenBy(['marketing'])).toEqual({ number: expect.stringMatching(/^138\D*\*{4}\D*8000$/), family: undefined })
    expect(await phoneSeenBy(['leader'])).toEqual({ number: expect.not.stringContaining('*'), family: '两个孩子' })
    expect(await phoneSeenBy(['marketing', 'leader'])).toEqual({ number: expect.not.stringContaining('*'), family: '两个孩子' })
    await giveField(app, org, contact, 'phones', 'hidden')
    expect(await phoneSeenBy([org.roleId, 'leader'])).toEqual({ number: expect.not.stringContaining('*'), family: '两个孩子' })
  })

  it('a saved view shows its viewer what he may see, whoever made it (row 21)', async () => {
    const customer = named('customer')
    const state = JSON.stringify({ filter: { field: 'capital', op: 'gt', value: '1.00' } })
    const made = (await admin.post('/api/savedViews', { name: '大客户', object: 'customer', state })).body.record
    await giveField(app, org, customer, 'capital', 'hidden')
    const reader = await app.person({ name: '看视图的人', roles: [org.roleId, 'employee'] })
    await giveRights(app, org, new Map([[named('savedView'), {}]]))
    expect((await reader.get(`/api/savedViews/${made.id}`)).status).toBe(404)
    await admin.put(`/api/savedViews/${made.id}/members/${reader.id}`, { right: 'read' })
    const seen = JSON.parse((await reader.get(`/api/savedViews/${made.id}`)).body.record.state)
    expect((await reader.get(`/api/customers?filter=${encode(seen.filter)}`)).status).toBe(422)
    for (const answer of [await reader.patch(`/api/savedViews/${made.id}`, { version: 1, name: '改名' }), await reader.delete(`/api/savedViews/${made.id}`)])
      expect([403, 404]).toContain(answer.status)
  })
})
