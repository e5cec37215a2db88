import { describe, expect, it } from 'vitest'
import { cookieFor, cookiesOf, get, goodPassword, post, signInAs, signInHouse } from '../../../test/sign-in-house.ts'
import { disableAccount } from './accounts.ts'

const home = await signInHouse()
const one = await home.process()
const li = await home.account('li@acme.example')

const isIn = async (at: typeof one, cookie: string) => (await get(at, '/who', { cookie })).json().authId !== undefined

describe('signing in', () => {
  it('works for a program that sends neither Origin nor cookie, and for one that sends Sec-Fetch-Mode alone', async () => {
    for (const headers of [{}, { 'sec-fetch-mode': 'cors' }] as Record<string, string>[]) {
      const answer = await signInAs(one, 'Li@ACME.example', goodPassword, { headers })
      expect(answer.statusCode).toBe(200)
      expect(answer.json().user).toMatchObject({ id: li, email: 'li@acme.example' })
    }
  })

  it('works from every spelling of this machine and from no other page', async () => {
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
      expect((await signInAs(one, 'li@acme.example', goodPassword, { headers: { origin, 'sec-fetch-site': 'same-origin' } })).statusCode).toBe(200)
    const foreign = await signInAs(one, 'li@acme.example', goodPassword, { headers: { origin: 'https://evil.com' } })
    expect([foreign.statusCode, foreign.json().code, foreign.cookies]).toEqual([403, 'forbidden', []])
    expect((await signInAs(one, 'li@acme.example', goodPassword, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403)
    expect(
      (
        await one.app.inject({
          method: 'POST',
          url: '/api/auth/sign-in/email',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'email=li%40acme.example&password=x',
        })
      ).statusCode,
    ).toBe(415)
    expect(
      (
        await one.app.inject({
          method: 'POST',
          url: '/api/auth/sign-in/email',
          headers: { 'content-type': 'text/plain' },
          payload: JSON.stringify({ email: 'li@acme.example', password: goodPassword }),
        })
      ).statusCode,
    ).toBe(422)
  })

  it('gives a cookie no script can read, and no token in the body', async () => {
    const answer = await signInAs(one, 'li@acme.example')
    expect(answer.cookies[0]).toMatchObject({ name: 'kexin.session_token', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 2_592_000 })
    expect(answer.json().token).toBeUndefined()
    const session = await get(one, '/api/auth/get-session', { cookie: cookiesOf(answer) })
    expect(session.json().user.email).toBe('li@acme.example')
    expect(session.body).not.toContain('token')
    expect(answer.cookies[0]?.value.split('.')[0]?.length).toBeGreaterThanOrEqual(32)
  })

  it('pins the cookie to the host when the house is reached by https', async () => {
    const secure = await home.process({ url: 'https://crm.acme.example' })
    const answer = await signInAs(secure, 'li@acme.example', goodPassword, { headers: { origin: 'https://crm.acme.example' } })
    expect(answer.cookies[0]).toMatchObject({ name: '__Host-kexin.session_token', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(answer.cookies[0]?.domain).toBeUndefined()
    expect(await isIn(secure, cookiesOf(answer))).toBe(true)
  })

  it('takes no session id that the caller brings (row 68)', async () => {
    const before = await cookieFor(one, 'li@acme.example')
    const after = await signInAs(one, 'li@acme.example', goodPassword, { cookie: before })
    expect(cookiesOf(after)).not.toBe(before)
    expect(await isIn(one, 'kexin.session_token=known.value')).toBe(false)
    expect(await isIn(one, before.slice(0, -3))).toBe(false)
  })

  it('says the same of a wrong password, an unknown address, an account without password and a disabled one (row 65)', async () => {
    await home.account('new@acme.example', null)
    await disableAccount(home.db, await home.account('gone@acme.example'))
    const answers = await Promise.all([
      signInAs(one, 'li@acme.example', 'wrong password'),
      signInAs(one, 'nobody@acme.example'),
      signInAs(one, 'new@acme.example'),
      signInAs(one, 'gone@acme.example'),
    ])
    for (const answer of answers) {
      expect([answer.statusCode, answer.headers['content-type'], answer.cookies]).toEqual([401, 'application/problem+json; charset=utf-8', []])
      expect(answer.body).toBe(answers[0]?.body)
    }
    expect(answers[0]?.json()).toMatchObject({ code: 'unsigned', status: 401, detail: '邮箱或密码不正确', fields: [] })
    expect((await signInAs(one, 'nobody@acme.example', 'x', { headers: { 'accept-language': 'en' } })).json().detail).toBe(
      'The mail address or the password is not right',
    )
  })

  it('names every field that is wrong, and refuses one it does not know', async () => {
    const answer = await post(one, '/api/auth/sign-in/email', { email: '', password: 5, callbackURL: 'https://evil.com' })
    expect([answer.statusCode, answer.json().fields.map((each: { field: string }) => each.field)]).toEqual([422, ['callbackURL', 'email', 'password']])
  })

  it('opens nothing else that better-auth has', async () => {
    for (const path of [
      'sign-up/email',
      'update-user',
      'delete-user',
      'change-email',
      'list-sessions',
      'revoke-session',
      'sign-in/social',
      'verify-password',
      'two-factor/send-otp',
      'two-factor/get-totp-uri',
      'ok',
      'error',
      'callback/x',
    ]) {
      const answers = await Promise.all([post(one, `/api/auth/${path}`, {}), get(one, `/api/auth/${path}`)])
      for (const answer of answers) expect([path, answer.statusCode, answer.json().code]).toEqual([path, 404, 'missing'])
    }
  })
})
