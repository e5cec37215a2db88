import type { Context } from '../../engine/context.ts'
import type { Work } from '../../engine/jobs/background-job.ts'
import { type Clock, defineClock } from '../../engine/jobs/clock.ts'
import { fill, type Label, same } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { tellAdministrators } from '../tell-administrators.ts'
import { type BackupRoom, isDue, isOld, planOf, shownIn, takeHere } from './desk.ts'
import type { KeepRule } from './keep-rule.ts'

type Ground = { readonly databaseUrl: string; readonly room: BackupRoom }

/** The button "back up now". */
export const backupWork = ({ databaseUrl, room }: Ground): Work => ({
  kind: 'backup',
  label: { zh: '备份', en: 'The back-up' },
  run: async ({ house }, _, progress) => {
    const { rule } = await planOf(house)
    const { name, manifest } = await takeHere(house, databaseUrl, room, { onProgress: progress, keep: { rule, zone: room.timeZone } })
    return { name, rows: manifest.rows, files: manifest.files.count, lost: manifest.files.lost.length }
  },
})

/** Each hour: is one due, and is the newest too old? Administrators hear of one that failed, and each day of one that is overdue. */
export const backupClock = (ground: Ground): Clock => defineClock({ name: 'backup', cron: '7 * * * *', run: (ctx) => backUpWhenDue(ctx, ground) })

async function backUpWhenDue(ctx: Context, ground: Ground): Promise<void> {
  try {
    const plan = await planOf(ctx.house)
    const made = shownIn(ground.room.backupFolder)
    if (isDue(made, plan, ctx.now, ground.room.timeZone)) await takeNightly(ctx, ground, plan.rule)
    else if (isOld(made, plan, ctx.now)) await warn(ctx, ground.room, 'old', words.old)
  } catch (error) {
    await warn(ctx, ground.room, 'failed', failure(error))
    throw error
  }
}

async function takeNightly(ctx: Context, { databaseUrl, room }: Ground, rule: KeepRule): Promise<void> {
  const { manifest } = await takeHere(ctx.house, databaseUrl, room, { keep: { rule, zone: room.timeZone } })
  if (manifest.files.lost.length > 0) await warn(ctx, room, 'lost', fill(words.lost, { count: manifest.files.lost.length }))
}

function failure(error: unknown): Label {
  const why = error instanceof Problem ? error.detail : same((error as { code?: string }).code ?? (error as Error).message)
  return { zh: fill(words.failed, { why: why.zh }).zh, en: fill(words.failed, { why: why.en }).en }
}

const warn = (ctx: Context, { timeZone }: BackupRoom, trouble: string, text: Label): Promise<void> =>
  tellAdministrators(ctx, { kind: 'backup', trouble, text, zone: timeZone })

const words = {
  failed: { zh: '备份没有完成：{why}。系统会再试。', en: 'The back-up was not finished: {why}. It will be tried again.' },
  old: { zh: '最近一次备份已超过 36 小时，请查看“备份”。', en: 'The newest back-up is more than 36 hours old; please look at "Back-ups".' },
  lost: {
    zh: '备份时发现 {count} 个文件在存储中丢失或损坏。',
    en: 'The back-up found {count} files missing from the store or damaged there.',
  },
} as const
