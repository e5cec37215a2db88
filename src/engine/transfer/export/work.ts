import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Lang } from '../../../kernel/label.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { Problem } from '../../../kernel/problem.ts'
import { isId } from '../../../lib/id.ts'
import { adminsOnly, demand, missing } from '../../access/demand.ts'
import { type Context, inTransaction, objectOf } from '../../context.ts'
import { type BackgroundJob, type Progress, startBackgroundJob, type Work } from '../../jobs/background-job.ts'
import type { CardMaker } from '../cards/write.ts'
import { exportRecords } from './export.ts'
import { exportPath, makeFolder } from './folder.ts'
import type { Exportable, ExportWish } from './shapes.ts'
import { readExport } from './wish.ts'

type Input = { readonly object: string; readonly wish: ExportWish; readonly lang: Lang }
type Result = {
  /** Null: the whole company. */ readonly object: string | null
  readonly file: string
  readonly type: string
  readonly size: number
  readonly done: number
}

/** What exports need from the roof: where finished files wait, and of what objects cards are made. */
export type ExportRoom = { readonly folder: string; readonly cards: Readonly<Record<string, CardMaker>> }

export function exportable(object: Declaration, cards: ExportRoom['cards']): Exportable {
  const maker = cards[object.name]
  return { object, ...(maker ? { cards: maker } : {}) }
}

/** So many exports of one person wait or go on at once. */
const mostAtOnce = 5

/** Queues an export too long to wait for; its file then waits for its asker. What would be refused is refused at once. */
export async function startExport(ctx: Context, what: Exportable, wish: ExportWish): Promise<BackgroundJob> {
  const { object } = what
  readExport(ctx, what, wish)
  const found = await sql<{
    n: string
  }>`select count(*) as n from background_job where user_id = ${ctx.person.id} and kind = 'export' and state in ('waiting', 'running')`.execute(ctx.db)
  if (Number(found.rows[0]?.n ?? 0) >= mostAtOnce)
    throw new Problem('busy', { zh: '您已有多个导出在进行，请等其完成后再试', en: 'Several of your exports are under way; wait for one to finish' }, [], {
      retryAfter: 30,
    })
  const input: Input = { object: object.name, wish, lang: ctx.lang }
  return inTransaction(ctx, (tx) => startBackgroundJob(tx, 'export', input))
}

/** Writes the file beside its place and moves it there when it is whole: killed half-way it begins again, and nobody is given a half. */
export const exportWork = ({ folder, cards }: ExportRoom): Work => ({
  kind: 'export',
  label: { zh: '导出', en: 'Your export' },
  run: async (ctx, input, progress, jobId) => {
    const { object: name, wish, lang } = input as unknown as Input
    const { name: file, type, stream, rows } = await exportRecords({ ...ctx, lang }, exportable(objectOf(ctx.house, name), cards), wish)
    const path = exportPath(folder, jobId)
    const part = `${path}.part`
    await makeFolder(folder)
    try {
      await pipeline(stream, (source: AsyncIterable<Buffer>) => telling(source, progress, rows), createWriteStream(part, { mode: 0o600 }))
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    return { object: name, file, type, size: (await stat(path)).size, done: rows() } satisfies Result
  },
})

const rowsPerWord = 20_000

/** Passes the bytes on, tells from time to time how many rows they were, and stops when the person has cancelled. */
async function* telling(source: AsyncIterable<Buffer>, progress: Progress, rows: () => number): AsyncGenerator<Buffer> {
  let told = 0
  for await (const bytes of source) {
    if (rows() - told >= rowsPerWord) {
      told = rows()
      await progress(told)
    }
    yield bytes
  }
}

export type WaitingFile = Result & { readonly bytes: Readable }

/** The file of a finished export, for its asker alone, as long as he may still export such records (attack row 11). */
export async function exportedFile(ctx: Context, folder: string, id: string): Promise<WaitingFile> {
  const row = isId(id)
    ? (
        await sql<{
          result: Result
        }>`select result from background_job where id = ${id} and kind in ('export', 'companyExport') and state = 'done' and user_id = ${ctx.person.id}`.execute(
          ctx.db,
        )
      ).rows[0]
    : undefined
  if (!row) throw missing()
  if (row.result.object !== null) demand(ctx, objectOf(ctx.house, row.result.object), 'export')
  else if (!ctx.person.isAdmin) throw adminsOnly()
  const path = exportPath(folder, id)
  const there = await stat(path).catch(() => undefined)
  if (!there) throw new Problem('missing', { zh: '导出的文件已过期清理，请重新导出', en: 'The exported file is no longer kept; please export again' })
  return { ...row.result, size: there.size, bytes: createReadStream(path) }
}
