import pg from 'pg'
import { chromium } from 'playwright-core'
import { migrate } from '../src/app/migrate.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import { buildWeb } from '../src/app/start-web.ts'
import { findChromium, launchOptions } from '../test/browser/chromium.ts'
import { open, settle } from '../test/browser/town.ts'
import { makeEmbeddedFolder, removeEmbeddedFolder } from '../test/embedded-folder.ts'
import { guideShots } from './pictures/guide-shots.ts'
import { findPlaces } from './pictures/places.ts'
import { readmeShots } from './pictures/readme-shots.ts'
import { type Studio, take } from './pictures/shot.ts'

/**
 * `npm run pictures`: those of the README and the guide, taken anew in a demo company that is made for it and thrown away.
 * `npm run pictures -- guide/zh merge` takes those in whose name one of the words stands. One that fails does not keep the others from being taken.
 */
const customers = 3000
const wanted = process.argv.slice(2)
const shots = [...readmeShots, ...guideShots].filter(({ file }) => wanted.length === 0 || wanted.some((word) => file.includes(word)))

async function main(): Promise<void> {
  await buildWeb()
  const place = makeEmbeddedFolder('kexin-pictures-')
  const database = await openEmbedded(place, { durability: 'forgetful' })
  try {
    const pool = new pg.Pool({ connectionString: database.url })
    await migrate(pool)
    await pool.end()
    const running = await open(database.url)
    const browser = await chromium.launch(launchOptions(await findChromium()))
    const signIns = await settle(running, customers)
    const left = await takeAll({ browser, running, signIns, places: await findPlaces(running, signIns) })
    await browser.close()
    await running.close()
    if (left > 0) process.exitCode = 1
  } finally {
    await database.stop()
    removeEmbeddedFolder(place)
  }
}

async function takeAll(studio: Studio): Promise<number> {
  let left = 0
  for (const shot of shots) {
    await take(studio, shot).catch((error: Error) => {
      left += 1
      console.error(error.message, error.cause)
    })
  }
  return left
}

await main()
