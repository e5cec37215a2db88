import { expect, it } from 'vitest'
import type { Declaration } from '../src/kernel/object.ts'
import { bootApp } from './app.ts'
import { fingerprint } from './authority/database.ts'
import { sung } from './authority/rows.ts'
import { isStructure, makeRecord, sayable } from './every/drafts.ts'

const app = await bootApp()
const { anon, opened } = app
const objects = sayable(opened.house)
const memory = () => fingerprint(opened.house.db)
/** Streams stay open; sign-in has tests of its own; a screen's address answers the page. */
const elsewhere = (url: string) => !url.startsWith('/api/') || url.startsWith('/api/auth/') || url === '/api/live' || url.includes('*')
const routes = app.app.routeLines.filter(({ url, method }) => !elsewhere(url) && method !== 'HEAD' && method !== 'OPTIONS')
type Route = (typeof routes)[number]

/** What anybody who is signed in may ask, because the answer is his own or is cut to his reach. */
const everybodys = [
  '/api/me',
  '/api/me/calendarFeed',
  '/api/files',
  '/api/objects',
  '/api/search',
  '/api/facts',
  '/api/notifications',
  '/api/notifications/read',
  '/api/reports',
  '/api/openapi.json',
  '/api/docs',
  '/api/imports',
  '/api/mail-forms',
  '/api/:plural/:id/follow',
]
/** What needs nobody: whether the house is set up, and the forms that stand on other sites. */
const open = ['/api/setup', '/api/forms/:id/task', '/api/forms/:id/answers']

const rows = new Map<string, string>()
for (const object of objects) rows.set(object.plural, (await makeRecord(app, object, isStructure(object) ? {} : sung(object, 'geheimwort'))).id)

/** Every address a route stands for, filled with records that are there. */
function addresses({ url }: Route): { url: string; object?: Declaration }[] {
  const of = url.includes(':plural') ? objects : [undefined]
  return of.map((object) => {
    const id = rows.get(object?.plural ?? 'customers') as string
    const filled = url
      .replace(':plural', object?.plural ?? '')
      .replace(':command', 'setActive')
      .replace(':print', 'record')
      .replace(':userId', app.adminId)
      .replace(/:\w+/g, id)
    return { url: filled, ...(object ? { object } : {}) }
  })
}

it('answers nobody who has not signed in, on any route (attack row 29)', async () => {
  const before = await memory()
  for (const route of routes.filter(({ url }) => !open.includes(url))) {
    for (const { url } of addresses(route)) {
      const answer = await anon.send({
        method: route.method as 'GET',
        url,
        headers: { 'content-type': 'application/json' },
        ...(route.method === 'GET' ? {} : { payload: '{}' }),
      })
      expect(answer.statusCode, `${route.method} ${url}`).toBe(401)
    }
  }
  expect(await memory()).toBe(before)
})

it('lets who has no role read and write nothing but his own, on any route (attack rows 13, 29)', async () => {
  const nobody = await app.person({ name: '无角色', roles: [] })
  const before = await memory()
  for (const route of routes.filter(({ url }) => !open.includes(url))) {
    for (const { url } of addresses(route)) {
      const answer = await nobody.send({
        method: route.method as 'GET',
        url,
        headers: { 'content-type': 'application/json' },
        ...(route.method === 'GET' ? {} : { payload: '{}' }),
      })
      const isOwn = everybodys.includes(route.url) || route.url.startsWith('/api/me/')
      expect(answer.body, `${route.method} ${url}`).not.toContain('geheimwort')
      expect(answer.statusCode, `${route.method} ${url} ${answer.body.slice(0, 200)}`).toBeLessThan(500)
      if (!isOwn) expect(answer.statusCode, `${route.method} ${url} ${answer.body.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
    }
  }
  expect(await memory()).toBe(before)
})

it('is set up once: the first page is gone for good, and there is no other way in (attack row 30)', async () => {
  expect((await anon.get('/api/setup')).body).toEqual({ needed: false })
  expect((await anon.post('/api/setup', { company: '二次', name: '二次', email: 'again@kexin.test', password: 'correct horse battery 客心' })).status).toBe(404)
  for (const path of [
    '/.git/config',
    '/.env',
    '/metrics',
    '/api/demo',
    '/api/debug',
    '/package.json',
    '/src/app/serve.ts',
    '/assets/index.js.map',
    '/api/../package.json',
  ]) {
    expect((await anon.get(path)).status, path).toBeGreaterThanOrEqual(400)
  }
})
