import { describe, expect, it } from 'vitest'
import { cookieFor, cookiesOf, get, goodPassword, post, remove, signInAs, signInHouse, until } from '../../../test/sign-in-house.ts'
import { disableAccount, enableAccount } from './accounts.ts'

const home = await signInHouse()
const one = await home.process()
const two = await home.process()
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
    expect(answer.cookies[0]).toMatchObject({ name: 'kexin.session_token', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 604_800 })
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

describe('a session', () => {
  it('ends in every process at once: signed out, ended from the list, all others ended (row 69)', async () => {
    const cookies = await Promise.all([
      cookieFor(one, 'li@acme.example'),
      cookieFor(one, 'li@acme.example'),
      cookieFor(one, 'li@acme.example'),
      cookieFor(one, 'li@acme.example'),
    ])
    const [first, second, third, fourth] = cookies as [string, string, string, string]
    for (const cookie of cookies) expect([await isIn(one, cookie), await isIn(two, cookie)]).toEqual([true, true])

    expect((await post(one, '/api/auth/sign-out', {}, { cookie: first })).statusCode).toBe(200)
    expect(await isIn(one, first)).toBe(false)
    await until(async () => !(await isIn(two, first)))

    const { sessions } = (await get(one, '/api/me/sessions', { cookie: third })).json()
    const secondId = (await get(one, '/who', { cookie: second })).json().sessionId
    expect(sessions.find((each: { id: string }) => each.id === secondId)).toMatchObject({ isCurrent: false, address: '198.51.100.1' })
    expect((await remove(one, `/api/me/sessions/${secondId}`, { cookie: third })).statusCode).toBe(204)
    expect(await isIn(one, second)).toBe(false)
    await until(async () => !(await isIn(two, second)))

    expect((await remove(one, '/api/me/sessions', { cookie: third })).statusCode).toBe(204)
    expect([await isIn(one, fourth), await isIn(one, third)]).toEqual([false, true])
    await until(async () => !(await isIn(two, fourth)))
  })

  it('is nobody else’s to end', async () => {
    await home.account('wang@acme.example')
    const [mine, his] = await Promise.all([cookieFor(one, 'li@acme.example'), cookieFor(one, 'wang@acme.example')])
    const { sessionId } = (await get(one, '/who', { cookie: mine })).json()
    expect((await remove(one, `/api/me/sessions/${sessionId}`, { cookie: his })).statusCode).toBe(404)
    expect((await remove(one, '/api/me/sessions/x', { cookie: his })).statusCode).toBe(404)
    expect(await isIn(one, mine)).toBe(true)
  })

  it('dies with the person in every process, and does not come back when he does (row 27)', async () => {
    const authId = await home.account('leaver@acme.example')
    const cookie = await cookieFor(one, 'leaver@acme.example')
    expect([await isIn(one, cookie), await isIn(two, cookie)]).toEqual([true, true])
    const heard: string[] = []
    const stop = two.signIn.onChange((id) => void heard.push(id))
    await home.db.transaction().execute((tx) => disableAccount(tx, authId))
    one.signIn.forget(authId)
    expect(await isIn(one, cookie)).toBe(false)
    await until(async () => !(await isIn(two, cookie)))
    stop()
    expect(heard).toContain(authId)
    await enableAccount(home.db, authId)
    expect(await isIn(two, cookie)).toBe(false)
    expect((await signInAs(one, 'leaver@acme.example')).statusCode).toBe(200)
  })

  it('costs no query while it is remembered', async () => {
    const cookie = await cookieFor(one, 'li@acme.example')
    await isIn(one, cookie)
    let queries = 0
    const count = () => void queries++
    home.pool.on('acquire', count)
    for (let i = 0; i < 500; i++)
      expect(await one.signIn.sessionOf({ headers: { cookie }, ip: '198.51.100.1' })).toMatchObject({ authId: li, via: 'cookie', fresh: true })
    home.pool.off('acquire', count)
    expect(queries).toBe(0)
  })

  it('ends after half a day without a request and after seven days with them', async () => {
    let now = Date.now()
    const later = await home.process({ now: () => new Date(now) })
    const cookie = await cookieFor(later, 'li@acme.example')
    for (let hours = 0; hours < 7 * 24 - 12; hours += 11) {
      expect([hours, await isIn(later, cookie)]).toEqual([hours, true])
      now += 11 * 3600_000
    }
    now += 11.9 * 3600_000
    expect(await isIn(later, cookie)).toBe(false)
    now = Date.now()
    const idle = await cookieFor(later, 'li@acme.example')
    expect(await isIn(later, idle)).toBe(true)
    now += 12.1 * 3600_000
    expect(await isIn(later, idle)).toBe(false)
    expect((await get(later, '/api/auth/get-session', { cookie: idle })).json()).toBeNull()
    expect(
      (await post(later, '/api/auth/change-password', { currentPassword: goodPassword, newPassword: 'another river lamp' }, { cookie: idle })).statusCode,
    ).toBe(401)
  })
})
