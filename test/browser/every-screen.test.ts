import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { doors } from '../../src/web/doors.ts'
import { openAll } from './every-screen/open-all.ts'
import { everyPlace, type Place } from './every-screen/places.ts'
import { sideways, tooSmall } from './every-screen/touch.ts'
import { browser, page } from './harness.ts'
import { inBothThemes, settled, stumbles } from './looked-at.ts'
import { callerOf, demoTown, pageOf } from './served.ts'
import { whoIs } from './town.ts'

/** Every address of the house, open to everybody (issue 3 §11): axe-core finds nothing serious or critical, and a thumb finds its way. */
const running = await demoTown(12)
const chrome = await browser()
const at = { at: running.url }
const boss = whoIs(running.signIns, 'admin').email
const desk = await pageOf(chrome, boss, at)
const places = await everyPlace(running, await callerOf(running, desk))
const doorPlaces: Place[] = doors.map(({ path }) => ({ screen: path, path: `/${path}` }))
const longest = 900_000

async function walk(opened: Page, where: readonly Place[], look: (place: Place) => Promise<string[]>): Promise<string[]> {
  const found: string[] = []
  for (const place of where) {
    await opened.goto(place.path)
    await settled(opened)
    const seen = (await look(place)).map((each) => `${place.path}: ${each}`)
    found.push(...seen)
    if (process.env.WALK) console.log(new Date().toISOString().slice(11, 19), place.path, seen)
  }
  return found
}

it.concurrent('every screen and whatever opens on it is open to everybody, in Chinese, by day and by night', { timeout: longest }, async () => {
  const opened = new Map<string, Set<string>>()
  const onceOf = (screen: string) => opened.get(screen) ?? opened.set(screen, new Set()).get(screen) ?? new Set<string>()
  const look = async ({ screen, path }: Place) => [...(await inBothThemes(desk)), ...(await openAll(desk, path, onceOf(screen)))]
  expect(await walk(desk, places, look)).toEqual([])
  // Were no menu, panel or form found to open, nothing of them was looked at.
  expect([...opened.values()].flatMap((names) => [...names]).length).toBeGreaterThan(0)
})

it.concurrent('every door is open to everybody, in both languages', { timeout: longest }, async () => {
  for (const lang of ['zh-CN', 'en-US'] as const) {
    const guest = await page(chrome, { ...at, lang })
    expect(await walk(guest, doorPlaces, () => inBothThemes(guest))).toEqual([])
    await guest.context().close()
  }
})

it.concurrent('on a phone no screen is wider than it, and whatever is touched is as big as a thumb', { timeout: longest }, async () => {
  const phone = await pageOf(chrome, boss, { ...at, size: 'phone', lang: 'en-US' })
  const narrow = async () => {
    const over = await sideways(phone)
    return [...(over ? [`${over} px too wide`] : []), ...(await tooSmall(phone)), ...(await stumbles(phone, languageRules))]
  }
  expect(await walk(phone, places, narrow)).toEqual([])
})

/** What a translation can take away: a name, a title, a language. */
const languageRules = [
  'button-name',
  'link-name',
  'label',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-toggle-field-name',
  'aria-command-name',
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'frame-title',
  'select-name',
  'svg-img-alt',
  'input-button-name',
]
