import { behaviour } from '../crm/behaviour.ts'
import { cards } from '../crm/intake/cards.ts'
import type { House } from '../engine/context.ts'
import { mergeTwinsWork } from '../engine/duplicates/merge-twins.ts'
import { compareAll } from '../engine/duplicates/scan.ts'
import { undoWork } from '../engine/facts/undo.ts'
import { handoverWork } from '../engine/handover/work.ts'
import type { WorkerParts } from '../engine/jobs/worker.ts'
import { makePost } from '../engine/mail/send.ts'
import { mergeWork } from '../engine/merge/merge-work.ts'
import { mailNotices } from '../engine/notices/mail-notices.ts'
import { pushNotices } from '../engine/push/push-notices.ts'
import { bulkWork } from '../engine/records/bulk.ts'
import { openPool } from '../engine/schema/database.ts'
import { sweepExports } from '../engine/transfer/export/folder.ts'
import { exportWork } from '../engine/transfer/export/work.ts'
import { sendFormWork } from '../engine/transfer/filled/send-form.ts'
import { importReadWork } from '../engine/transfer/import/read-work.ts'
import { importRunWork } from '../engine/transfer/import/run-work.ts'
import { sweepImports } from '../engine/transfer/import/sweep-clock.ts'
import { makeOutward } from '../server/sign-in/outward.ts'
import { backupClock, backupWork } from './backup/backup-work.ts'
import type { BackupRoom } from './backup/desk.ts'
import { companyExportWork } from './company-archive-work.ts'
import type { Config } from './config.ts'
import { demoWork } from './demo-work.ts'
import { exportRoom } from './export-room.ts'
import { importRoom } from './import-room.ts'
import { mailboxEar } from './mail/mailbox-ear.ts'
import { pushIdentity } from './push-identity.ts'
import { roomClock } from './room-clock.ts'

/** What a worker runs, on connections of its own: long work must not keep a request waiting for one. */
export async function workParts(
  house: House,
  databaseUrl: string,
  config: BackupRoom & Pick<Config, 'imapUrl' | 'smtpUrl' | 'mailboxAddress' | 'url' | 'host' | 'port' | 'secret' | 'insideHosts'>,
): Promise<WorkerParts> {
  const room = importRoom(config.folder)
  const ground = { databaseUrl, room: config }
  const exports = exportRoom(config.folder)
  const post = config.smtpUrl ? makePost({ smtpUrl: config.smtpUrl, from: config.mailboxAddress ?? 'kexin@localhost' }) : undefined
  const ears = config.imapUrl ? [mailboxEar(house, config.imapUrl)] : []
  const { pool } = openPool(databaseUrl, { max: 6 + ears.length, onError: (error) => house.log.warn({ err: error }, 'the worker’s connection was cut') })
  return {
    house,
    pool,
    works: [
      bulkWork,
      undoWork,
      mergeWork,
      mergeTwinsWork,
      handoverWork,
      demoWork,
      importReadWork(room),
      importRunWork(room),
      exportWork(exports),
      backupWork(ground),
      companyExportWork(exports.folder),
      sendFormWork({ forms: cards, post, mailbox: config.mailboxAddress }),
    ],
    clocks: [
      ...behaviour.clocks,
      compareAll,
      sweepImports(room.folder),
      sweepExports(exports.folder),
      backupClock(ground),
      roomClock(config),
      pushNotices({ call: makeOutward(config.insideHosts ?? []), vapid: pushIdentity(config) }),
      ...(post ? [mailNotices(post, config.url ?? `http://${config.host}:${config.port}`)] : []),
    ],
    ears,
  }
}
