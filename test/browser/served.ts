import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { demoHouse, loadDemo, type SignIn } from '../../src/app/demo.ts'
import { setUp } from '../../src/app/install.ts'
import { makePersonDoor } from '../../src/app/people-door.ts'
import { type Served, serve } from '../../src/app/serve.ts'
import { asHouse } from '../../src/engine/access/person.ts'
import { setPassword } from '../../src/server/sign-in/accounts.ts'
import { hashPassword } from '../../src/server/sign-in/password-hash.ts'
import { type Caller, caller } from '../app.ts'
import { house } from '../house.ts'
import { type Look, page } from './harness.ts'

/** The one password of everybody in a walk. */
export const password = 'a walk through the house 客心'

/** A house as `npm start` runs it: on a port, its worker beside it, its pages built. Empty; called once, at the top of a walk. */
export async function served(): Promise<Served> {
  const { databaseUrl } = await house()
  const folder = await mkdtemp(join(tmpdir(), 'kexin-walk-'))
  const outside = { url: undefined, admin: undefined, smtpUrl: undefined, imapUrl: undefined, mailboxAddress: undefined }
  const ours = { secret: 'a secret of the walks, long enough for anybody', filesUrl: pathToFileURL(join(folder, 'files')).href, timeZone: 'Asia/Shanghai' }
  const config = { port: 0, host: '127.0.0.1', databaseUrl, folder, ...outside, ...ours }
  const running = await serve({ config, databaseUrl, migrated: true, demo: false, logger: { level: process.env.KEXIN_TEST_LOG ?? 'silent' } })
  afterAll(async () => {
    await running.close()
    await rm(folder, { recursive: true, force: true })
  })
  return running
}

/** The demo company with so many customers; `signIns` has one person of each role, the administrator too, all with `password`. */
export async function demoTown(customers: number): Promise<Served & { readonly signIns: readonly Pick<SignIn, 'email' | 'name' | 'role'>[] }> {
  const running = await served()
  const { house: opened } = running.opened
  await setUp(opened, { ...demoHouse, password })
  const door = makePersonDoor(opened)
  const hashed = await hashPassword(password)
  const open = async (personId: string) => setPassword(opened.db, (await door.accountOf(personId)) as string, hashed)
  const { signIns } = await loadDemo(asHouse(opened), { open }, { customers, seed: 7 })
  opened.authority.forget()
  return { ...running, signIns: [...signIns, { role: 'admin', ...demoHouse }] }
}

/** Whoever of a demo town has this role. */
export function whoIs(signIns: readonly Pick<SignIn, 'email' | 'name' | 'role'>[], role: string): { readonly email: string; readonly name: string } {
  const found = signIns.find((each) => each.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

/** A page of a person who is signed in already; walks that are about the door go through it by hand. */
export async function pageOf(from: Browser, email: string, look: Look): Promise<Page> {
  const opened = await page(from, look)
  const answer = await opened.request.post('/api/auth/sign-in/email', { data: { email, password } })
  expect(answer.status(), await answer.text()).toBe(200)
  // The language of a signed-in person is his own, not his browser's.
  if (look.lang) await opened.request.patch('/api/me', { data: { lang: look.lang.slice(0, 2) } })
  return opened
}

/** The API as that person, by the cookie of his page: what a walk ends with is checked there, not on the screen alone. */
export async function callerOf(running: Served, opened: Page): Promise<Caller> {
  const cookies = await opened.context().cookies()
  return caller(running.app, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
}
