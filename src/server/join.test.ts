import { expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'

const app = await bootApp()
const first = await app.person({ name: '何先', roles: ['rep'] })
const second = await app.person({ name: '吕后', roles: ['rep'] })

it('keeps a firm from being chased twice: a second seller is told, asks to join, and is counted in (chain 4, S2-28)', async () => {
  const firm = (await first.post('/api/customers', { name: '上海某某贸易有限公司', note: '只有我知道的' })).body.record
  const draft = { name: '某某贸易（上海）有限公司' }
  const { hits } = (await second.post('/api/customers/duplicates', draft)).body
  expect(hits).toEqual([{ title: '上海某某贸易有限公司', level: 'similar', on: ['core'], masked: true, owner: '何先' }])
  const ask = { draft, title: hits[0].title, reason: '对方今天打电话给我' }
  expect((await second.post('/api/customers/duplicates/join', { ...ask, reason: ' ' })).status).toBe(422)
  expect((await second.post('/api/customers/duplicates/join', { ...ask, title: '别的公司' })).status).toBe(404)
  expect((await second.post('/api/customers/duplicates/join', ask)).status).toBe(204)
  const [notice] = (await first.get('/api/notifications')).body.notifications
  expect(notice).toMatchObject({ object: 'customer', recordId: firm.id, actor: { title: '吕后' } })
  expect(notice.text).toContain('对方今天打电话给我')
  expect((await second.get(`/api/customers/${firm.id}`)).status).toBe(404)
  await first.put(`/api/customers/${firm.id}/members/${second.id}`, { right: 'read', until: null })
  expect((await second.get(`/api/customers/${firm.id}`)).body.record.name).toBe('上海某某贸易有限公司')
})

it('leads to what lies in the pool, to be claimed', async () => {
  const sea = (await app.admin.get('/api/pools')).body.records.find((each: { of: string }) => each.of === 'customer')
  const free = (await app.admin.post('/api/customers', { name: '公海里的公司', ownerId: null, poolId: sea.id })).body.record
  const [hit] = (await second.post('/api/customers/duplicates', { name: '公海里的公司' })).body.hits
  expect(hit).toMatchObject({ id: free.id, masked: false })
  expect((await second.post(`/api/customers/${hit.id}/claim`, {})).status).toBe(200)
})
