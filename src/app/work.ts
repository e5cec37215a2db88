import { startWorker } from '../engine/jobs/worker.ts'
import type { Config } from './config.ts'
import { openHouse } from './house.ts'
import { workParts } from './work-parts.ts'

/** Runs the workers of a house on its database. */
export async function work({ config, databaseUrl }: { readonly config: Config; readonly databaseUrl: string }): Promise<{ close(): Promise<void> }> {
  const say = (detail: unknown, text: string) => console.error(text, detail)
  const opened = await openHouse({ databaseUrl, filesUrl: config.filesUrl, zone: config.timeZone, log: { error: say, warn: say, info: say } })
  const worker = await startWorker(await workParts(opened.house, databaseUrl, config))
  return {
    close: async () => {
      await worker.stop()
      await opened.close()
    },
  }
}
