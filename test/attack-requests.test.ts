import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { newId } from '../src/lib/id.ts'
import { adminWish, bootApp } from './app.ts'
import { fingerprint } from './attacks/fingerprint.ts'
import { makeRecord } from './every/drafts.ts'

const app = await bootApp()
const { admin, app: server, opened, person } = app
const objects = [...opened.house.objects.values()]
const rep = await person({ name: '王小明', roles: ['rep'] })
type Sent = Parameters<typeof admin.send>[0]

describe('row 41, what another site makes a browser send', () => {
  const body = JSON.stringify({ name: '跨站公司' })
  const evil: [string, Sent][] = [
    ['a form', { method: 'POST', url: '/api/customers', payload: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['JSON called text', { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'text/plain' } }],
    [
      'JSON called text, as a beacon does',
      { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'https://evil.example' } },
    ],
    ['JSON called nothing', { method: 'POST', url: '/api/customers', payload: body }],
    ['a multipart form', { method: 'POST', url: '/api/customers', payload: '--b--', headers: { 'content-type': 'multipart/form-data; boundary=b' } }],
    [
      'another origin',
      { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'application/json', origin: 'https://evil.example' } },
    ],
    ['an origin that is hidden', { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'application/json', origin: 'null' } }],
    [
      'an origin that begins like ours',
      { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'application/json', origin: 'http://localhost.evil.example:0' } },
    ],
    [
      'a fetch across sites',
      { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' } },
    ],
    [
      'a fetch from a neighbour',
      { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-site' } },
    ],
    [
      'a page elsewhere, by its address alone',
      { method: 'POST', url: '/api/customers', payload: body, headers: { 'content-type': 'application/json', referer: 'https://evil.example/x' } },
    ],
    [
      'an upload',
      { method: 'POST', url: '/api/files', payload: '--b--', headers: { 'content-type': 'multipart/form-data; boundary=b', origin: 'https://evil.example' } },
    ],
    [
      'a method in disguise',
      { method: 'GET', url: '/api/customers?_method=POST', headers: { 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' } },
    ],
    [
      'a method in disguise, without a parameter',
      {
        method: 'POST',
        url: '/api/notifications/read',
        payload: '_method=DELETE',
        headers: { 'x-http-method-override': 'DELETE', 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
  ]
  it.each(evil)('%s changes nothing, though his cookie comes along', async (_, sent) => {
    const before = await fingerprint(app)
    const { statusCode } = await admin.send(sent)
    expect([400, 403, 415, 422]).toContain(statusCode)
    expect(await fingerprint(app)).toEqual(before)
  })

  it('no address changes anything by being read, whoever reads it, but for the trace of who carried a list away', async () => {
    for (const object of objects) await makeRecord(app, object)
    const before = await fingerprint(app)
    const since = newId()
    for (const url of reads()) {
      for (const who of [admin, rep]) expect((await who.get(await written(url))).status, url).toBeLessThan(500)
    }
    expect({ ...(await fingerprint(app)), 'public.fact': before['public.fact'] }).toEqual(before)
    const { rows } = await opened.pool.query('select distinct verb from fact where id > $1', [since])
    expect(rows).toEqual([{ verb: 'export' }])
  })
})

/** Every address that can be read, one for each object where it is one of an object; not the stream of hints, which never ends. */
const reads = (): string[] =>
  server.routeLines.flatMap(({ method, url }) =>
    method !== 'GET' || !url.startsWith('/api/') || url === '/api/live' || url.includes('*')
      ? []
      : url.includes(':plural')
        ? objects.map((object) => url.replace(':plural', object.plural))
        : [url],
  )

async function written(url: string): Promise<string> {
  const plural = /^\/api\/(\w+)\/:id/.exec(url)?.[1]
  const id = objects.some((each) => each.plural === plural)
    ? (await admin.get(`/api/${plural}?limit=1`)).body.records[0].id
    : '01900000-0000-7000-8000-000000000000'
  return url.replaceAll(/:\w+/g, id)
}

it('row 42: no answer of the API is kept by a browser or between, whatever its status', async () => {
  for (const url of reads()) {
    for (const who of [admin, rep, app.anon]) {
      const { headers } = await who.get(await written(url))
      expect(String(headers['cache-control']), url).toMatch(/no-store|private, no-cache/)
    }
  }
  const post = await admin.post('/api/customers', { name: '' })
  expect(post.headers['cache-control']).toBe('no-store')
})

it('row 42: who signs out leaves nothing behind in the browser, and his cookie opens nothing', async () => {
  const signedIn = await app.anon.send({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email: adminWish.email, password: adminWish.password } })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  expect((await app.anon.send({ method: 'GET', url: '/api/me', headers: { cookie } })).statusCode).toBe(200)
  const gone = await app.anon.send({ method: 'POST', url: '/api/auth/sign-out', payload: {}, headers: { cookie } })
  expect([gone.statusCode, gone.headers['clear-site-data']]).toEqual([200, '"cache", "storage"'])
  expect((await app.anon.send({ method: 'GET', url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
})

describe('row 102, what calls itself JSON', () => {
  const wish = JSON.stringify({ name: '类型公司', nonsense: 1 })
  it.each([
    'application/json\t',
    'Application/JSON',
    'application/json;charset=utf-7',
    'application/json; charset=utf-16',
    'text/json',
    'application/json+x',
    'application/vnd.api+json',
    'application/json, text/plain',
    'application/json;',
    ' application/json',
    'application/jsonx',
    '*/*',
    'application/x-json',
    'application/json\u00a0',
  ])('"%s" is checked like JSON or not read at all', async (type) => {
    const { statusCode, body } = await admin.send({ method: 'POST', url: '/api/customers', payload: wish, headers: { 'content-type': type } })
    expect([400, 415, 422]).toContain(statusCode)
    if (statusCode === 422) expect(body).toContain('nonsense')
  })

  it('a packed body is not unpacked, and one of other letters is not taken', async () => {
    const packed = await admin.send({
      method: 'POST',
      url: '/api/customers',
      payload: gzipSync(JSON.stringify({ name: '压缩公司' })),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    expect([400, 415, 422]).toContain(packed.statusCode)
    const wide = await admin.send({
      method: 'POST',
      url: '/api/customers',
      payload: Buffer.from(JSON.stringify({ name: '宽字公司' }), 'utf16le'),
      headers: { 'content-type': 'application/json' },
    })
    expect(wide.statusCode).toBe(422)
  })
})
