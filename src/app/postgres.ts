import type { Config } from './config.ts'
import { checkDatabase } from './postgres-checks.ts'
import { openEmbedded } from './postgres-embedded.ts'

/** A database that is there, safe to use and ours. */
export type Database = {
  /** As the house's own role, which is no superuser. */
  readonly url: string
  /** As the embedded server's superuser: for tests, which make databases. Never handed to the house. */
  readonly admin?: string
  readonly isEmbedded: boolean
  /** Embedded, and ours alone: stops the server, copies the cluster, starts it again; returns the copy's name. */
  copy?(): Promise<string>
  /** Stops an embedded server that we started; of any other database it leaves the running to its owner. */
  stop(): Promise<void>
}

/**
 * The database of the house: the company's own server when DATABASE_URL names one, else the embedded one in the data folder.
 * `share`: a worker or a tool may join a house already open in this folder.
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'folder'>, wish: { readonly share?: boolean } = {}): Promise<Database> {
  if (config.databaseUrl === undefined) return openEmbedded(config.folder, wish)
  await checkDatabase(config.databaseUrl)
  return { url: config.databaseUrl, isEmbedded: false, stop: async () => undefined }
}
