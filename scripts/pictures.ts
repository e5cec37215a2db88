import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { type Browser, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { migrate } from '../src/app/migrate.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import type { Served } from '../src/app/serve.ts'
import { buildWeb } from '../src/app/start-web.ts'
import { findChromium, launchOptions } from '../test/browser/chromium.ts'
import { contextOf, type Look } from '../test/browser/look.ts'
import { settled } from '../test/browser/looked-at.ts'
import { type Known, open, settle, signIn, whoIs } from '../test/browser/town.ts'
import { makeEmbeddedFolder, removeEmbeddedFolder } from '../test/embedded-folder.ts'

/** `npm run pictures`: the README's pictures, taken anew in a demo company that is made for it and thrown away. */
const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'docs', 'pictures')
const customers = 3000

type Shot = { readonly name: string; readonly role: string; readonly path: string; readonly look?: Omit<Look, 'at'> }

async function main(): Promise<void> {
  await buildWeb()
  await mkdir(folder, { recursive: true })
  const place = makeEmbeddedFolder('kexin-pictures-')
  const database = await openEmbedded(place, { durability: 'forgetful' })
  try {
    const pool = new pg.Pool({ connectionString: database.url })
    await migrate(pool)
    await pool.end()
    const running = await open(database.url)
    const browser = await chromium.launch(launchOptions(await findChromium()))
    const signIns = await settle(running, customers)
    for (const shot of await shotsOf(running, signIns)) await take(browser, { running, signIns, shot })
    await browser.close()
    await running.close()
  } finally {
    await database.stop()
    removeEmbeddedFolder(place)
  }
}

/** The customer with most to tell: one whom the rep of the pictures looks after, with several contacts and a full time line. */
async function shotsOf({ opened }: Served, signIns: readonly Known[]): Promise<readonly Shot[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from customer c join "user" u on u.id = c.owner_id where u.email = ${whoIs(signIns, 'rep').email}
    order by c.record_count30 desc, c.record_count desc limit 1`.execute(opened.house.db)
  const customer = `/customers/${rows[0]?.id}`
  return [
    { name: 'home-zh', role: 'rep', path: '/' },
    { name: 'customers-zh', role: 'regionHead', path: '/customers' },
    { name: 'customer-zh', role: 'rep', path: customer },
    { name: 'customers-en', role: 'regionHead', path: '/customers', look: { lang: 'en-US', dark: true } },
    { name: 'phone-zh', role: 'rep', path: '/', look: { size: 'phone' } },
  ]
}

type Taking = { readonly running: Served; readonly signIns: readonly Known[]; readonly shot: Shot }

async function take(browser: Browser, { running, signIns, shot: { name, role, path, look = {} } }: Taking): Promise<void> {
  const context = await browser.newContext(contextOf({ ...look, at: running.url }))
  const page = await context.newPage()
  await signIn(page, whoIs(signIns, role).email, { lang: look.lang ?? 'zh-CN' })
  await page.goto(path)
  await settled(page)
  await save(page, name)
  await context.close()
}

/** A palette of 256 colours is all that a screen of flat surfaces needs: a fifth of the bytes. */
async function save(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const taken = await page.screenshot({ animations: 'disabled' })
  await sharp(taken)
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(join(folder, `${name}.png`))
}

await main()
