import type { Config } from '../config.ts'
import { openDatabase } from '../postgres.ts'
import type { Database } from '../postgres-database.ts'

/** The database a command works on. A server of the company's own is not judged here: an unsafe one needs its back-up most, and the next start refuses it anyway. */
export const groundOf = async (config: Config, wish: { readonly share?: boolean } = {}): Promise<Pick<Database, 'url' | 'stop'>> =>
  config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : openDatabase(config, wish)
