import type { Browser, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Served } from '../../src/app/serve.ts'
import { type Caller, caller } from '../app.ts'
import { house } from '../house.ts'
import { page } from './harness.ts'
import type { Look } from './look.ts'
import { type Known, open, settle, signIn } from './town.ts'

export { password, whoIs } from './town.ts'

/** An empty house for one test file: call it once, at the top of a walk; it closes when the file is done. */
export async function served(): Promise<Served> {
  const { databaseUrl } = await house()
  const running = await open(databaseUrl)
  afterAll(() => running.close())
  return running
}

/** The demo company with so many customers; `signIns` has one person of each role, the administrator too, all with `password`. */
export async function demoTown(customers: number): Promise<Served & { readonly signIns: readonly Known[] }> {
  const running = await served()
  return { ...running, signIns: await settle(running, customers) }
}

/** A page of a person who is signed in already. */
export async function pageOf(from: Browser, email: string, look: Look): Promise<Page> {
  const opened = await page(from, look)
  await signIn(opened, email, look)
  return opened
}

/** The API as that person, by the cookie of his page: what a walk ends with is checked there, not on the screen alone. */
export async function callerOf(running: Served, opened: Page): Promise<Caller> {
  const cookies = await opened.context().cookies()
  return caller(running.app, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
}
