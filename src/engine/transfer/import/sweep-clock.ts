import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { isId, timeOfId } from '../../../lib/id.ts'
import type { Clock } from '../../jobs/clock.ts'
import { pathOf, removeFile } from './folder.ts'

const days = 7

/** Uploaded sheets hold people's data: a week after the upload they are gone, with the rows kept from them. That there was an import stays. */
export const sweepImports = (folder: string): Clock => ({
  name: 'sweepImports',
  cron: '23 19 * * *',
  run: async (ctx) => {
    const limit = ctx.now.getTime() - days * 86_400_000
    for (const name of await readdir(folder).catch(() => [])) {
      const id = name.replace(/\.sheet$/, '')
      if (isId(id) && timeOfId(id) < limit) await removeFile(pathOf(folder, id))
    }
    const old = new Date(limit).toISOString()
    await sql`delete from import_row where import_id in (select id from import where made_at < ${old}::timestamptz)`.execute(ctx.db)
    await sql`delete from import_record where import_id in (select id from import where made_at < ${old}::timestamptz)`.execute(ctx.db)
  },
})
