import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { authenticator } from '../../../../test/passkey/authenticator.ts'
import { cookieFor, get, post, remove, signInHouse } from '../../../../test/sign-in-house.ts'
import { newId } from '../../../lib/id.ts'

const origin = 'https://kexin.example'
const home = await signInHouse()
const house = await home.process({ url: origin })
const [acme, other] = [newId(), newId()]
for (const [id, name] of [
  [acme, '公司账号'],
  [other, 'Another one'],
])
  await sql`insert into auth_provider (id, name, issuer, client_id) values (${id}::uuid, ${name}, ${`https://${id}.test`}, 'kexin')`.execute(home.db)

const tie = (authId: string, provider: string, subject: string = newId()) =>
  sql`insert into auth_account (id, account_id, provider_id, user_id, updated_at) values (${newId()}, ${subject}, ${`oidc:https://${provider}.test`}, ${authId}::uuid, now())`.execute(
    home.db,
  )
const identities = async (cookie: string) => (await get(house, '/api/me/identities', { cookie })).json().identities as { id: string; name: string }[]
const untie = (cookie: string, id: string) => remove(house, `/api/me/identities/${id}`, { cookie })
const forgetPassword = (authId: string) => sql`update auth_account set password = null where user_id = ${authId}::uuid`.execute(home.db)

/** Somebody signed in, known by so many providers. */
async function known(email: string, providers: readonly string[]) {
  const authId = await home.account(email)
  for (const provider of providers) await tie(authId, provider)
  return { authId, cookie: await cookieFor(house, email) }
}

describe('a company account tied to one’s own', () => {
  it('is shown to its owner and untied by him alone; who came by it elsewhere is signed out', async () => {
    const { authId, cookie } = await known('ann@kexin.test', [acme])
    const elsewhere = await cookieFor(house, 'ann@kexin.test')
    await sql`update auth_session set provider_id = ${acme}::uuid where id = (select id from auth_session where user_id = ${authId}::uuid order by created_at desc, id desc limit 1)`.execute(
      home.db,
    )
    const [identity] = await identities(cookie)
    expect(identity).toMatchObject({ name: '公司账号', providerId: acme, active: true })
    const stranger = await known('bo@kexin.test', [])
    expect((await untie(stranger.cookie, identity?.id ?? '')).statusCode).toBe(404)
    expect((await untie(cookie, identity?.id ?? '')).statusCode).toBe(204)
    expect(await identities(cookie)).toEqual([])
    house.signIn.forget(authId)
    expect((await get(house, '/who', { cookie: elsewhere })).json()).toEqual({ nobody: true })
    expect((await get(house, '/who', { cookie })).json()).toMatchObject({ userId: authId })
  })

  it('asks for a fresh proof', async () => {
    const { authId, cookie } = await known('cy@kexin.test', [acme])
    await sql`update auth_session set fresh_at = now() - interval '1 hour' where user_id = ${authId}::uuid`.execute(home.db)
    house.signIn.forget(authId)
    const refused = await untie(cookie, (await identities(cookie))[0]?.id ?? '')
    expect([refused.statusCode, refused.json().stepUp]).toEqual([403, true])
  })

  it('stays when it is the last way in, and a provider that is switched off is none', async () => {
    const { authId, cookie } = await known('di@kexin.test', [acme, other])
    await forgetPassword(authId)
    await sql`update auth_provider set active = false where id = ${other}::uuid`.execute(home.db)
    const [first] = await identities(cookie)
    const refused = await untie(cookie, first?.id ?? '')
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toContain('唯一的登录方式')
    expect(await identities(cookie)).toHaveLength(2)
    await sql`update auth_provider set active = true where id = ${other}::uuid`.execute(home.db)
    expect((await untie(cookie, first?.id ?? '')).statusCode).toBe(204)
  })

  it('leaves one of two that are untied at the same instant, and the passkey that is the last way in', async () => {
    const { authId, cookie } = await known('ed@kexin.test', [acme, other])
    await forgetPassword(authId)
    const both = await Promise.all((await identities(cookie)).map(({ id }) => untie(cookie, id)))
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])

    const { challenge } = (await post(house, '/api/auth/passkeys/options', {}, { cookie })).json()
    const response = authenticator().register({ challenge, origin, host: 'kexin.example' })
    const { passkey } = (await post(house, '/api/auth/passkeys', { name: '手机', response }, { cookie })).json()
    const [left] = await identities(cookie)
    expect((await untie(cookie, left?.id ?? '')).statusCode).toBe(204)
    expect((await remove(house, `/api/me/passkeys/${passkey.id}`, { cookie })).statusCode).toBe(409)
  })
})
