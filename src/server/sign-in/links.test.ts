import { beforeEach, describe, expect, it } from 'vitest'
import { cookieFor, cookiesOf, get, goodPassword, post, remove, signInAs, signInHouse, until } from '../../../test/sign-in-house.ts'
import type { Mail } from '../../engine/mail/send.ts'
import { changeAccount, createFirstAccount, demandAdministrator, disableAccount } from './accounts.ts'
import { hashPassword } from './password-hash.ts'

const home = await signInHouse()
const mails: Mail[] = []
let now = Date.now()
const url = 'https://crm.acme.example'
const one = await home.process({ now: () => new Date(now) })
const mailing = await home.process({ url, now: () => new Date(now), post: { send: async (mail) => void mails.push(mail), close: () => {} } })
const boss = await home.account('boss@acme.example')
home.administrators.add(boss)
const fresh = 'lantern canal 77 moss'

beforeEach(() => {
  mails.length = 0
  now = Date.now()
})

const tokenIn = (text: string) => /\/set-password#([\w-]+)/.exec(text)?.[1] as string
const linkFor = async (userId: string) =>
  tokenIn((await post(one, `/api/auth/people/${userId}/link`, {}, { cookie: await cookieFor(one, 'boss@acme.example') })).json().link)
const use = (token: string, newPassword = fresh, sent = {}) => post(one, '/api/auth/reset-password', { token, newPassword }, sent)

describe('an invitation', () => {
  it('is shown once to the administrator where there is no mail server, and lets the person choose a password', async () => {
    const authId = await home.account('new@acme.example', null)
    const answer = await post(one, `/api/auth/people/${authId}/link`, {}, { cookie: await cookieFor(one, 'boss@acme.example') })
    expect(answer.json()).toEqual({ sent: false, link: expect.stringMatching(/^http:\/\/localhost:3000\/set-password#[\w-]{43}$/) })
    const token = tokenIn(answer.json().link)
    expect((await post(one, '/api/auth/link', { token })).json()).toEqual({ purpose: 'invite', email: 'new@acme.example', name: 'new' })
    expect((await use(token, 'new@acme.example')).json().fields[0]).toMatchObject({ field: 'newPassword', code: 'context' })
    expect((await use(token)).json()).toEqual({ status: true })
    expect((await signInAs(one, 'new@acme.example', fresh)).statusCode).toBe(200)
  })

  it('goes by mail in both languages, built from the public address whatever Host says (row 66)', async () => {
    const authId = await home.account('mailed@acme.example', null)
    const cookie = cookiesOf(await signInAs(mailing, 'boss@acme.example', goodPassword, { headers: { origin: url } }))
    const answer = await post(
      mailing,
      `/api/auth/people/${authId}/link`,
      {},
      { cookie, headers: { origin: url, host: 'evil.com', 'x-forwarded-host': 'evil.com', 'x-forwarded-proto': 'http' } },
    )
    expect(answer.json()).toEqual({ sent: true })
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ to: 'mailed@acme.example' })
    expect(mails[0]?.text).toContain(`${url}/set-password#`)
    expect(mails[0]?.text).not.toContain('evil')
    expect(mails[0]?.text).toMatch(/邀请[\s\S]*invites/)
  })

  it('is an administrator’s to make, freshly signed in, and by no key', async () => {
    const authId = await home.account('target@acme.example')
    const cookie = await cookieFor(one, 'target@acme.example')
    expect((await post(one, `/api/auth/people/${authId}/link`, {}, { cookie })).statusCode).toBe(403)
    expect((await post(one, `/api/auth/people/${authId}/link`, {})).statusCode).toBe(401)
    const old = await cookieFor(one, 'boss@acme.example')
    now += 16 * 60_000
    expect((await post(one, `/api/auth/people/${authId}/link`, {}, { cookie: old })).json()).toMatchObject({ status: 403, stepUp: true })
  })
})

describe('a link for a new password (row 67)', () => {
  it('works once, even of two uses at one instant, and is kept as a hash', async () => {
    const authId = await home.account('once@acme.example')
    const token = await linkFor(authId)
    const { rows } = await home.pool.query('select * from auth_link where auth_id = $1', [authId])
    expect(JSON.stringify(rows)).not.toContain(token)
    const answers = await Promise.all([use(token), use(token, 'harbour pine 42 owl')])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
    expect((await use(token)).json().fields[0]).toMatchObject({ field: 'token', code: 'link' })
  })

  it('ends when a newer one is made, the mail address changes, the person is disabled, or half an hour has passed', async () => {
    const authId = await home.account('ends@acme.example')
    const [older, newer] = [await linkFor(authId), await linkFor(authId)]
    expect((await use(older)).statusCode).toBe(422)
    await changeAccount(home.db, authId, { email: 'Ends2@acme.example' })
    expect((await use(newer)).statusCode).toBe(422)
    const late = await linkFor(authId)
    now += 30 * 60_000 + 1000
    expect((await use(late)).statusCode).toBe(422)
    now = Date.now()
    const last = await linkFor(authId)
    await disableAccount(home.db, authId)
    expect((await use(last)).statusCode).toBe(422)
    expect((await use('x'.repeat(43))).json().detail).toBe((await use(last)).json().detail)
  })

  it('ends all sessions, signs nobody in and does not skip the second step', async () => {
    const authId = await home.account('steps@acme.example')
    const cookie = await cookieFor(one, 'steps@acme.example')
    await home.pool.query('update auth_user set two_factor_enabled = true where id = $1', [authId])
    const used = await use(await linkFor(authId), fresh, { cookie })
    expect([used.statusCode, used.cookies]).toEqual([200, []])
    expect((await get(one, '/who', { cookie })).json()).toEqual({ nobody: true })
    expect((await signInAs(one, 'steps@acme.example', goodPassword)).statusCode).toBe(401)
    expect((await signInAs(one, 'steps@acme.example', fresh)).json()).toMatchObject({ twoFactorRedirect: true })
  })

  it('answers the same to an address nobody has, and mails only a real one (row 65)', async () => {
    await home.account('forgot@acme.example')
    const answers = [
      await post(mailing, '/api/auth/request-password-reset', { email: 'forgot@acme.example' }),
      await post(mailing, '/api/auth/request-password-reset', { email: 'nobody@acme.example' }),
    ]
    expect(answers.map((each) => [each.statusCode, each.body])).toEqual([
      [200, '{"status":true}'],
      [200, '{"status":true}'],
    ])
    await until(async () => mails.length > 0)
    await mailing.signIn.close()
    expect(mails.map(({ to }) => to)).toEqual(['forgot@acme.example'])
    expect((await use(tokenIn(mails[0]?.text as string))).statusCode).toBe(200)
  })
})

describe('people, as an administrator sees them', () => {
  it('have sessions and a second step that he can end', async () => {
    const authId = await home.account('watched@acme.example')
    const [cookie, admin] = [await cookieFor(one, 'watched@acme.example'), await cookieFor(one, 'boss@acme.example')]
    await home.pool.query("insert into auth_two_factor (id, secret, backup_codes, user_id) values (gen_random_uuid(), 'x', 'x', $1)", [authId])
    expect((await get(one, `/api/auth/people/${authId}/sessions`, { cookie: admin })).json().sessions).toHaveLength(1)
    expect((await get(one, `/api/auth/people/${boss}/sessions`, { cookie })).statusCode).toBe(403)
    expect((await remove(one, `/api/auth/people/${authId}/sessions`, { cookie: admin })).statusCode).toBe(204)
    expect((await get(one, '/who', { cookie })).json()).toEqual({ nobody: true })
    expect((await remove(one, `/api/auth/people/${authId}/two-factor`, { cookie: admin })).statusCode).toBe(204)
    expect((await home.pool.query('select 1 from auth_two_factor where user_id = $1', [authId])).rows).toEqual([])
  })
})

describe('the first administrator (row 30)', () => {
  it('is made once, of two set-ups at one instant, and never beside other people', async () => {
    const other = await signInHouse()
    const passwordHash = await hashPassword(goodPassword)
    const setUp = (email: string) => other.db.transaction().execute((tx) => createFirstAccount(tx, { email, name: 'Boss', passwordHash }))
    const outcomes = await Promise.allSettled([setUp('a@acme.example'), setUp('b@acme.example'), setUp('c@acme.example')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await other.pool.query('select count(*)::int as n from auth_user')).rows).toEqual([{ n: 1 }])
    await expect(setUp('d@acme.example')).rejects.toMatchObject({ code: 'missing' })
  })
})

it('keeps one administrator, of two who take the role from each other at one instant', async () => {
  await home.pool.query('create table office (id int primary key, is_admin boolean not null)')
  await home.pool.query('insert into office values (1, true), (2, true)')
  const resign = (id: number) =>
    home.db.transaction().execute(async (tx) => {
      await tx.updateTable('office').set({ is_admin: false }).where('id', '=', id).execute()
      await demandAdministrator(tx, async () => (await tx.selectFrom('office').where('is_admin', '=', true).selectAll().execute()).length)
    })
  const outcomes = await Promise.allSettled([resign(1), resign(2)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await home.pool.query('select count(*)::int as n from office where is_admin')).rows).toEqual([{ n: 1 }])
})
