import { describe, expect, it } from 'vitest'
import { isWritten } from '../src/kernel/field.ts'
import { bootApp } from './app.ts'
import { fingerprint } from './attacks/fingerprint.ts'
import { isToldByHouse, makeRecord } from './every/drafts.ts'

const app = await bootApp()
const { admin, opened, person } = app
const objects = [...opened.house.objects.values()]
const raw = (method: 'POST' | 'PATCH', url: string, payload: string, type = 'application/json') =>
  admin.send({ method, url, payload, headers: { 'content-type': type } })

describe.each(objects.map((object) => [object.name, object] as const))('row 14, mass assignment: %s', (_, object) => {
  it('lets nobody set what only the house or a command sets, by any door, and keeps nothing of the try', async () => {
    const record = await makeRecord(app, object)
    const kept = Object.entries(object.fields).flatMap(([name, field]) => (isWritten(field) ? [name] : []))
    const before = await fingerprint(app)
    for (const name of [
      'id',
      'unitId',
      'createdAt',
      'createdById',
      'updatedAt',
      'updatedById',
      'deletedAt',
      'rootId',
      'searchKeys',
      'isAdmin',
      'tenantId',
      'approvedBy',
      'can',
      ...kept,
    ]) {
      const wish = { version: record.version, [name]: '01900000-0000-7000-8000-000000000000' }
      const patched = await admin.patch(`/api/${object.plural}/${record.id}`, wish)
      if (isToldByHouse(object)) {
        expect([patched.status, (await admin.post(`/api/${object.plural}`, [{ [name]: true }])).status], name).toEqual([403, 403])
        continue
      }
      expect([patched.status, patched.body.fields?.map((each: { field: string }) => each.field)], name).toEqual([422, [name]])
      expect(
        (await admin.post(`/api/${object.plural}`, [{ [name]: true }])).body.results[0].problem.fields.map((each: { field: string }) => each.field),
        name,
      ).toContain(name)
    }
    expect(await fingerprint(app)).toEqual(before)
  })
})

it('row 14: a rep who names himself administrator, owner or author changes nothing', async () => {
  const rep = await person({ name: '王小明', roles: ['rep'] })
  const { id } = (await rep.post('/api/customers', { name: '重庆提权有限公司' })).body.record
  const before = await fingerprint(app)
  const tries = await Promise.all([
    rep.patch(`/api/users/${rep.id}`, { version: 1, roleIds: [app.roleId('admin')] }),
    rep.patch('/api/me', { roleIds: [app.roleId('admin')] }),
    rep.patch('/api/me', { active: true }),
    rep.patch(`/api/customers/${id}`, { version: 1, ownerId: app.adminId }),
    rep.post('/api/customers', { name: '重庆送人有限公司', ownerId: app.adminId }),
    rep.post('/api/grants', { roleId: app.roleId('rep'), object: 'customer', action: 'read', reach: 'all' }),
    rep.post(`/api/users/${rep.id}/setActive`, { active: true }),
    rep.post('/api/customers/bulk', { ids: [id], patch: { ownerId: app.adminId } }),
  ])
  expect(tries.map(({ status }) => status)).toEqual([403, 422, 422, 422, 422, 403, 403, 403])
  expect(await fingerprint(app)).toEqual(before)
})

it('row 15: nothing is taken for what it is not', async () => {
  const { id } = (await admin.post('/api/customers', { name: '重庆类型有限公司' })).body.record
  const before = await fingerprint(app)
  const url = `/api/customers/${id}`
  const wrong: [string, 'post' | 'patch' | 'put' | 'delete', unknown][] = [
    ...['1', [1], 1.5, 0, -1, true, {}, null, 2 ** 31].map((version) => [url, 'patch', { version, level: 'a' }] as [string, 'patch', unknown]),
    [url, 'patch', { version: 1, name: ['x'] }],
    [url, 'patch', { version: 1, name: { $ne: null } }],
    [url, 'patch', { version: 1, name: 5 }],
    [url, 'patch', { version: 1, tags: 'a' }],
    [url, 'patch', [{ version: 1 }]],
    ['/api/customers', 'post', 'name'],
    ['/api/customers', 'post', 5],
    ['/api/customers', 'post', { name: ' ' }],
    ['/api/customers/bulk', 'post', { ids: '1', patch: {} }],
    ['/api/customers/bulk', 'post', { ids: [1], patch: {} }],
    ['/api/customers/bulk', 'post', { ids: [id], remove: 'true' }],
    ['/api/customers/bulk', 'post', { ids: [id], patch: 'level' }],
    ['/api/customers/bulk', 'post', { ids: [id], patch: {}, remove: true }],
    [`${url}/comments`, 'post', { text: ['a'] }],
    [`${url}/comments`, 'post', { text: 'a', mentions: 'everybody' }],
    [`${url}/members/${app.adminId}`, 'put', { right: ['read'] }],
    [`${url}/members/${app.adminId}`, 'put', { right: 'read', until: 5 }],
    ['/api/notifications/read', 'post', { all: 'true' }],
    ['/api/notifications/read', 'post', { ids: 'x' }],
    ['/api/me', 'patch', { mutedNotices: 'mention' }],
    [`/api/users/${app.adminId}/setActive`, 'post', { active: 'false' }],
  ]
  for (const [where, verb, body] of wrong) expect((await admin[verb](where, body)).status, `${verb} ${where} ${JSON.stringify(body)}`).toBe(422)
  expect(await fingerprint(app)).toEqual(before)
})

it('row 16: of two equal keys the last counts, for the check, the record and its history alike', async () => {
  const made = (await raw('POST', '/api/customers', '{"name":"甲公司","level":"z","level":"a","name":"乙公司"}')).json().record
  expect([made.name, made.level]).toEqual(['乙公司', 'a'])
  const [fact] = (await admin.get(`/api/customers/${made.id}/facts`)).body.facts
  expect(fact.changes).toMatchObject({ name: [null, '乙公司'], level: [null, 'a'] })
})

describe('row 17, prototypes', () => {
  const keys = ['__proto__', 'constructor', 'prototype']

  it.each(keys)('%s is a key nowhere in a body', async (key) => {
    for (const body of [
      `{"${key}":{"isAdmin":true},"name":"x"}`,
      `{"name":"x","address":{"${key}":1}}`,
      `{"name":"x","phones":[{"${key}":1}]}`,
      `[{"${key}":1}]`,
      `{"ids":["a"],"filter":{"${key}":1}}`,
    ]) {
      for (const url of ['/api/customers', '/api/customers/bulk', '/api/customers/duplicates', '/api/notifications/read'])
        expect((await raw('POST', url, body)).statusCode, body).toBe(422)
    }
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  })

  it.each([...keys, 'toString', 'hasOwnProperty', 'valueOf'])('%s names no object, field, parameter or command', async (key) => {
    const { id } = await makeRecord(app, objects[0] as (typeof objects)[number])
    expect((await admin.get(`/api/${key}`)).status).toBe(404)
    expect((await admin.post(`/api/customers/${id}/${key}`)).status).toBe(404)
    const filter = encodeURIComponent(JSON.stringify({ field: key, op: 'eq', value: 'x' }))
    for (const query of [
      `${key}=x`,
      `sort=${key}`,
      `sort=-${key}`,
      `fields=${key}`,
      `filter=${filter}`,
      `filter=${encodeURIComponent(JSON.stringify({ field: `parentId.${key}`, op: 'eq', value: 'x' }))}`,
    ]) {
      expect((await admin.get(`/api/customers?${query}`)).status, query).toBe(422)
    }
    expect((await admin.post('/api/customers', { name: 'x', [`${key}x`]: 1 })).status).toBe(422)
  })
})

describe('row 57, depth and size', () => {
  it.each([
    ['400,000 nested lists', '['.repeat(400_000) + ']'.repeat(400_000)],
    ['100,000 nested objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['40 levels within a draft', `{"name":"x","address":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`],
    ['a number beyond all bounds', '{"name":"x","durationMinutes":1e400}'],
    ['10,000 keys', `{${Array.from({ length: 10_000 }, (_, at) => `"k${at}":1`).join()}}`],
    ['a text of a megabyte', JSON.stringify({ name: 'x'.repeat(1_000_000) })],
    ['a name of 100,000 letters', JSON.stringify({ name: 'x'.repeat(100_000) })],
    ['cut off', '{"name":"x"'],
    ['two values', '{}{}'],
    ['nothing', ''],
    ['NaN', '{"name":NaN}'],
  ])('%s is refused and nothing falls over', async (_, body) => {
    const before = await fingerprint(app)
    const { statusCode } = await raw('POST', '/api/customers', body)
    expect([400, 413, 422]).toContain(statusCode)
    expect(await fingerprint(app)).toEqual(before)
  })

  it('more than a mebibyte is 413', async () => {
    expect((await raw('POST', '/api/customers', JSON.stringify({ name: 'x'.repeat(1_100_000) }))).statusCode).toBe(413)
    expect(
      (
        await admin.post(
          '/api/customers',
          Array.from({ length: 1001 }, () => ({})),
        )
      ).status,
    ).toBe(422)
  })
})
