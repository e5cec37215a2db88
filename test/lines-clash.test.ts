import { expect, it } from 'vitest'
import { objects } from '../src/crm/index.ts'
import { bootApp, type Caller } from './app.ts'
import { voyage, voyageLeg, voyageNote } from './throw-away/voyage.object.ts'

/** Two who write the lines of one record: what each hears of the other's. */
const app = await bootApp({ objects: [...objects, voyage, voyageLeg, voyageNote] })
const { admin } = app

const sail = async (name: string, legs: unknown[], who: Caller = admin) => {
  const made = await who.post('/api/voyages', { name, legs })
  expect(made.status, made.text).toBe(201)
  return made.body.record
}
const rightOn = (right: 'hidden' | null) =>
  admin.post(`/api/roles/${app.roleId('rep')}/setRights`, { grants: [], fields: [{ object: 'voyageLeg', field: 'pilotPhone', right, masked: false }] })

it('a late writer of lines is shown those that stand there now, in their order', async () => {
  const record = await sail('并行', [{ port: '上海' }])
  expect((await admin.post('/api/voyageLegs', { voyageId: record.id, port: '后加' })).status).toBe(201)
  const mine = [{ id: record.legs[0].id, port: '上海港' }]
  const stale = await admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: mine })
  expect(stale.status).toBe(409)
  expect(stale.body.conflicts).toMatchObject({ legs: { yours: mine, theirs: [{ id: record.legs[0].id, port: '上海' }, { port: '后加' }] } })
})

it('he is shown no more of them than he may see', async () => {
  const half = await app.person({ name: '看一半的人', roles: ['rep'] })
  await rightOn('hidden')
  const record = await sail('他人的行', [{ port: '上海' }])
  await admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: [{ port: '宁波', pilotPhone: '13800138000' }] })
  await admin.put(`/api/voyages/${record.id}/members/${half.id}`, { right: 'write' })
  const stale = await half.patch(`/api/voyages/${record.id}`, { version: 1, legs: [] })
  expect(stale.status).toBe(409)
  expect(stale.body.conflicts.legs.theirs).toMatchObject([{ port: '宁波' }])
  expect(stale.text).not.toContain('13800138000')
  await rightOn(null)
})

it('nobody changes lines in bulk, and the answer says what to do', async () => {
  const { id } = await sail('批量改行', [{ port: '上海' }])
  const refused = await admin.post('/api/voyages/bulk', { ids: [id], patch: { legs: [] } })
  expect([refused.status, refused.body.fields]).toMatchObject([422, [{ field: 'legs', code: 'lines' }]])
  expect((await admin.get(`/api/voyages/${id}`)).body.record.legs).toMatchObject([{ port: '上海' }])
})
