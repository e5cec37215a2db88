import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { bootApp, type Caller } from './app.ts'

const app = await bootApp()
const { admin, opened } = app
const unitId = (await admin.post('/api/orgUnits', { name: '华东', parentId: null })).body.record.id as string
const rep = await app.person({ name: '王小明', roles: ['rep'], unitId })
const other = await app.person({ name: '李四', roles: ['rep'], unitId })
const own = (await rep.post('/api/customers', { name: '王小明的客户' })).body.record as { id: string; version: number }
const foreign = (await other.post('/api/customers', { name: '李四的客户' })).body.record as { id: string }

const enter = (mode: 'view' | 'act', userId = rep.id, caller: Caller = admin) => caller.post('/api/impersonation', { userId, mode, reason: '他说看不到客户' })
const leave = () => admin.delete('/api/impersonation')
const factsOf = async (url: string) => (await admin.get(`${url}/facts`)).body.facts as Record<string, any>[]

it('lets an administrator see the house as somebody else does, and change nothing', async () => {
  expect((await enter('view')).status).toBe(201)
  const me = (await admin.get('/api/me')).body
  expect(me).toMatchObject({ isAdmin: false, user: { id: rep.id }, impersonator: { id: app.adminId, mode: 'view' } })
  expect((await admin.get(`/api/customers/${own.id}`)).status).toBe(200)
  expect((await admin.get(`/api/customers/${foreign.id}`)).status).toBe(404)
  const { can, fields, commands } = (await admin.get('/api/objects')).body.objects.customer
  expect(Object.keys(can).filter((action) => can[action])).toEqual(['read', 'unmask'])
  expect(new Set(Object.values(fields))).toEqual(new Set(['read']))
  expect(commands).toEqual({})
  expect(Object.values((await admin.get(`/api/customers/${own.id}`)).body.record.can).some(Boolean)).toBe(false)
  const verdicts = (await admin.get(`/api/customers/${own.id}/why`)).body.verdicts as { action: string; may: boolean }[]
  expect(verdicts.find(({ action }) => action === 'update')).toMatchObject({ may: true })
  const tries = [
    await admin.patch(`/api/customers/${own.id}`, { version: own.version, name: '改名' }),
    await admin.post('/api/customers', { name: '新客户' }),
    await admin.delete(`/api/customers/${own.id}`),
    await admin.post(`/api/customers/${own.id}/comments`, { text: '试' }),
    await admin.put(`/api/customers/${own.id}/follow`),
    await admin.patch('/api/me', { lang: 'en' }),
    await admin.post('/api/notifications/read', { all: true }),
  ]
  expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 403))
  expect(tries[0]?.body.detail).toContain('王小明')
  expect((await leave()).status).toBe(204)
  expect((await admin.get('/api/me')).body).toMatchObject({ isAdmin: true, impersonator: null })
})

it('writes both names down for what is done in somebody’s place, and why the place was taken', async () => {
  expect((await enter('act')).status).toBe(201)
  const changed = await admin.patch(`/api/customers/${own.id}`, { version: own.version, name: '代为改名' })
  expect(changed.status).toBe(200)
  await leave()
  const [fact] = await factsOf(`/api/customers/${own.id}`)
  expect(fact).toMatchObject({ actor: { id: rep.id }, impersonator: { id: app.adminId, title: '管理员' } })
  const verbs = (await factsOf(`/api/users/${rep.id}`)).filter(({ verb }) => verb.startsWith('impersonate'))
  expect(verbs[0]).toMatchObject({ verb: 'impersonateEnd', actor: { id: app.adminId } })
  expect(verbs[1]).toMatchObject({ verb: 'impersonate', actor: { id: app.adminId }, note: { mode: 'act', reason: '他说看不到客户' } })
  const [mine] = await factsOf(`/api/customers/${foreign.id}`)
  expect(mine).not.toHaveProperty('impersonator')
})

it('opens nothing that is the person’s own: password, second step, keys, sessions, other people’s accounts; no export, import or bulk (row 76)', async () => {
  await enter('act')
  const shut = [
    await admin.post('/api/auth/change-password', { currentPassword: 'x', newPassword: 'kite lamp river 9' }),
    await admin.post('/api/auth/two-factor/enable', { password: 'x' }),
    await admin.post('/api/auth/reauthenticate', { password: 'x' }),
    await admin.post('/api/me/keys', { name: 'k' }),
    await admin.get('/api/me/keys'),
    await admin.get('/api/me/sessions'),
    await admin.post(`/api/auth/people/${rep.id}/link`),
    await admin.get('/api/sign-ins'),
    await admin.post('/api/customers/bulk', { ids: [own.id], remove: true }),
    await admin.get('/api/customers/export?format=csv'),
    await admin.post('/api/customers/export', { format: 'csv' }),
    await enter('act', other.id),
  ]
  expect(shut.map(({ status }) => status)).toEqual(shut.map(() => 403))
  const { can } = (await admin.get('/api/objects')).body.objects.customer
  expect(can).toMatchObject({ read: true, export: false, import: false, bulk: false })
  await leave()
})

it('is not for everybody, not for an administrator’s place, not without a reason', async () => {
  expect((await enter('view', other.id, rep)).status).toBe(403)
  expect((await enter('view', app.adminId)).status).toBe(409)
  expect((await admin.post('/api/impersonation', { userId: rep.id, mode: 'view', reason: 'x' })).body.fields[0].field).toBe('reason')
  expect((await admin.post('/api/impersonation', { userId: rep.id, mode: 'god', reason: '他说看不到客户' })).status).toBe(422)
})

it('ends by itself: after its time nothing is done in either name until one has returned', async () => {
  await enter('act')
  await sql`update impersonation set ends_at = now() - interval '1 second'`.execute(opened.house.db)
  await admin.send({ method: 'GET', url: '/api/me' })
  await enterForgotten()
  const late = await admin.post('/api/customers', { name: '迟到的客户' })
  expect(late).toMatchObject({ status: 403, body: { impersonation: 'ended' } })
  expect((await leave()).status).toBe(204)
  expect((await admin.get('/api/me')).body.isAdmin).toBe(true)
})

/** What a process remembers of a session is asked again when it is told that something changed. */
async function enterForgotten(): Promise<void> {
  await sql`update auth_user set email = email where true`.execute(opened.house.db)
  await expect.poll(async () => (await admin.get('/api/me')).status).toBe(403)
}

it('ends with the person’s own place: disabled, he is nobody to stand in for', async () => {
  await enter('act', other.id)
  await sql`update "user" set active = false where id = ${other.id}::uuid`.execute(opened.house.db)
  opened.house.authority.forget()
  expect((await admin.get('/api/me')).status).toBe(403)
  await leave()
  expect((await admin.get('/api/me')).body.isAdmin).toBe(true)
})
