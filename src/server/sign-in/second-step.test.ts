import { generate } from 'otplib'
import { beforeAll, describe, expect, it } from 'vitest'
import { cookieFor, cookiesOf, get, goodPassword, type Process, post, signInAs, signInHouse } from '../../../test/sign-in-house.ts'

const home = await signInHouse()
let now = Date.now()
const one = await home.process({ now: () => new Date(now) })
const two = await home.process()

type Enrolled = { secret: string; recoveryCodes: string[]; authId: string; cookie: string }
const codeAt = (secret: string, steps = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps })

/** Switches the second step on with the code of the step before this one, so that this one's is still unused. */
async function enrol(email: string): Promise<Enrolled> {
  const authId = await home.account(email)
  const cookie = await cookieFor(one, email)
  const { totpURI, backupCodes } = (await post(one, '/api/auth/two-factor/enable', { password: goodPassword }, { cookie })).json()
  const secret = new URL(totpURI).searchParams.get('secret') as string
  const done = await post(one, '/api/auth/two-factor/verify-totp', { code: await codeAt(secret, -1) }, { cookie })
  expect(done.statusCode).toBe(200)
  return { secret, recoveryCodes: backupCodes, authId, cookie: cookiesOf(done) }
}

/** The first step done: what the browser holds while the code is awaited. */
async function halfIn(at: Process, email: string): Promise<string> {
  const answer = await signInAs(at, email)
  expect([answer.statusCode, answer.json().twoFactorRedirect]).toEqual([200, true])
  return cookiesOf(answer)
}

const verify = (at: Process, cookie: string, code: string) => post(at, '/api/auth/two-factor/verify-totp', { code }, { cookie })
const recover = (at: Process, cookie: string, code: string) => post(at, '/api/auth/two-factor/verify-backup-code', { code }, { cookie })

describe('the second step (row 70)', () => {
  let li: Enrolled
  beforeAll(async () => {
    li = await enrol('li@acme.example')
  })

  it('gives a new session id when it is switched on, and ends the one from before', async () => {
    const authId = await home.account('new-id@acme.example')
    const cookie = await cookieFor(one, 'new-id@acme.example')
    const { totpURI } = (await post(one, '/api/auth/two-factor/enable', { password: goodPassword }, { cookie })).json()
    const done = await verify(one, cookie, await codeAt(new URL(totpURI).searchParams.get('secret') as string))
    expect((await get(one, '/who', { cookie })).json()).toEqual({ nobody: true })
    expect((await get(one, '/who', { cookie: cookiesOf(done) })).json().authId).toBe(authId)
  })

  it('leaves who only knows the password with nothing at all', async () => {
    const half = await halfIn(one, 'li@acme.example')
    expect(half).not.toContain('session_token')
    expect((await get(one, '/who', { cookie: half })).json()).toEqual({ nobody: true })
    for (const path of [
      '/api/auth/two-factor/disable',
      '/api/auth/two-factor/generate-backup-codes',
      '/api/auth/change-password',
      '/api/auth/reauthenticate',
      '/api/me/keys',
    ])
      expect([path, (await post(one, path, { password: goodPassword }, { cookie: half })).statusCode]).toEqual([path, 401])
    expect((await get(one, '/api/me/sessions', { cookie: half })).statusCode).toBe(401)
  })

  it('takes a code once, from whichever process, even of two at one instant', async () => {
    const halves = await Promise.all([halfIn(one, 'li@acme.example'), halfIn(two, 'li@acme.example')])
    const code = await codeAt(li.secret)
    const answers = await Promise.all([verify(one, halves[0] as string, code), verify(two, halves[1] as string, code)])
    expect(answers.map((each) => each.statusCode).sort()).toEqual([200, 401])
    const again = await verify(one, await halfIn(one, 'li@acme.example'), code)
    expect([again.statusCode, again.json().fields[0].field, again.cookies.some(({ name }) => name.endsWith('session_token'))]).toEqual([401, 'code', false])
  })

  it('ends after five wrong codes', async () => {
    await enrol('guessed@acme.example')
    const half = await halfIn(one, 'guessed@acme.example')
    for (let i = 0; i < 5; i++) expect((await verify(one, half, '000000')).json().fields).toHaveLength(1)
    const sixth = await verify(one, half, '000000')
    expect([sixth.statusCode, sixth.json().detail]).toEqual([401, '验证已超时或尝试次数过多，请重新登录'])
  })

  it('stops guesses over many half-done sign-ins', async () => {
    const guessed = await enrol('locked@acme.example')
    let busy = 0
    for (let round = 0; round < 4 && !busy; round++) {
      const half = await halfIn(one, 'locked@acme.example')
      for (let i = 0; i < 4; i++) busy += (await verify(one, half, '000000')).statusCode === 429 ? 1 : 0
    }
    expect(busy).toBeGreaterThan(0)
    const right = await verify(one, await halfIn(one, 'locked@acme.example'), await codeAt(guessed.secret))
    expect([right.statusCode, right.headers['retry-after']]).toEqual([429, '900'])
  })

  it('takes each recovery code once', async () => {
    const wang = await enrol('wang@acme.example')
    const code = wang.recoveryCodes[0] as string
    const halves = await Promise.all([halfIn(one, 'wang@acme.example'), halfIn(two, 'wang@acme.example')])
    const answers = await Promise.all([recover(one, halves[0] as string, code), recover(two, halves[1] as string, code)])
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect((await recover(one, await halfIn(one, 'wang@acme.example'), code)).statusCode).toBe(401)
    expect((await recover(one, await halfIn(one, 'wang@acme.example'), wang.recoveryCodes[1] as string)).statusCode).toBe(200)
  })

  it('is not enrolled over, and belongs to one account: another’s half-done sign-in takes only its own codes', async () => {
    const zhao = await enrol('zhao@acme.example')
    expect((await post(one, '/api/auth/two-factor/enable', { password: goodPassword }, { cookie: zhao.cookie })).statusCode).toBe(409)
    const half = await halfIn(one, 'li@acme.example')
    expect((await verify(one, half, await codeAt(zhao.secret, 1))).statusCode).toBe(401)
  })

  it('remembers no device', async () => {
    const qian = await enrol('qian@acme.example')
    const answer = await post(
      one,
      '/api/auth/two-factor/verify-totp',
      { code: await codeAt(qian.secret), trustDevice: true },
      { cookie: await halfIn(one, 'qian@acme.example') },
    )
    expect([answer.statusCode, answer.json().fields[0].field]).toEqual([422, 'trustDevice'])
  })

  it('keeps its secret and recovery codes encrypted, with the number of the key (row 98)', async () => {
    const {
      rows: [row],
    } = await home.pool.query('select secret, backup_codes from auth_two_factor where user_id = $1', [li.authId])
    const kept = JSON.stringify(row)
    for (const secret of [li.secret, Buffer.from(li.secret).toString('hex'), ...li.recoveryCodes]) expect(kept).not.toContain(secret)
    expect(row.secret).toMatch(/^\$ba\$1\$/)
  })
})

describe('a fresh proof (row 71)', () => {
  const delicate = (cookie: string) =>
    Promise.all([
      post(one, '/api/auth/change-password', { currentPassword: goodPassword, newPassword: 'another river lamp' }, { cookie }),
      post(one, '/api/auth/two-factor/enable', { password: goodPassword }, { cookie }),
      post(one, '/api/auth/two-factor/disable', { password: goodPassword }, { cookie }),
      post(one, '/api/auth/two-factor/generate-backup-codes', { password: goodPassword }, { cookie }),
      post(one, '/api/me/keys', { name: 'robot' }, { cookie }),
    ])

  it('is asked for after a quarter of an hour, and given by the password', async () => {
    await home.account('fresh@acme.example')
    const cookie = await cookieFor(one, 'fresh@acme.example')
    now = Date.now() + 16 * 60_000
    for (const answer of await delicate(cookie)) expect([answer.statusCode, answer.json().code, answer.json().stepUp]).toEqual([403, 'forbidden', true])
    expect((await post(one, '/api/auth/reauthenticate', { password: 'wrong password' }, { cookie })).statusCode).toBe(422)
    expect((await post(one, '/api/me/keys', { name: 'robot' }, { cookie })).statusCode).toBe(403)
    expect((await post(one, '/api/auth/reauthenticate', { password: goodPassword }, { cookie })).statusCode).toBe(204)
    expect((await post(one, '/api/me/keys', { name: 'robot' }, { cookie })).statusCode).toBe(201)
    now = Date.now()
  })

  it('needs a code too where the second step is on', async () => {
    const sun = await enrol('sun@acme.example')
    now = Date.now() + 16 * 60_000
    expect((await post(one, '/api/auth/reauthenticate', { password: goodPassword }, { cookie: sun.cookie })).statusCode).toBe(401)
    expect(
      (await post(one, '/api/auth/reauthenticate', { password: goodPassword, code: await codeAt(sun.secret, -1) }, { cookie: sun.cookie })).statusCode,
    ).toBe(401)
    expect((await post(one, '/api/auth/reauthenticate', { password: goodPassword, code: await codeAt(sun.secret) }, { cookie: sun.cookie })).statusCode).toBe(
      204,
    )
    expect((await post(one, '/api/auth/two-factor/disable', { password: goodPassword }, { cookie: sun.cookie })).statusCode).toBe(200)
    now = Date.now()
  })

  it('lets nobody guess the password from inside a session', async () => {
    await home.account('inside@acme.example')
    const cookie = await cookieFor(one, 'inside@acme.example')
    const statuses = []
    for (let i = 0; i < 12; i++) statuses.push((await post(one, '/api/auth/reauthenticate', { password: `guess ${i} of many` }, { cookie })).statusCode)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422))
    expect(statuses.slice(10)).toEqual([429, 429])
  })

  it('ends all other sessions when the password changes, and goes on under a new id', async () => {
    await home.account('changer@acme.example')
    const [cookie, other] = [await cookieFor(one, 'changer@acme.example'), await cookieFor(two, 'changer@acme.example')]
    expect(
      (await post(one, '/api/auth/change-password', { currentPassword: goodPassword, newPassword: 'changer@acme' }, { cookie })).json().fields[0],
    ).toMatchObject({ field: 'newPassword', code: 'context' })
    const done = await post(one, '/api/auth/change-password', { currentPassword: goodPassword, newPassword: 'another river lamp' }, { cookie })
    expect(done.statusCode).toBe(200)
    expect((await get(one, '/who', { cookie: cookiesOf(done) })).json().via).toBe('cookie')
    for (const old of [cookie, other]) expect((await get(one, '/who', { cookie: old })).json()).toEqual({ nobody: true })
    expect((await signInAs(one, 'changer@acme.example')).statusCode).toBe(401)
    expect((await signInAs(one, 'changer@acme.example', 'another river lamp')).statusCode).toBe(200)
  })
})
