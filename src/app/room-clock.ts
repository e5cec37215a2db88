import { stat, statfs } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Context } from '../engine/context.ts'
import { type Clock, defineClock } from '../engine/jobs/clock.ts'
import { fill } from '../kernel/label.ts'
import type { Config } from './config.ts'
import { tellAdministrators } from './tell-administrators.ts'

type Room = Pick<Config, 'folder' | 'filesUrl' | 'backupFolder' | 'timeZone'>

/** A full disk takes the embedded database down; from this share on there is still time to make room (F5, F6). */
const nearlyFull = 0.8

/** Each hour: is a disk that the house writes to nearly full? Administrators hear of it once a day. */
export const roomClock = (room: Room): Clock => defineClock({ name: 'room', cron: '37 * * * *', run: (ctx) => lookAtRoom(ctx, room) })

async function lookAtRoom(ctx: Context, room: Room): Promise<void> {
  const seen = new Set<number>()
  for (const place of [room.folder, ...(room.filesUrl.startsWith('file:') ? [fileURLToPath(room.filesUrl)] : []), room.backupFolder]) {
    const found = await stat(place).catch(() => undefined)
    if (!found || seen.has(found.dev)) continue
    seen.add(found.dev)
    const { blocks, bavail } = await statfs(place)
    const share = 1 - bavail / Math.max(1, blocks)
    if (share >= nearlyFull)
      await tellAdministrators(ctx, {
        kind: 'room',
        trouble: String(found.dev),
        text: fill(words.full, { share: Math.floor(share * 100), place }),
        zone: room.timeZone,
      })
  }
}

const words = {
  full: {
    zh: '服务器磁盘已用 {share}%（{place}），请清理或扩容；写满后系统会停止保存。',
    en: 'The disk of {place} is {share}% full; please make room. Once it is full nothing more can be kept.',
  },
} as const
