import pg from 'pg'
import type { House } from '../engine/context.ts'
import { readConfig } from './config.ts'
import { openHouse } from './house.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './postgres.ts'

/** Opens the house for one command of an operator: its database brought up to date, nobody at the door, closed again whatever happens. */
export async function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  const config = readConfig()
  const database = config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : await openDatabase(config, { share: true })
  try {
    const pool = new pg.Pool({ connectionString: database.url, max: 1 })
    await migrate(pool).finally(() => pool.end())
    const say = (level: string) => (_: unknown, text: string) => void process.stderr.write(`${level} ${text}\n`)
    const log = { error: say('error'), warn: say('warn'), info: () => undefined }
    const opened = await openHouse({ databaseUrl: database.url, filesUrl: config.filesUrl, zone: config.timeZone, log, connections: 4 })
    try {
      await work(opened.house)
    } finally {
      await opened.close()
    }
  } finally {
    await database.stop()
  }
}
