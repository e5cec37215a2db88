import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { demoHouse, loadDemo, type SignIn } from '../../src/app/demo.ts'
import { setUp } from '../../src/app/install.ts'
import { makePersonDoor } from '../../src/app/people-door.ts'
import { type Served, serve } from '../../src/app/serve.ts'
import { asHouse } from '../../src/engine/access/person.ts'
import { setPassword } from '../../src/server/sign-in/accounts.ts'
import { hashPassword } from '../../src/server/sign-in/password-hash.ts'
import type { Look } from './look.ts'

/** The one password of everybody in a walk. */
export const password = 'a walk through the house 客心'

export type Known = Pick<SignIn, 'email' | 'name' | 'role'>

/** A house as `npm start` runs it on a migrated database: on a port, its worker beside it, its pages built. */
export async function open(databaseUrl: string): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'kexin-walk-'))
  const outside = { url: undefined, admin: undefined, smtpUrl: undefined, imapUrl: undefined, mailboxAddress: undefined }
  const ours = { secret: 'a secret of the walks, long enough for anybody', filesUrl: pathToFileURL(join(folder, 'files')).href, timeZone: 'Asia/Shanghai' }
  const backupFolder = join(folder, 'backups')
  const config = { port: 0, host: '127.0.0.1', databaseUrl, folder, backupFolder, ...outside, ...ours }
  const running = await serve({ config, databaseUrl, migrated: true, demo: false, logger: { level: process.env.KEXIN_TEST_LOG ?? 'silent' } })
  const close = async () => {
    await running.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...running, close }
}

/** Makes an empty house the demo company with so many customers. Answers one person of each role, the administrator too, all with `password`. */
export async function settle({ opened: { house } }: Served, customers: number): Promise<readonly Known[]> {
  await setUp(house, { ...demoHouse, password })
  const door = makePersonDoor(house)
  const hashed = await hashPassword(password)
  const letIn = async (personId: string) => setPassword(house.db, (await door.accountOf(personId)) as string, hashed)
  const { signIns } = await loadDemo(asHouse(house), { open: letIn }, { customers, seed: 7 })
  house.authority.forget()
  return [...signIns, { role: 'admin', ...demoHouse }]
}

/** Whoever of a demo town has this role. */
export function whoIs(signIns: readonly Known[], role: string): Known {
  const found = signIns.find((each) => each.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

/** Signs a page in without its door: the walks that are about the door go through it by hand. */
export async function signIn(page: Page, email: string, { lang }: Pick<Look, 'lang'>): Promise<void> {
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password } })
  if (!answer.ok()) throw new Error(`${email} was not let in: ${await answer.text()}`)
  // The language of a signed-in person is his own, not his browser's.
  if (lang) await page.request.patch('/api/me', { data: { lang: lang.slice(0, 2) } })
}
