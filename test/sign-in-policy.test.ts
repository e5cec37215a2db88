import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { bootApp, caller } from './app.ts'

const app = await bootApp()
const { admin, opened } = app
const company = (await admin.get('/api/companies?limit=1')).body.records[0] as { id: string; version: number }

describe('the company’s page', () => {
  it('holds what signing in asks for, as part of its history; bounds are kept', async () => {
    const wrong = await admin.patch(`/api/companies/${company.id}`, { version: company.version, leastPassword: 6, sessionIdleHours: 0, mostSessions: 0 })
    expect(wrong.body.fields.map(({ field }: { field: string }) => field).sort()).toEqual(['leastPassword', 'mostSessions', 'sessionIdleHours'])
    const repId = app.roleId('rep')
    const set = await admin.patch(`/api/companies/${company.id}`, {
      version: company.version,
      secondStepRoleIds: [repId],
      secondStepGraceDays: 0,
      leastPassword: 14,
    })
    expect(set.status, set.text).toBe(200)
    const [fact] = (await admin.get(`/api/companies/${company.id}/facts`)).body.facts
    expect(fact.changes).toMatchObject({ leastPassword: [10, 14] })
  })

  it('holds on every route for a person signed in by cookie', async () => {
    const rep = await app.person({ name: '王小明', roles: ['rep'] })
    const link = (await admin.post(`/api/auth/people/${rep.id}/link`)).body.link as string
    const token = link.split('#')[1]
    expect((await app.anon.post('/api/auth/reset-password', { token, newPassword: 'kite lamp 9' })).body.fields[0].code).toBe('tooShort')
    expect((await app.anon.post('/api/auth/reset-password', { token, newPassword: 'kite lamp river 92' })).status).toBe(200)
    const email = (await admin.get(`/api/users/${rep.id}`)).body.record.email
    const inside = await app.anon.send({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password: 'kite lamp river 92' } })
    const cookie = inside.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    const him = caller(app.app, { cookie })
    for (const url of ['/api/me', '/api/objects', '/api/customers', '/api/search?q=a', '/api/live'])
      expect((await him.get(url)).body, url).toMatchObject({ code: 'forbidden', secondStep: 'required' })
    expect((await him.post('/api/customers', { name: '客户' })).body.secondStep).toBe('required')
  })
})

describe('a person who is disabled', () => {
  it('is out with the very write, and nothing of his comes back when he does before any worker ran (row 27)', async () => {
    const rep = await app.person({ name: '李四', roles: ['finance'] })
    expect((await rep.get('/api/me')).status).toBe(200)
    expect((await admin.post(`/api/users/${rep.id}/setActive`, { active: false })).status).toBe(200)
    expect((await rep.get('/api/me')).status).toBe(401)
    expect((await admin.post(`/api/users/${rep.id}/setActive`, { active: true })).status).toBe(200)
    expect((await rep.get('/api/me')).status).toBe(401)
    const alive = await sql`select 1 from api_key k join "user" u on u.auth_id::uuid = k.auth_id where u.id = ${rep.id} and k.revoked_at is null`.execute(
      opened.house.db,
    )
    expect(alive.rows).toEqual([])
  })

  it('shows administrators how he gets in, and nobody the number of his account', async () => {
    const rep = await app.person({ name: '赵六', roles: ['finance'] })
    const state = (await admin.get(`/api/auth/people/${rep.id}/account`)).body.account
    expect(state).toEqual({ hasPassword: false, secondStep: false, passkeys: 0, providers: [], lastSignInAt: null })
    expect((await rep.get(`/api/auth/people/${rep.id}/account`)).status).toBe(403)
    expect((await admin.get(`/api/users/${rep.id}`)).body.record).not.toHaveProperty('authId')
    expect((await admin.get(`/api/users/${rep.id}/facts`)).text).not.toContain('authId')
  })
})
