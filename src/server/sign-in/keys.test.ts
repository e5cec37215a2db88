import { describe, expect, it } from 'vitest'
import { cookieFor, get, goodPassword, type Process, post, remove, signInAs, signInHouse, until } from '../../../test/sign-in-house.ts'
import { disableAccount } from './accounts.ts'

const home = await signInHouse()
let now = Date.now()
const one = await home.process({ now: () => new Date(now) })
const two = await home.process()
const li = await home.account('li@acme.example')
home.roles.set(li, ['role-sales', 'role-admin'])
const cookie = await cookieFor(one, 'li@acme.example')

const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })
const make = (body: object) => post(one, '/api/me/keys', body, { cookie })
const whoIs = async (at: Process, secret: string) => (await get(at, '/who', bearer(secret))).json()

describe('an API key (row 73)', () => {
  it('is shown once, kept as a hash, and known by its prefix', async () => {
    const answer = await make({ name: 'ERP', roles: ['role-sales'], expiresAt: new Date(now + 86_400_000).toISOString() })
    expect(answer.statusCode).toBe(201)
    const { key, secret } = answer.json()
    expect(secret.startsWith(`${key.prefix}_`)).toBe(true)
    expect(secret).toMatch(/^kxn_[0-9a-f]{8}_[\w-]{43}$/)
    expect((await get(one, '/api/me/keys', { cookie })).body).not.toContain(secret)
    const { rows } = await home.pool.query('select * from api_key')
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(await whoIs(one, secret)).toEqual({ authId: li, userId: li, sessionId: key.id, via: 'key', fresh: false, keyRoles: ['role-sales'] })
    const [shown] = (await get(one, '/api/me/keys', { cookie })).json().keys
    expect(shown).toMatchObject({ name: 'ERP', prefix: key.prefix, roles: ['role-sales'] })
    expect(shown.lastUsedAt).not.toBeNull()
  })

  it('works in the Authorization header alone, and not beside it', async () => {
    const { secret } = (await make({ name: 'header only' })).json()
    expect(await whoIs(two, secret)).toMatchObject({ authId: li, via: 'key' })
    for (const query of ['key', 'apiKey', 'api_key', 'access_token', 'token', 'authorization'])
      expect((await get(one, `/who?${query}=${secret}`)).json()).toEqual({ nobody: true })
    expect((await get(one, '/who', { headers: { 'x-api-key': secret } })).json()).toEqual({ nobody: true })
    expect((await get(one, '/who', { cookie: `kexin.session_token=${secret}` })).json()).toEqual({ nobody: true })
    expect(await whoIs(one, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).toEqual({ nobody: true })
  })

  it('does nothing that is its owner’s alone: no key, no password, no session, no log', async () => {
    home.administrators.add(li)
    const { secret } = (await make({ name: 'robot' })).json()
    const answers = await Promise.all([
      post(one, '/api/me/keys', { name: 'child' }, bearer(secret)),
      get(one, '/api/me/keys', bearer(secret)),
      get(one, '/api/me/sessions', bearer(secret)),
      remove(one, '/api/me/sessions', bearer(secret)),
      get(one, '/api/sign-ins', bearer(secret)),
      post(one, '/api/auth/change-password', { currentPassword: goodPassword, newPassword: 'another river lamp' }, bearer(secret)),
      post(one, '/api/auth/reauthenticate', { password: goodPassword }, bearer(secret)),
      post(one, '/api/auth/two-factor/enable', { password: goodPassword }, bearer(secret)),
      post(one, `/api/auth/people/${li}/link`, {}, bearer(secret)),
    ])
    for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
    home.administrators.delete(li)
  })

  it('holds roles of its owner alone, belongs to nobody else, and ends within two years', async () => {
    expect((await make({ name: 'x', roles: ['role-sales', 'role-boss'] })).json().fields[0]).toMatchObject({ field: 'roles', code: 'notYours' })
    expect((await make({ name: 'x', userId: 'somebody else' })).json().fields[0]).toMatchObject({ field: 'userId', code: 'unknown' })
    for (const expiresAt of ['2020-01-01', 'tomorrow', '2999-01-01'])
      expect((await make({ name: 'x', expiresAt })).json().fields[0]).toMatchObject({ field: 'expiresAt' })
    await home.account('wang@acme.example')
    const his = await cookieFor(one, 'wang@acme.example')
    const { key } = (await make({ name: 'mine' })).json()
    expect((await remove(one, `/api/me/keys/${key.id}`, { cookie: his })).statusCode).toBe(404)
  })

  it('is dead in every process once taken away, run out or its person disabled', async () => {
    const taken = (await make({ name: 'taken' })).json()
    expect([await whoIs(one, taken.secret), await whoIs(two, taken.secret)]).toMatchObject([{ via: 'key' }, { via: 'key' }])
    expect((await remove(one, `/api/me/keys/${taken.key.id}`, { cookie })).statusCode).toBe(204)
    expect(await whoIs(one, taken.secret)).toEqual({ nobody: true })
    await until(async () => (await whoIs(two, taken.secret)).nobody === true)

    const short = (await make({ name: 'short', expiresAt: new Date(now + 60_000).toISOString() })).json()
    expect(await whoIs(one, short.secret)).toMatchObject({ via: 'key' })
    now += 61_000
    expect(await whoIs(one, short.secret)).toEqual({ nobody: true })
    now = Date.now()

    const kept = (await make({ name: 'kept' })).json()
    expect(await whoIs(two, kept.secret)).toMatchObject({ via: 'key' })
    await disableAccount(home.db, li)
    await until(async () => (await whoIs(two, kept.secret)).nobody === true)
    await until(async () => (await whoIs(one, kept.secret)).nobody === true)
  })

  it('is not guessed at without end', async () => {
    const guess = (i: number) =>
      get(one, '/api/me/keys', { ip: '203.0.113.77', headers: { authorization: `Bearer kxn_00000000_${String(i).padStart(43, '0')}` } })
    for (let i = 0; i < 100; i++) expect((await guess(i)).statusCode).toBe(401)
    expect((await guess(100)).statusCode).toBe(429)
  })
})

describe('the sign-in log', () => {
  it('shows an administrator who came, from where and with what outcome; nothing typed is in it, and no line can be forged (row 97)', async () => {
    const boss = await home.account('boss@acme.example')
    home.administrators.add(boss)
    const admin = await cookieFor(one, 'boss@acme.example')
    await home.account('zhao@acme.example')
    await signInAs(one, 'zhao@acme.example', 'canary-password-1', { ip: '::ffff:203.0.113.9', headers: { 'user-agent': 'Evil\u001b[31m agent' } })
    await signInAs(one, 'canary-typed-into-address@acme.example', 'canary-password-2', { ip: '203.0.113.9' })
    const { signIns } = (await get(one, '/api/sign-ins?limit=2', { cookie: admin })).json()
    expect(signIns).toMatchObject([
      { user: null, outcome: 'refused', reason: 'unknown', address: '203.0.113.9' },
      { outcome: 'refused', reason: 'password', address: '203.0.113.9', agent: 'Evil [31m agent' },
    ])
    expect((await get(one, `/api/sign-ins?userId=${boss}`, { cookie: admin })).json().signIns).toMatchObject([
      { user: { id: boss }, outcome: 'ok', reason: 'password' },
    ])
    const older = await get(one, `/api/sign-ins?limit=2&after=${signIns[1].id}`, { cookie: admin })
    expect(older.json().signIns.some((each: { id: string }) => signIns.some((seen: { id: string }) => seen.id === each.id))).toBe(false)
    const { rows } = await home.pool.query('select * from sign_in')
    expect(JSON.stringify(rows)).not.toContain('canary')
    const wang = await cookieFor(one, 'wang@acme.example')
    expect((await get(one, '/api/sign-ins', { cookie: wang })).statusCode).toBe(403)
  })

  it('leaves passwords, cookies and keys out of the server’s log', async () => {
    const all = home.lines.join('')
    for (const secret of ['canary', goodPassword, cookie.split('=')[1]?.slice(0, 20) as string, 'kxn_0000']) expect(all.includes(secret), secret).toBe(false)
  })
})
