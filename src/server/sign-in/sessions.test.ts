import { describe, expect, it } from 'vitest'
import { cookieFor, get, goodPassword, post, remove, signInAs, signInHouse, until } from '../../../test/sign-in-house.ts'
import { disableAccount, enableAccount } from './accounts.ts'

const home = await signInHouse()
const one = await home.process()
const two = await home.process()
const li = await home.account('li@acme.example')

const isIn = async (at: typeof one, cookie: string) => (await get(at, '/who', { cookie })).json().authId !== undefined

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

  /** How often the second process asks the database who this is. */
  async function queriesFor(cookie: string): Promise<number> {
    let queries = 0
    const count = () => void queries++
    home.pool.on('acquire', count)
    await two.signIn.sessionOf({ headers: { cookie }, ip: '198.51.100.1' })
    home.pool.off('acquire', count)
    return queries
  }

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

  it('is not remembered while the database cannot be heard, and is again once it can', async () => {
    await home.account('deaf@acme.example')
    const cookie = await cookieFor(two, 'deaf@acme.example')
    const authId = (await get(two, '/who', { cookie })).json().authId
    await home.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and (query ilike 'listen %' or query = 'select 1')",
    )
    await until(async () => home.lines.some((line) => line.includes('does not hear')))
    await disableAccount(home.db, authId)
    expect(await isIn(two, cookie)).toBe(false)
    const other = await cookieFor(two, 'li@acme.example')
    await until(async () => (await queriesFor(other)) === 0)
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
