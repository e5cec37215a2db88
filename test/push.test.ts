import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { asHouse } from '../src/engine/access/person.ts'
import { type Notice, tellPeople } from '../src/engine/notices/notice.ts'
import { pushNotices } from '../src/engine/push/push-notices.ts'
import { makeVapid } from '../src/engine/push/vapid.ts'
import { makeOutward } from '../src/server/sign-in/outward.ts'
import { adminWish, bootApp } from './app.ts'
import { makeBrowser } from './push-browser.ts'

/** Reminders in the browser (S2-04): a push service on a port of its own, which keeps what it was given; and a browser that opens it. */
type Taken = { readonly path: string; readonly headers: NodeJS.Dict<string | string[]>; readonly body: Buffer }
const taken: Taken[] = []
let answer = 201
const service = createServer((request, reply) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) })
    reply.writeHead(answer).end()
  })
})
await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise((resolve) => service.close(resolve)))
const place = `127.0.0.1:${(service.address() as { port: number }).port}`

const { admin, adminId, anon, opened, person, app, atRest } = await bootApp({ withWorker: true, settings: { insideHosts: [place] } })
const house = asHouse(opened.house)

let told = 0
const notice = (more: Partial<Notice> = {}): Notice => ({
  userId: adminId,
  kind: 'mention',
  actorId: null,
  object: null,
  recordId: null,
  text: { zh: '张三提到了您', en: 'Zhang San mentioned you' },
  cause: `push:${++told}`,
  ...more,
})
const named = async () => (await admin.get('/api/me/pushBrowsers')).body.browsers as { id: string; endpoint: string }[]
const at = (path: string) => taken.filter((each) => each.path === path)

it('reaches the browser that asked, at once after the commit, sealed so that it alone can read it, and says who the house is', async () => {
  const browser = makeBrowser(`http://${place}/first`)
  expect((await admin.post('/api/me/pushBrowsers', browser.subscription)).status).toBe(201)
  await tellPeople(house, [
    notice(),
    notice({ kind: 'job' }),
    notice({ object: 'user', recordId: adminId, kind: 'assign', text: { zh: '客户分配给了您', en: 'x' } }),
  ])
  await expect.poll(() => at('/first').length).toBe(2)
  await atRest()
  const [first, second] = at('/first').map(({ body }) => JSON.parse(browser.open(body)))
  expect(first).toMatchObject({ title: adminWish.company, body: '张三提到了您', path: '/notifications', lang: 'zh' })
  expect(second).toMatchObject({ body: '客户分配给了您', path: `/users/${adminId}` })
  const { publicKey } = (await admin.get('/api/me/pushBrowsers')).body
  expect(at('/first')[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
  expect(String(at('/first')[0]?.headers.authorization)).toContain(`, k=${publicKey}`)
})

it('is what the person wants of it: a kind he takes from the list is told in the house alone', async () => {
  const before = taken.length
  expect((await admin.patch('/api/me', { pushNotices: ['due'] })).status).toBe(200)
  await tellPeople(house, [notice(), notice({ kind: 'due', text: { zh: '任务逾期', en: 'Overdue' } })])
  await expect.poll(() => taken.length).toBe(before + 1)
  await atRest()
  expect(taken).toHaveLength(before + 1)
  expect((await admin.patch('/api/me', { pushNotices: ['mention'] })).status).toBe(200)
})

it('goes again when the push service was busy, under the same name, and forgets a browser that is gone', async () => {
  const late = makeBrowser(`http://${place}/late`)
  await admin.post('/api/me/pushBrowsers', late.subscription)
  const clock = pushNotices({ call: makeOutward([place]), vapid: makeVapid('a secret', 'mailto:a@b.example') })
  answer = 503
  await tellPeople(house, [notice()])
  await expect.poll(() => at('/late').length).toBeGreaterThan(0)
  await atRest()
  answer = 201
  await clock.run(house)
  const tags = new Set(at('/late').map(({ body }) => JSON.parse(late.open(body)).tag))
  expect(tags.size).toBe(1)
  const count = taken.length
  await clock.run(house)
  expect(taken).toHaveLength(count)
  answer = 410
  await tellPeople(house, [notice()])
  await expect.poll(named).toEqual([])
  await atRest()
  answer = 201
})

it('takes no address inside the network, no plain http and no key off the curve, and no API key may manage it', async () => {
  const { subscription } = makeBrowser(`http://${place}/x`)
  for (const endpoint of ['https://10.0.0.8/x', 'https://[::1]/x', 'https://169.254.169.254/x', 'http://push.example.com/x', 'file:///etc/passwd', 'x', 7])
    expect((await admin.post('/api/me/pushBrowsers', { ...subscription, endpoint })).body.fields?.[0]?.field, String(endpoint)).toBe('endpoint')
  for (const keys of [null, {}, { ...subscription.keys, p256dh: randomBytes(65).toString('base64url') }, { ...subscription.keys, auth: 'AA' }])
    expect((await admin.post('/api/me/pushBrowsers', { ...subscription, keys })).body.fields?.[0]?.field).toBe('keys')
  const other = await person({ name: '钱钥匙', roles: ['rep'] })
  expect((await other.post('/api/me/pushBrowsers', subscription)).status).toBe(403)
  expect((await anon.get('/api/me/pushBrowsers')).status).toBe(401)
  expect(await named()).toEqual([])
})

it('ends where he turns it off, and with the session: a browser he signed out of shows nothing of him', async () => {
  const { subscription } = makeBrowser(`http://${place}/end`)
  await admin.post('/api/me/pushBrowsers', subscription)
  const [{ id } = { id: '' }] = await named()
  expect((await admin.delete(`/api/me/pushBrowsers/${id}`)).status).toBe(204)
  expect((await admin.delete(`/api/me/pushBrowsers/${id}`)).status).toBe(404)
  for (let each = 0; each < 22; each++) await admin.post('/api/me/pushBrowsers', makeBrowser(`http://${place}/many/${each}`).subscription)
  expect((await named()).map(({ endpoint }) => endpoint.split('/').at(-1))).toEqual(Array.from({ length: 20 }, (_, each) => String(each + 2)))
  await app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { ...admin.headers, host: 'localhost:0', 'content-type': 'application/json' },
    payload: '{}',
  })
  const left = await sql`select 1 from push_browser`.execute(opened.house.db)
  expect(left.rows).toEqual([])
})
