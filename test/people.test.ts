import { afterAll, expect, it } from 'vitest'
import { makePersonDoor } from '../src/app/people-door.ts'
import { build } from '../src/app/serve.ts'
import { setPassword } from '../src/server/sign-in/accounts.ts'
import { makeKey } from '../src/server/sign-in/keys.ts'
import { hashPassword } from '../src/server/sign-in/password-hash.ts'
import { bootApp, type Caller, caller, testConfig } from './app.ts'
import { expectInvariants } from './invariants.ts'

const here = await bootApp({ withWorker: true })
const { admin, opened } = here
const there = await build({
  config: { ...testConfig(here.databaseUrl) },
  databaseUrl: here.databaseUrl,
  migrated: true,
  demo: false,
  logger: false,
  withoutWorker: true,
})
afterAll(() => there.close())
afterAll(() => expectInvariants(opened.house))

const password = 'a long enough password 客心'
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
/** The same person at the other server process. */
const overThere = ({ headers }: Caller): Caller => caller(there.app, headers)
/** Nothing is waited for that a person would have to wait for: the other process hears within the blink of an eye. */
const soon = { timeout: 2000, interval: 40 }

async function unit(name: string, parentId?: string): Promise<string> {
  return (await admin.post('/api/orgUnits', { name, parentId })).body.record.id
}

async function key(userId: string, roles: readonly string[] | null): Promise<Caller> {
  const authId = (await makePersonDoor(opened.house).accountOf(userId)) as string
  const { secret } = await makeKey(opened.house.db, { authId, name: 'narrow', roles, expiresAt: new Date(Date.now() + 86_400_000) })
  return caller(here.app, { authorization: `Bearer ${secret}` })
}

/** Signs in by password: a session beside the key. */
async function session(userId: string, email: string): Promise<Caller> {
  const authId = (await makePersonDoor(opened.house).accountOf(userId)) as string
  await setPassword(opened.house.db, authId, await hashPassword(password))
  const answer = await here.anon.send({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
  expect(answer.statusCode, answer.body).toBe(200)
  return caller(here.app, { cookie: answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ') })
}

it('ends the sessions and keys of a disabled person at once, in every process, and for good; he may sign in anew when he returns (row 27)', async () => {
  const rep = await here.person({ name: '离职员工', roles: ['rep'] })
  const { email } = (await admin.get(`/api/users/${rep.id}`)).body.record
  const browser = await session(rep.id, email)
  for (const door of [rep, browser, overThere(rep), overThere(browser)]) expect((await door.get('/api/customers')).status).toBe(200)
  expect((await admin.post(`/api/users/${rep.id}/setActive`, { active: false })).status).toBe(200)
  for (const door of [rep, browser]) expect((await door.get('/api/customers')).status).toBe(401)
  for (const door of [overThere(rep), overThere(browser)]) await expect.poll(async () => (await door.get('/api/customers')).status, soon).toBe(401)
  expect((await here.anon.post('/api/auth/sign-in/email', { email, password })).status).not.toBe(200)
  expect((await admin.post('/api/customers', { name: '给离职员工', ownerId: rep.id })).body.fields).toMatchObject([{ field: 'ownerId', code: 'noSuchRecord' }])
  await admin.post(`/api/users/${rep.id}/setActive`, { active: true })
  await expect.poll(async () => (await here.anon.post('/api/auth/sign-in/email', { email, password })).status, soon).toBe(200)
  for (const door of [rep, browser, overThere(rep), overThere(browser)]) expect((await door.get('/api/customers')).status).toBe(401)
})

it('closes the open pages of a disabled person at once (row 75)', async () => {
  if (!here.app.server.listening) await here.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = here.app.server.address() as { port: number }
  const rep = await here.person({ name: '开着网页', roles: ['rep'] })
  const page = await fetch(`http://127.0.0.1:${port}/api/live`, { headers: rep.headers })
  const closed = page.text()
  await admin.post(`/api/users/${rep.id}/setActive`, { active: false })
  expect(await closed).not.toContain('customer')
})

it('lets a change of role hold at the next request, in every process, and a change of what the role may', async () => {
  const person = await here.person({ name: '换岗', roles: ['rep'] })
  const { id } = (await admin.post('/api/customers', { name: '别人的客户有限公司' })).body.record
  const read = (door: Caller) => async () => (await door.get(`/api/customers/${id}`)).status
  expect(await read(person)()).toBe(404)
  const change = async (roles: readonly string[]) => {
    const { version } = (await admin.get(`/api/users/${person.id}`)).body.record
    expect((await admin.patch(`/api/users/${person.id}`, { version, roleIds: roles.map(here.roleId) })).status).toBe(200)
  }
  await change(['leader'])
  expect(await read(person)()).toBe(200)
  await expect.poll(read(overThere(person)), soon).toBe(200)
  const cell = (reach: string) => ({ grants: [{ object: 'customer', action: 'read', reach, unitIds: [] }] })
  await admin.post(`/api/roles/${here.roleId('leader')}/setRights`, cell('own'))
  expect(await read(person)()).toBe(404)
  await expect.poll(read(overThere(person)), soon).toBe(404)
  await admin.post(`/api/roles/${here.roleId('leader')}/setRights`, cell('all'))
  await expect.poll(read(overThere(person)), soon).toBe(200)
  await change(['rep'])
  expect(await read(person)()).toBe(404)
  await expect.poll(read(overThere(person)), soon).toBe(404)
})

it('lets who is counted in on a record open it in every process, until he no longer is', async () => {
  const person = await here.person({ name: '共享', roles: ['rep'] })
  const { id } = (await admin.post('/api/customers', { name: '共享给他有限公司' })).body.record
  await admin.put(`/api/customers/${id}/members/${person.id}`, { right: 'read' })
  for (const door of [person, overThere(person)]) await expect.poll(async () => (await door.get(`/api/customers/${id}`)).status, soon).toBe(200)
  await admin.delete(`/api/customers/${id}/members/${person.id}`)
  for (const door of [person, overThere(person)]) expect((await door.get(`/api/customers/${id}`)).status).toBe(404)
})

it('takes the records of a person who moves along to his new unit, with all that hangs on them, however many', async () => {
  const [east, west] = await Promise.all([unit('东区'), unit('西区')])
  const [eastHead, westHead] = await Promise.all([
    here.person({ name: '东区主管', roles: ['supervisor'], unitId: east }),
    here.person({ name: '西区主管', roles: ['supervisor'], unitId: west }),
  ])
  const rep = await here.person({ name: '搬家', roles: ['rep'], unitId: east })
  const { id } = (await rep.post('/api/customers', { name: '随人走有限公司' })).body.record
  await rep.post('/api/contacts', { customerId: id, name: '张三' })
  // More than one piece of the work takes at once.
  await rep.post(
    '/api/customers',
    Array.from({ length: 520 }, (_, at) => ({ name: `搬家公司${at}` })),
  )
  const bin = (await rep.post('/api/customers', { name: '已删除有限公司' })).body.record
  await admin.delete(`/api/customers/${bin.id}`)
  const seen = async (head: Caller) => [
    (await head.get(`/api/customers/${id}`)).status,
    (await head.get('/api/customers')).body.count.value,
    (await head.get('/api/contacts')).body.records.length,
  ]
  expect(await seen(eastHead)).toEqual([200, 521, 1])
  const { version } = (await admin.get(`/api/users/${rep.id}`)).body.record
  expect((await admin.patch(`/api/users/${rep.id}`, { version, mainUnitId: west })).status).toBe(200)
  await expect.poll(() => seen(westHead), { timeout: 30_000, interval: 50 }).toEqual([200, 521, 1])
  expect(await seen(eastHead)).toEqual([404, 0, 0])
  expect((await admin.get(`/api/customers/${id}`)).body.record.version).toBe(1)
  await admin.post(`/api/customers/${bin.id}/restore`)
  await expect.poll(async () => (await westHead.get(`/api/customers/${bin.id}`)).status, soon).toBe(200)
}, 60_000)

it('stamps what is written while its owner moves with the unit he ends in', async () => {
  const units = await Promise.all([unit('南区'), unit('北区')])
  const rep = await here.person({ name: '边写边搬', roles: ['rep'], unitId: units[0] as string })
  const writes = Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? rep : overThere(rep)).post('/api/customers', { name: `边写边搬${at}` })))
  for (let at = 1; at <= 3; at++) {
    const { version } = (await admin.get(`/api/users/${rep.id}`)).body.record
    expect((await admin.patch(`/api/users/${rep.id}`, { version, mainUnitId: units[at % 2] })).status).toBe(200)
  }
  for (const { status } of await writes) expect(status).toBe(201)
  const mine = async () =>
    (await admin.get(`/api/customers?limit=200&filter=${encode({ field: 'ownerId', op: 'eq', value: rep.id })}`)).body.records.map(
      (record: { unitId: string }) => record.unitId,
    )
  await expect.poll(async () => [...new Set(await mine())], { timeout: 30_000, interval: 50 }).toEqual([units[1]])
  expect(await mine()).toHaveLength(40)
}, 60_000)

it('gives a narrowed key the rights of its roles only: now, in a job it starts, and in nothing that is the person’s own', async () => {
  const both = await here.person({ name: '两个角色', roles: ['rep', 'admin'] })
  const narrow = await key(both.id, [here.roleId('rep')])
  const { id } = (await admin.post('/api/customers', { name: '钥匙够不着有限公司' })).body.record
  expect((await both.get(`/api/customers/${id}`)).status).toBe(200)
  expect((await narrow.get(`/api/customers/${id}`)).status).toBe(404)
  expect((await narrow.patch(`/api/users/${both.id}`, { version: 1, roleIds: [] })).status).toBe(403)
  for (const answer of [
    await narrow.get('/api/notifications'),
    await narrow.patch('/api/me', { lang: 'en' }),
    await narrow.post('/api/me/keys', { name: 'more' }),
  ])
    expect(answer.status).toBe(403)
  await admin.post(`/api/roles/${here.roleId('rep')}/setRights`, { grants: [{ object: 'customer', action: 'bulk', reach: 'all', unitIds: [] }] })
  const answer = await narrow.post('/api/customers/bulk', { ids: [id], patch: { level: 'a' } })
  expect(answer.status).toBe(202)
  const job = async () => (await both.get(`/api/jobs/${answer.body.job.id}`)).body.job
  await expect.poll(async () => (await job()).state, { timeout: 15_000 }).toBe('done')
  expect((await job()).result).toMatchObject({ done: 0, leftCount: 1 })
  expect((await admin.get(`/api/customers/${id}`)).body.record.level).toBeNull()
  const none = await key(both.id, [])
  expect((await none.get('/api/customers')).status).toBe(403)
})

it('lets nobody but an administrator touch what authority is made of (row 28)', async () => {
  const hr = await here.person({ name: '人事', roles: ['supervisor'] })
  const before = (await admin.get(`/api/users/${hr.id}`)).body.record
  for (const patch of [{ roleIds: [here.roleId('admin')] }, { mainUnitId: null }, { unitIds: [] }, { supervisorId: null }, { email: 'other@kexin.test' }]) {
    expect((await hr.patch(`/api/users/${hr.id}`, { version: before.version, ...patch })).status, JSON.stringify(patch)).toBe(403)
  }
  for (const [url, body] of [
    ['/api/users', { name: '新人', email: 'n@kexin.test' }],
    ['/api/roles', { name: '新角色' }],
    ['/api/grants', { roleId: here.roleId('rep'), object: 'customer', action: 'read', reach: 'all' }],
    ['/api/orgUnits', { name: '新部门' }],
    [`/api/roles/${here.roleId('supervisor')}/setRights`, { grants: [] }],
  ] as const) {
    expect((await hr.post(url, body)).status, url).toBe(403)
  }
  expect((await admin.get(`/api/users/${hr.id}`)).body.record).toEqual(before)
})
