import { describe, expect, it } from 'vitest'
import { cookieFor, goodPassword, post, signInAs, signInHouse } from '../../../test/sign-in-house.ts'
import { limits, makeThrottle } from './throttle.ts'

const home = await signInHouse()
const [one, two] = [await home.process(), await home.process()]

describe('guessing (row 64)', () => {
  it('is stopped after ten tries from one network, over both processes, and whatever X-Forwarded-For says', async () => {
    await home.account('li@acme.example')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        signInAs(i % 2 ? one : two, 'li@acme.example', `wrong password ${i}`, {
          ip: '203.0.113.1',
          headers: { 'x-forwarded-for': `192.0.2.${i}`, 'x-real-ip': `192.0.2.${i}`, forwarded: `for=192.0.2.${i}` },
        }),
      ),
    )
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect([statuses.filter((each) => each === 401).length, statuses.filter((each) => each === 429).length]).toEqual([limits.pair.points, 20])
    const refused = answers.find(({ statusCode }) => statusCode === 429)
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused?.json()).toMatchObject({ code: 'busy', status: 429 })
    expect((await signInAs(one, 'li@acme.example', goodPassword, { ip: '203.0.113.1' })).statusCode).toBe(429)
  })

  it('leaves the account open to its owner elsewhere', async () => {
    expect((await signInAs(one, 'li@acme.example', goodPassword, { ip: '203.0.113.99' })).statusCode).toBe(200)
  })

  it('counts a whole IPv6 /56 as one', async () => {
    await home.account('v6@acme.example')
    const statuses: number[] = []
    for (let i = 0; i < 12; i++)
      statuses.push((await signInAs(one, 'v6@acme.example', 'wrong password', { ip: `2001:db8:0:12${i.toString(16).padStart(2, '0')}::${i + 1}` })).statusCode)
    expect(statuses.slice(10)).toEqual([429, 429])
  })

  it('treats an address nobody has like any other', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push((await signInAs(one, 'nobody@acme.example', 'wrong password', { ip: '203.0.113.7' })).statusCode)
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  })
})

/** The counting alone, without the hashes: a thousand tries take a second. */
describe('the counts', () => {
  const known = new Set<string>()
  const throttle = makeThrottle(home.pool, async ({ email, network }) => known.has(`${email} ${network}`))
  const passes = (email: string, network: string) =>
    throttle.attempt({ email, network }).then(
      () => true,
      () => false,
    )
  const count = async (tries: (i: number) => Promise<boolean>, n: number) =>
    (await Promise.all(Array.from({ length: n }, (_, i) => tries(i)))).filter(Boolean).length

  it('let one network try a hundred accounts, not a thousand; and people who sign in from there go on', async () => {
    known.add('regular@acme.example 198.18.0.1')
    expect(await count((i) => passes(`victim${i}@acme.example`, '198.18.0.1'), 1000)).toBe(limits.network.points)
    expect(await passes('newcomer@acme.example', '198.18.0.1')).toBe(false)
    expect(await passes('regular@acme.example', '198.18.0.1')).toBe(true)
  })

  it('slow a thousand networks down that try one account, and never keep its owner out where he signed in lately', async () => {
    known.add('target@acme.example 198.18.7.7')
    expect(await count((i) => passes('target@acme.example', `198.19.${i >> 8}.${i & 255}`), 500)).toBe(limits.account.points + limits.slow.points)
    for (let i = 0; i < limits.pair.points; i++) expect(await passes('target@acme.example', '198.18.7.7')).toBe(true)
  })

  it('start anew for a network once the password was right', async () => {
    for (let i = 0; i < 25; i++) await (await throttle.attempt({ email: 'typist@acme.example', network: '198.18.9.9' })).succeeded(true)
    for (let i = 0; i < limits.pair.points; i++) expect(await passes('typist@acme.example', '198.18.9.9')).toBe(true)
    expect(await passes('typist@acme.example', '198.18.9.9')).toBe(false)
  })

  it('keep no mail address', async () => {
    const { rows } = await home.pool.query("select count(*)::int as n from auth_throttle where key like '%@%' or key like '%acme%'")
    expect(rows[0].n).toBe(0)
  })
})

it('knows a network for a month after a sign-in from it', async () => {
  const authId = await home.account('known@acme.example')
  await cookieFor(one, 'known@acme.example', { ip: '203.0.113.50' })
  const { rows } = await home.pool.query('select outcome, network from sign_in where auth_id = $1', [authId])
  expect(rows).toEqual([{ outcome: 'ok', network: '203.0.113.50' }])
})

it('takes five mails an hour to one address, and answers the same while it does', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 7; i++)
    statuses.push((await post(one, '/api/auth/request-password-reset', { email: 'flooded@acme.example' }, { ip: `203.0.113.${100 + i}` })).statusCode)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
})
