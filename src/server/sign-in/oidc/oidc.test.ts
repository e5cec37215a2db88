import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { type Lie, liar } from '../../../../test/oidc/liar.ts'
import { realProvider } from '../../../../test/oidc/real-provider.ts'
import { cookieFor, cookiesOf, get, goodPassword, post, remove, signInHouse } from '../../../../test/sign-in-house.ts'

const clientId = 'kexin'
const secret = 'a secret of the company and its provider'
const url = 'http://127.0.0.1:3000'
const home = await signInHouse()
let realId = ''
const real = await realProvider({ id: clientId, secret, callback: () => `${url}/api/auth/oidc/${realId}/callback`, afterwards: `${url}/sign-in` })
const false1 = await liar(clientId)
const house = await home.process({ url, inside: [new URL(real.issuer).host, new URL(false1.issuer).host] })
const root = await home.account('root@kexin.test')
home.administrators.add(root)
const admin = await cookieFor(house, 'root@kexin.test')

const provider = (issuer: string, more: object = {}) => ({ name: '公司账号', issuer, clientId, secret, linkByEmail: true, ...more })
const add = async (wish: object) => (await post(house, '/api/auth/providers', wish, { cookie: admin })).json().id as string
const set = (id: string, wish: object) =>
  house.app.inject({ method: 'PUT', url: `/api/auth/providers/${id}`, headers: { cookie: admin }, payload: wish, remoteAddress: '198.51.100.1' })
realId = await add(provider(real.issuer))
const falseId = await add(provider(false1.issuer))

const start = (id: string, query = '', sent = {}) => get(house, `/api/auth/oidc/${id}/start${query}`, sent)
const whoIs = async (answer: LightMyRequestResponse) => (await get(house, '/who', { cookie: cookiesOf(answer) })).json()
const back = (address: string, cookie: string) => {
  const { pathname, search } = new URL(address)
  return get(house, `${pathname}${search}`, { cookie })
}
const lastSignIn = async () =>
  (await sql<{ outcome: string; reason: string }>`select outcome, reason from sign_in order by id desc limit 1`.execute(home.db)).rows[0]

/** Switches the second step on as its owner does; answers the code of now, to be taken once more. */
async function withSecondStep(email: string): Promise<() => Promise<string>> {
  const cookie = await cookieFor(house, email)
  const { totpURI } = (await post(house, '/api/auth/two-factor/enable', { password: goodPassword }, { cookie })).json()
  const secretOfApp = new URL(totpURI).searchParams.get('secret') as string
  await post(house, '/api/auth/two-factor/verify-totp', { code: await generate({ secret: secretOfApp }) }, { cookie })
  await sql`update auth_two_factor set last_step = null`.execute(home.db)
  return () => generate({ secret: secretOfApp })
}

describe('a company’s own provider', () => {
  it('lets a person in whom both sides know by a verified address, with state, nonce and PKCE, and knows him by his subject from then on', async () => {
    const ann = await home.account('ann.real@kexin.test', null)
    real.present({ sub: 'u-1', email: 'Ann.Real@kexin.test', email_verified: true, name: 'Ann' })
    const left = await start(realId, '?to=/customers?page=2')
    expect(left.statusCode).toBe(302)
    const asked = new URL(left.headers.location as string).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43)
    const came = await back(await real.follow(left.headers.location as string), cookiesOf(left))
    expect(came.headers.location).toBe('/customers?page=2')
    expect(await whoIs(came)).toMatchObject({ userId: ann, via: 'cookie' })
    expect(await lastSignIn()).toEqual({ outcome: 'ok', reason: 'provider' })

    await sql`update auth_user set email = 'new.name@kexin.test' where id = ${ann}`.execute(home.db)
    const again = await start(realId)
    expect(await whoIs(await back(await real.follow(again.headers.location as string), cookiesOf(again)))).toMatchObject({ userId: ann })
  })

  it('makes people only where the administrator said so, with the roles of their groups, never an administrator', async () => {
    real.present({ sub: 'u-2', email: 'bo@kexin.test', email_verified: true, name: 'Bo', groups: ['sales', 'gods'] })
    const refused = await start(realId)
    expect((await back(await real.follow(refused.headers.location as string), cookiesOf(refused))).headers.location).toBe('/sign-in?refused=unknown')
    const [rep, finance] = home.plain
    expect((await set(realId, provider(real.issuer, { groupRoles: { gods: root } }))).statusCode).toBe(422)
    const wish = provider(real.issuer, { makesPeople: true, groupsClaim: 'groups', roleIds: [finance], groupRoles: { sales: rep } })
    expect((await set(realId, wish)).statusCode).toBe(200)
    const left = await start(realId)
    const { userId } = await whoIs(await back(await real.follow(left.headers.location as string), cookiesOf(left)))
    expect(home.roles.get(userId)).toEqual([finance, rep])
    await set(realId, provider(real.issuer))
  })

  it('still asks for the second step where the provider does not, and not where it does', async () => {
    const cy = await home.account('cy@kexin.test')
    const codeNow = await withSecondStep('cy@kexin.test')
    real.present({ sub: 'u-3', email: 'cy@kexin.test', email_verified: true, name: 'Cy' })
    const left = await start(realId, '?to=/customers')
    const half = await back(await real.follow(left.headers.location as string), cookiesOf(left))
    expect(half.headers.location).toBe('/sign-in?half=true&to=%2Fcustomers')
    expect(await whoIs(half)).toEqual({ nobody: true })
    const verify = (code: string) => post(house, '/api/auth/two-factor/verify-totp', { code }, { cookie: cookiesOf(half) })
    expect((await verify('000000')).statusCode).toBe(401)
    expect(await whoIs(await verify(await codeNow()))).toMatchObject({ userId: cy })
    await set(realId, provider(real.issuer, { provesTwice: true }))
    const trusted = await start(realId)
    expect(await whoIs(await back(await real.follow(trusted.headers.location as string), cookiesOf(trusted)))).toMatchObject({ userId: cy })
    await set(realId, provider(real.issuer))
  })

  it('lets no disabled person in, and sends who signs out to the provider’s own page', async () => {
    const di = await home.account('di@kexin.test')
    real.present({ sub: 'u-4', email: 'di@kexin.test', email_verified: true, name: 'Di' })
    const left = await start(realId)
    const came = await back(await real.follow(left.headers.location as string), cookiesOf(left))
    const out = await post(house, '/api/auth/sign-out', {}, { cookie: cookiesOf(came) })
    expect(out.json().leave).toMatch(`${real.issuer}/session/end?`)
    expect(await whoIs(came)).toEqual({ nobody: true })
    await sql`update auth_user set disabled_at = now() where id = ${di}`.execute(home.db)
    const shut = await start(realId)
    expect((await back(await real.follow(shut.headers.location as string), cookiesOf(shut))).headers.location).toBe('/sign-in?refused=disabled')
  })

  it('is tied to an account by its owner, signed in and freshly proven, where addresses are not enough', async () => {
    await set(realId, provider(real.issuer, { linkByEmail: false }))
    const ed = await home.account('ed@kexin.test')
    real.present({ sub: 'u-5', email: 'ed@kexin.test', email_verified: true, name: 'Ed' })
    const alone = await start(realId)
    expect((await back(await real.follow(alone.headers.location as string), cookiesOf(alone))).headers.location).toBe('/sign-in?refused=unlinked')
    expect((await start(realId, '?link=true')).statusCode).toBe(401)
    const cookie = await cookieFor(house, 'ed@kexin.test')
    const left = await start(realId, '?link=true', { cookie })
    expect((await back(await real.follow(left.headers.location as string), cookiesOf(left))).headers.location).toBe('/profile')
    const later = await start(realId)
    expect(await whoIs(await back(await real.follow(later.headers.location as string), cookiesOf(later)))).toMatchObject({ userId: ed })
    await set(realId, provider(real.issuer))
  })
})

describe('whatever is not right is refused (row 72)', () => {
  const arriveWith = async (lie: Lie, change: (address: URL) => void = () => {}) => {
    const left = await start(falseId)
    false1.hears(left.headers.location as string)
    false1.says(lie)
    const state = new URL(left.headers.location as string).searchParams.get('state') ?? ''
    const address = new URL(`${url}/api/auth/oidc/${falseId}/callback?code=c&state=${state}`)
    change(address)
    return { address, left, came: await back(address.href, cookiesOf(left)) }
  }
  const honest: Lie = ({ claims, sign }) => sign(claims)

  it.each<[string, Lie]>([
    ['a token nobody signed (alg none)', async ({ claims }) => false1.unsigned(claims)],
    ['one signed with the client’s secret (HS256)', ({ claims }) => false1.bySecret(claims, secret)],
    ['one signed by somebody else', ({ claims }) => false1.byStranger(claims)],
    ['another nonce', ({ claims, sign }) => sign({ ...claims, nonce: 'another' })],
    ['no nonce', ({ claims: { nonce: _, ...claims }, sign }) => sign(claims)],
    ['another audience', ({ claims, sign }) => sign({ ...claims, aud: 'somebody-else' })],
    ['another issuer', ({ claims, sign }) => sign({ ...claims, iss: real.issuer })],
    ['an expired token', ({ claims, sign }) => sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 })],
    ['one from the future', ({ claims, sign }) => sign({ ...claims, iat: Math.floor(Date.now() / 1000) + 3600, nbf: Math.floor(Date.now() / 1000) + 3600 })],
  ])('%s', async (_, lie) => {
    const { came } = await arriveWith(lie)
    expect(came.headers.location).toBe('/sign-in?refused=answer')
    expect(await whoIs(came)).toEqual({ nobody: true })
    expect(await lastSignIn()).toEqual({ outcome: 'refused', reason: 'provider answer' })
  })

  it('an address the provider does not vouch for, whoever has it here', async () => {
    await home.account('ann@kexin.test')
    for (const verified of [false, 'true', undefined]) {
      const { came } = await arriveWith(({ claims, sign }) => sign({ ...claims, email_verified: verified }))
      expect(came.headers.location).toBe('/sign-in?refused=unverified')
    }
  })

  it('an answer used twice, brought by another browser, or taken to another provider’s address', async () => {
    const { address, left, came } = await arriveWith(honest)
    expect((await whoIs(came)).userId).toBeDefined()
    expect(false1.verifier()).toMatch(/^[\w-]{43,}$/)
    expect((await back(address.href, cookiesOf(left))).headers.location).toBe('/sign-in?refused=stale')
    const stolen = await start(falseId)
    const state = new URL(stolen.headers.location as string).searchParams.get('state')
    const path = `/api/auth/oidc/${falseId}/callback?code=c&state=${state}`
    expect((await get(house, path)).headers.location).toBe('/sign-in?refused=stale')
    const mixed = await arriveWith(honest, (each) => {
      each.pathname = `/api/auth/oidc/${realId}/callback`
    })
    expect(mixed.came.headers.location).toBe('/sign-in?refused=stale')
  })

  it('a second identity for one account, and the same subject of another issuer', async () => {
    const { came } = await arriveWith(({ claims, sign }) => sign({ ...claims, sub: 'liar-2' }))
    expect(came.headers.location).toBe('/sign-in?refused=taken')
    const linked = await sql<{ n: string }>`select count(*) as n from auth_account where account_id = 'liar-1'`.execute(home.db)
    expect(linked.rows[0]?.n).toBe('1')
  })

  it('a page of another house to go to afterwards', async () => {
    for (const to of ['//evil.test', '/\\evil.test', 'https://evil.test', '/%09/evil.test', 'javascript:alert(1)']) {
      const left = await start(falseId, `?to=${encodeURIComponent(to)}`)
      false1.hears(left.headers.location as string)
      false1.says(honest)
      const state = new URL(left.headers.location as string).searchParams.get('state')
      const came = await back(`${url}/api/auth/oidc/${falseId}/callback?code=c&state=${state}`, cookiesOf(left))
      expect(new URL(came.headers.location as string, url).origin, to).toBe(url)
    }
  })
})

describe('setting a provider up', () => {
  it('is for administrators; the secret is kept sealed and never shown; every change is written down', async () => {
    const plain = await home.account('plain@kexin.test')
    const cookie = await cookieFor(house, 'plain@kexin.test')
    expect(plain).toBeTruthy()
    for (const each of [
      get(house, '/api/auth/providers', { cookie }),
      post(house, '/api/auth/providers', provider('https://idp.test'), { cookie }),
      remove(house, `/api/auth/providers/${realId}`, { cookie }),
    ])
      expect((await each).statusCode).toBe(403)
    const shown = await get(house, '/api/auth/providers', { cookie: admin })
    expect(shown.body).not.toContain(secret)
    expect(shown.json().providers[0]).toMatchObject({ issuer: real.issuer, hasSecret: true, callback: `${url}/api/auth/oidc/${realId}/callback` })
    const kept = await sql<{ secret: string }>`select secret from auth_provider where id = ${realId}`.execute(home.db)
    expect(kept.rows[0]?.secret).not.toContain(secret)
    expect(JSON.stringify(home.written)).not.toContain(secret)
    expect(home.written.at(0)).toMatchObject({ by: root, verb: 'setProvider', note: { issuer: real.issuer } })
    expect((await get(house, '/api/auth/ways')).json().providers.map(({ id }: { id: string }) => id)).toContain(realId)
  })

  it.each([
    'http://idp.example.com',
    'https://127.0.0.1',
    'https://10.0.0.1',
    'https://[::1]',
    'https://[::ffff:7f00:1]',
    'https://169.254.169.254/latest',
    'https://2130706433',
    'https://0x7f.1',
    'file:///etc/passwd',
    'https://idp.example.com:5432',
    'https://[64:ff9b::7f00:1]',
  ])('never calls %s (rows 44, 45)', async (issuer) => {
    expect((await post(house, '/api/auth/providers', provider(issuer), { cookie: admin })).statusCode).toBe(422)
  })

  it('refuses a name that leads inside when it is looked up', async () => {
    const id = await add(provider('https://localhost.'))
    expect((await post(house, `/api/auth/providers/${id}/try`, {}, { cookie: admin })).statusCode).toBe(422)
    expect((await post(house, `/api/auth/providers/${realId}/try`, {}, { cookie: admin })).json()).toEqual({ issuer: real.issuer, signsOut: true })
  })
})
