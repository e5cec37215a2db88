import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isId, timeOfId } from '../../../lib/id.ts'
import type { Clock } from '../../jobs/clock.ts'

/** How long a finished file waits for its asker: it holds people's data, so not longer than he needs (attack row 99). */
export const hoursKept = 24

/** Where a job's file lies: named by the job's id alone, readable by the house alone. */
export function exportPath(folder: string, id: string): string {
  if (!isId(id)) throw new Error('an export’s file is named by its job')
  return join(folder, `${id}.export`)
}

export const makeFolder = (folder: string): Promise<string | undefined> => mkdir(folder, { recursive: true, mode: 0o700 })

/** Exported files that nobody needs any more, and pieces of those that were broken off. */
export const sweepExports = (folder: string): Clock => ({
  name: 'sweepExports',
  cron: '41 * * * *',
  run: async (ctx) => {
    const limit = ctx.now.getTime() - hoursKept * 3_600_000
    for (const name of await readdir(folder).catch(() => [])) {
      const id = name.replace(/\.export(\.part)?$/, '')
      if (isId(id) && timeOfId(id) < limit) await rm(join(folder, name), { force: true })
    }
  },
})
