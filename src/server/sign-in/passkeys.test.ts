import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { authenticator } from '../../../test/passkey/authenticator.ts'
import { cookieFor, cookiesOf, get, post, remove, signInHouse } from '../../../test/sign-in-house.ts'

const origin = 'https://kexin.example'
const host = 'kexin.example'
const home = await signInHouse()
const house = await home.process({ url: origin })
const ann = await home.account('ann@kexin.test')
const cookie = await cookieFor(house, 'ann@kexin.test')

async function registered(mine = cookie, key = authenticator()) {
  const { challenge } = (await post(house, '/api/auth/passkeys/options', {}, { cookie: mine })).json()
  const answer = await post(house, '/api/auth/passkeys', { name: '我的手机', response: key.register({ challenge, origin, host }) }, { cookie: mine })
  return { key, answer, challenge }
}
const asked = async () => (await post(house, '/api/auth/sign-in/passkey-options', {})).json().challenge as string
const enter = (response: object) => post(house, '/api/auth/sign-in/passkey', { response })

describe('a passkey', () => {
  it('is made by its owner freshly proven, signs him in without a name or password, and is named and taken away by him alone', async () => {
    const { key, answer } = await registered()
    expect(answer.statusCode, answer.body).toBe(201)
    const inside = await enter(key.signIn({ challenge: await asked(), origin, host }))
    expect(inside.statusCode, inside.body).toBe(200)
    expect((await get(house, '/who', { cookie: cookiesOf(inside) })).json()).toMatchObject({ userId: ann, via: 'cookie' })

    const { id } = answer.json().passkey
    await home.account('bo@kexin.test')
    const other = await cookieFor(house, 'bo@kexin.test')
    expect((await remove(house, `/api/me/passkeys/${id}`, { cookie: other })).statusCode).toBe(404)
    expect((await house.app.inject({ method: 'PATCH', url: `/api/me/passkeys/${id}`, headers: { cookie }, payload: { name: '旧手机' } })).statusCode).toBe(204)
    expect((await get(house, '/api/me/passkeys', { cookie })).json().passkeys).toMatchObject([{ id, name: '旧手机' }])
    expect((await remove(house, `/api/me/passkeys/${id}`, { cookie })).statusCode).toBe(204)
    expect((await enter(key.signIn({ challenge: await asked(), origin, host }))).statusCode).toBe(401)
  })

  it('asks for no code beside it, and proves anew who has no password', async () => {
    await sql`update auth_user set two_factor_enabled = true where id = ${ann}`.execute(home.db)
    const { key } = await registered()
    const inside = cookiesOf(await enter(key.signIn({ challenge: await asked(), origin, host })))
    expect((await get(house, '/who', { cookie: inside })).json().userId).toBe(ann)
    await sql`update auth_session set fresh_at = now() - interval '1 hour' where user_id = ${ann}`.execute(home.db)
    house.signIn.forget(ann)
    expect((await post(house, '/api/auth/passkeys/options', {}, { cookie: inside })).json().stepUp).toBe(true)
    const proof = key.signIn({ challenge: await asked(), origin, host })
    expect((await post(house, '/api/auth/reauthenticate/passkey', { response: proof }, { cookie: inside })).statusCode).toBe(204)
    expect((await post(house, '/api/auth/passkeys/options', {}, { cookie: inside })).statusCode).toBe(200)
    await sql`update auth_user set two_factor_enabled = false where id = ${ann}`.execute(home.db)
    await sql`update auth_session set fresh_at = now() where user_id = ${ann}`.execute(home.db)
    house.signIn.forget(ann)
  })

  it('is refused from another page, for another host, without a finger on it, twice, or once it has a copy', async () => {
    const { key } = await registered()
    const challenge = await asked()
    const replayed = key.signIn({ challenge, origin, host }, { counter: 5 })
    expect((await enter(replayed)).statusCode).toBe(200)
    const answers = [
      await enter(replayed),
      await enter(key.signIn({ challenge, origin, host }, { counter: 6 })),
      await enter(key.signIn({ challenge: await asked(), origin: 'https://kexin.example.evil.test', host }, { counter: 7 })),
      await enter(key.signIn({ challenge: await asked(), origin, host: 'evil.test' }, { counter: 8 })),
      await enter(key.signIn({ challenge: await asked(), origin, host }, { counter: 9, isVerified: false })),
      await enter(key.signIn({ challenge: await asked(), origin, host }, { counter: 5 })),
      await enter(key.signIn({ challenge: await asked(), origin, host }, { counter: 10, type: 'webauthn.create' })),
      await enter(key.signIn({ challenge: 'bWFkZSB1cA', origin, host }, { counter: 11 })),
      await enter(authenticator().signIn({ challenge: await asked(), origin, host })),
      await enter({ id: 5 }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 401))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect((await enter(key.signIn({ challenge: await asked(), origin, host }, { counter: 12 }))).statusCode).toBe(200)
  })

  it('is not made with another’s challenge, from another page, unverified, twice, or by a key or a stale session', async () => {
    const { key } = await registered()
    const { challenge: used } = await registered(cookie)
    const options = async () => (await post(house, '/api/auth/passkeys/options', {}, { cookie })).json().challenge as string
    const make = (response: object) => post(house, '/api/auth/passkeys', { name: 'x', response }, { cookie })
    const fresh = authenticator()
    expect((await make(fresh.register({ challenge: used, origin, host }))).statusCode).toBe(422)
    expect((await make(fresh.register({ challenge: await asked(), origin, host }))).statusCode).toBe(422)
    expect((await make(fresh.register({ challenge: await options(), origin: 'https://evil.test', host }))).statusCode).toBe(422)
    expect((await make(fresh.register({ challenge: await options(), origin, host }, { isVerified: false }))).statusCode).toBe(422)
    expect((await make(key.register({ challenge: await options(), origin, host }))).statusCode).toBe(409)
    await sql`update auth_session set fresh_at = now() - interval '1 hour' where user_id = ${ann}`.execute(home.db)
    house.signIn.forget(ann)
    expect((await make(fresh.register({ challenge: 'eA', origin, host }))).json().stepUp).toBe(true)
  })

  it('dies with the person', async () => {
    const cy = await home.account('cy@kexin.test')
    const { key } = await registered(await cookieFor(house, 'cy@kexin.test'))
    await sql`update auth_user set disabled_at = now() where id = ${cy}`.execute(home.db)
    expect((await enter(key.signIn({ challenge: await asked(), origin, host }))).statusCode).toBe(401)
  })
})
