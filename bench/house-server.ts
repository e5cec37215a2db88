import { readConfig } from '../src/app/config.ts'
import { serve } from '../src/app/serve.ts'

/** The server and worker of `npm start` as they are, on a database that is already open; only the pages are not built first. */
const config = readConfig()
const { url, close } = await serve({ config, databaseUrl: config.databaseUrl as string, migrated: true, demo: false })
console.log(url)
process.once('SIGTERM', () => void close().finally(() => process.exit(0)))
