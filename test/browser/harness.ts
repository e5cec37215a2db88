import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, inject } from 'vitest'
import { launchOptions } from './chromium.ts'

const shots = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'shots')

/** The two screens every walk is looked at on. */
export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

/** A real browser for one test file: call it once, at the top of the file; it closes when the file is done. */
export async function browser(): Promise<Browser> {
  const started = await chromium.launch(launchOptions(inject('chromium')))
  afterAll(() => started.close())
  return started
}

export type Look = {
  /** The house's address; pages then `goto('/customers')`. */
  readonly at: string
  readonly size?: keyof typeof sizes
  readonly lang?: 'zh-CN' | 'en-US'
  readonly dark?: boolean
}

/** A page of its own, signed out: another call is another person. Its clock is Shanghai's. */
export async function page(from: Browser, { at, size = 'desktop', lang = 'zh-CN', dark = false }: Look): Promise<Page> {
  const isPhone = size === 'phone'
  const context = await from.newContext({
    baseURL: at,
    viewport: sizes[size],
    isMobile: isPhone,
    hasTouch: isPhone,
    deviceScaleFactor: isPhone ? 2 : 1,
    locale: lang,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
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
