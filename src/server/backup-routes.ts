import type { FastifyInstance } from 'fastify'
import { inTransaction } from '../engine/context.ts'
import { startBackgroundJob } from '../engine/jobs/background-job.ts'
import { readQuery } from './read-query.ts'

export type ShownBackup = {
  readonly name: string
  readonly at: string
  readonly rows: number
  readonly size: number
  readonly seconds: number
  readonly isLocked: boolean
  readonly program: string
  readonly files: { readonly count: number; readonly size: number; readonly lost: number }
}
export type ShownBackups = {
  readonly folder: string
  readonly isLocked: boolean
  /** The hour of the company's day at which one is made by itself; null: none is. */
  readonly hour: number | null
  /** One should have been made and was not. */
  readonly isOld: boolean
  readonly backups: readonly ShownBackup[]
}

/** What the roof knows of back-ups: the server has no folder of its own. */
export type BackupDesk = { readonly show: (now: Date) => Promise<ShownBackups>; readonly newestAt: () => string | undefined }

const config = { policy: 'admin' } as const

/** An administrator sees that there are back-ups, and has one made now. */
export function backupRoutes(app: FastifyInstance, desk: BackupDesk): void {
  app.get('/api/backups', { config }, ({ ctx, query }) => {
    readQuery(query, {})
    return desk.show(ctx.now)
  })
  app.post('/api/backups', { config: { ...config, rate: 'bulk' } }, async ({ ctx }, reply) =>
    reply.status(202).send({ job: await inTransaction(ctx, (tx) => startBackgroundJob(tx, 'backup', {})) }),
  )
}
