import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { adminsOnly } from '../engine/access/demand.ts'
import type { Work } from '../engine/jobs/background-job.ts'
import { exportPath, makeFolder } from '../engine/transfer/export/folder.ts'
import { dayIn } from '../lib/time.ts'
import { packHouse } from './company-archive.ts'

/** The whole company by a job, asked for by an administrator; its file waits for him as an export does, and goes after a day. */
export const companyExportWork = (folder: string): Work => ({
  kind: 'companyExport',
  label: { zh: '全公司导出', en: 'The export of the whole company' },
  run: async (ctx, _input, progress, jobId) => {
    if (!ctx.person.isAdmin) throw adminsOnly()
    const path = exportPath(folder, jobId)
    const part = `${path}.part`
    await makeFolder(folder)
    let done = 0
    try {
      const bytes = await packHouse(ctx, async (rows) => {
        done = rows
        await progress(rows)
      })
      await pipeline(bytes, createWriteStream(part, { mode: 0o600 }))
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    return { object: null, file: `kexin ${dayIn(ctx.house.zone, ctx.now)}.zip`, type: 'application/zip', size: (await stat(path)).size, done }
  },
})
