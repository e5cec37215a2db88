import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Served } from '../../src/app/serve.ts'
import { words as en } from '../../src/web/words.en.ts'
import { type Words, words as zh } from '../../src/web/words.zh.ts'
import { contextOf, type Look } from '../../test/browser/look.ts'
import { settled } from '../../test/browser/looked-at.ts'
import { type Known, signIn, whoIs } from '../../test/browser/town.ts'
import type { Places } from './places.ts'

export const docs = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'), 'docs')

/** The texts a step looks for: what stands on the screen in the language of the picture. */
export type Say = (key: keyof Words) => string
export type Shot = {
  /** Under docs, without its ending. */
  readonly file: string
  /** Absent: nobody is signed in. */
  readonly role?: string
  readonly path: (places: Places) => string
  readonly look?: Omit<Look, 'at'>
  /** What is done on the page before it is taken. */
  readonly steps?: (page: Page, say: Say) => Promise<void>
}

export type Studio = { readonly browser: Browser; readonly running: Served; readonly signIns: readonly Known[]; readonly places: Places }

/** Takes one picture. What its page lacks is told by name: a guide must not show what is not there. */
export async function take({ browser, running, signIns, places }: Studio, { file, role, path, look = {}, steps }: Shot): Promise<void> {
  const context = await browser.newContext(contextOf({ ...look, at: running.url }))
  const page = await context.newPage()
  try {
    if (role) await signIn(page, whoIs(signIns, role).email, { lang: look.lang ?? 'zh-CN' })
    await page.goto(path(places))
    await settled(page)
    await steps?.(page, (key) => (look.lang === 'en-US' ? en : zh)[key])
    await settled(page)
    await save(page, join(docs, `${file}.png`))
  } catch (error) {
    throw new Error(`the picture ${file} was not taken`, { cause: error })
  } finally {
    await context.close()
  }
}

/** A palette of 256 colours is all that a screen of flat surfaces needs: a fifth of the bytes. */
async function save(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const taken = await page.screenshot({ animations: 'disabled' })
  await mkdir(dirname(file), { recursive: true })
  await sharp(taken).png({ palette: true, quality: 90, effort: 10 }).toFile(file)
}
