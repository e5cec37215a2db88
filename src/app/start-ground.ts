import pg from 'pg'
import { openFileStore } from '../engine/files/store.ts'
import { type Config, readConfig } from './config.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './postgres.ts'
import type { Database } from './postgres-database.ts'
import { tell, tellFailure } from './start-line.ts'
import { listenForStop, onStop, stop } from './stop.ts'

/** What a server or a worker stands on: configuration read, database open, safe and migrated. */
export type Ground = { readonly config: Config; readonly databaseUrl: string }
export type Running = { close(): Promise<void> }

/**
 * Lays the ground, opens a house on it and keeps it until a signal comes. Whatever prevents it: one clear line each, everything opened
 * so far closed again, exit 1. `share`: join an embedded database that another process of this data folder has open.
 */
export async function keepOpen(open: (ground: Ground) => Promise<Running>, wish: { readonly share?: boolean } = {}): Promise<void> {
  listenForStop()
  try {
    const config = readConfig()
    await openFileStore(config.filesUrl).check()
    const database = await openDatabase(config, wish)
    onStop(database.stop)
    await prepare(database)
    const running = await open({ config, databaseUrl: database.url })
    onStop(running.close)
  } catch (error) {
    tellFailure(error)
    await stop(1)
  }
}

async function prepare(database: Database): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 })
  // A copy restarts the server and cuts the pool's idle connection; the next query opens another.
  pool.on('error', () => undefined)
  const before = async (): Promise<void> => {
    const name = await database.copy?.()
    if (name) tell(copied, { name })
  }
  try {
    await migrate(pool, { before })
  } finally {
    await pool.end()
  }
}

const copied = {
  zh: '升级前的数据已留副本 {name}，可用 npm run put-back -- {name} 放回。',
  en: 'A copy from before the upgrade is kept; npm run put-back -- {name} puts it back.',
}
