import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, inject } from 'vitest'
import { launchOptions } from './chromium.ts'
import { contextOf, type Look } from './look.ts'

const shots = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'shots')

/** A real browser for one test file: call it once, at the top of the file; it closes when the file is done. */
export async function browser(): Promise<Browser> {
  const started = await chromium.launch(launchOptions(inject('chromium')))
  afterAll(() => started.close())
  return started
}

/** A page of its own, signed out: another call is another person. */
export async function page(from: Browser, look: Look): Promise<Page> {
  const context = await from.newContext(contextOf(look))
  // Long enough for a slow machine, short enough that a walk which waits in vain says where.
  context.setDefaultTimeout(30_000)
  const opened = await context.newPage()
  open.push(opened)
  troubles.set(opened, listen(opened))
  return opened
}

const troubles = new WeakMap<Page, string[]>()

/** What the walk saw when it failed: the quickest answer to why. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [at, each] of open.filter((each) => !each.isClosed()).entries()) await shoot(each, `failed-${at}`).catch(() => undefined)
})
const open: Page[] = []

function listen(opened: Page): string[] {
  const heard: string[] = []
  opened.on('pageerror', (error) => heard.push(error.stack ?? error.message))
  opened.on('console', (message) => {
    // The browser itself reports each refused request (401 before sign-in, 409 of a duplicate); the walks assert those on their own.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(message.text())
  })
  return heard
}

/** What went wrong in a page's scripts so far; a walk ends with `expect(troublesOf(it)).toEqual([])`. */
export const troublesOf = (opened: Page): readonly string[] => troubles.get(opened) ?? []

/** A picture for a person to look at, in test/shots (not kept in git), when nothing loads any more. */
export async function shoot(opened: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(shots, { recursive: true })
  await opened.evaluate(() => document.fonts.ready)
  await opened.screenshot({ path: join(shots, `${name}.png`), fullPage, animations: 'disabled' })
}
