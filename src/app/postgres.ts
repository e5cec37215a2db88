import type { Config } from './config.ts'
import { checkDatabase } from './postgres-checks.ts'
import type { Database } from './postgres-database.ts'
import { openEmbedded } from './postgres-embedded.ts'

/**
 * The database of the house: the company's own server when DATABASE_URL names one, else the embedded one in the data folder.
 * `share`: a worker or a tool may join a house already open in this folder.
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'folder'>, wish: { readonly share?: boolean } = {}): Promise<Database> {
  if (config.databaseUrl === undefined) return openEmbedded(config.folder, wish)
  await checkDatabase(config.databaseUrl)
  return { url: config.databaseUrl, isEmbedded: false, stop: async () => undefined }
}
