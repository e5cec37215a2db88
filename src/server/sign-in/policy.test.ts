import { sql } from 'kysely'
import { generate } from 'otplib'
import { afterEach, describe, expect, it } from 'vitest'
import { cookieFor, cookiesOf, get, goodPassword, post, signInAs, signInHouse } from '../../../test/sign-in-house.ts'

const home = await signInHouse()
const house = await home.process()
const hour = 3600_000

afterEach(() => {
  for (const name of Object.keys(home.policy)) delete home.policy[name as keyof typeof home.policy]
})

const isIn = async (cookie: string) => (await get(house, '/who', { cookie })).json().authId !== undefined
const ageSessions = async (authId: string, column: 'created_at' | 'updated_at', ms: number) => {
  await sql`update auth_session set ${sql.ref(column)} = ${new Date(Date.now() - ms)} where user_id = ${authId}`.execute(home.db)
  house.signIn.forget(authId)
}

describe('the company’s own choices about sessions', () => {
  it('end one that is unused for too long or too old, and no sooner (ASVS 7.3.1, 7.3.2)', async () => {
    const ann = await home.account('ann@kexin.test')
    const cookie = await cookieFor(house, 'ann@kexin.test')
    await ageSessions(ann, 'updated_at', 3 * hour)
    expect(await isIn(cookie)).toBe(true)
    Object.assign(home.policy, { idleHours: 2 })
    await ageSessions(ann, 'updated_at', 3 * hour)
    expect(await isIn(cookie)).toBe(false)
    Object.assign(home.policy, { idleHours: 12, sessionDays: 14 })
    const second = await cookieFor(house, 'ann@kexin.test')
    await ageSessions(ann, 'created_at', 10 * 24 * hour)
    expect(await isIn(second)).toBe(true)
    Object.assign(home.policy, { sessionDays: 5 })
    house.signIn.forget(ann)
    expect(await isIn(second)).toBe(false)
  })

  it('let the longest unused one go when there are too many', async () => {
    await home.account('bo@kexin.test')
    Object.assign(home.policy, { mostSessions: 2 })
    const cookies = [await cookieFor(house, 'bo@kexin.test'), await cookieFor(house, 'bo@kexin.test'), await cookieFor(house, 'bo@kexin.test')]
    expect(await Promise.all(cookies.map(isIn))).toEqual([false, true, true])
  })

  it('ask for longer passwords where one is chosen', async () => {
    await home.account('cy@kexin.test')
    Object.assign(home.policy, { leastPassword: 24 })
    const cookie = await cookieFor(house, 'cy@kexin.test')
    const change = (newPassword: string) => post(house, '/api/auth/change-password', { currentPassword: goodPassword, newPassword }, { cookie })
    expect((await change('umbrella stone 72')).json().fields[0]).toMatchObject({
      field: 'newPassword',
      code: 'tooShort',
      message: expect.stringContaining('24'),
    })
    expect((await change('umbrella stone gravel 72 river')).statusCode).toBe(200)
  })
})

describe('a second step that a role asks for (ASVS 6.3.3)', () => {
  const role = home.plain[0]
  const asking = { secondStepRoles: [role], graceDays: 0 }

  it('leaves who has none nothing to do but to set it up; then all is open', async () => {
    const di = await home.account('di@kexin.test')
    home.roles.set(di, [role])
    Object.assign(home.policy, asking)
    const cookie = await cookieFor(house, 'di@kexin.test')
    const shut = [
      await get(house, '/api/me/sessions', { cookie }),
      await get(house, '/api/me/keys', { cookie }),
      await post(house, '/api/me/keys', { name: 'k' }, { cookie }),
      await post(house, '/api/auth/change-password', { currentPassword: goodPassword, newPassword: 'umbrella stone 72' }, { cookie }),
      await post(house, '/api/auth/two-factor/disable', { password: goodPassword }, { cookie }),
    ]
    for (const answer of shut) expect(answer.json(), answer.body).toMatchObject({ code: 'forbidden', secondStep: 'required' })
    const enrolled = await post(house, '/api/auth/two-factor/enable', { password: goodPassword }, { cookie })
    expect(enrolled.statusCode, enrolled.body).toBe(200)
    const secret = new URL(enrolled.json().totpURI).searchParams.get('secret') as string
    const done = await post(house, '/api/auth/two-factor/verify-totp', { code: await generate({ secret }) }, { cookie })
    expect(done.statusCode, done.body).toBe(200)
    const after = cookiesOf(done) || cookie
    expect((await get(house, '/api/me/sessions', { cookie: after })).statusCode).toBe(200)
  })

  it('gives the days of grace from the first time it was missed', async () => {
    const ed = await home.account('ed@kexin.test')
    home.roles.set(ed, [role])
    Object.assign(home.policy, { ...asking, graceDays: 3 })
    const cookie = await cookieFor(house, 'ed@kexin.test')
    expect((await get(house, '/api/me/sessions', { cookie })).statusCode).toBe(200)
    const by = new Date((await get(house, '/who', { cookie })).json().secondStepBy).getTime()
    expect(Math.abs(by - Date.now() - 72 * hour)).toBeLessThan(hour)
    await sql`update auth_user set second_step_asked_at = now() - interval '4 days' where id = ${ed}`.execute(home.db)
    house.signIn.forget(ed)
    expect((await get(house, '/api/me/sessions', { cookie })).json().secondStep).toBe('required')
  })

  it('asks nothing of other roles, nor of who proved himself twice already', async () => {
    const flo = await home.account('flo@kexin.test')
    Object.assign(home.policy, asking)
    const cookie = await cookieFor(house, 'flo@kexin.test')
    expect((await get(house, '/api/me/sessions', { cookie })).statusCode).toBe(200)
    home.roles.set(flo, [role])
    await sql`update auth_session set is_strong = true where user_id = ${flo}`.execute(home.db)
    house.signIn.forget(flo)
    expect((await get(house, '/api/me/sessions', { cookie })).statusCode).toBe(200)
    const again = await signInAs(house, 'flo@kexin.test')
    expect((await get(house, '/api/me/sessions', { cookie: cookiesOf(again) })).json().secondStep).toBe('required')
  })
})
