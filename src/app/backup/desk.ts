import { company } from '../../crm/people/company.object.ts'
import { asHouse } from '../../engine/access/person.ts'
import type { House } from '../../engine/context.ts'
import { everyRow } from '../../engine/records/every.ts'
import { timeOfId } from '../../lib/id.ts'
import { dayIn, hourIn } from '../../lib/time.ts'
import type { BackupDesk, ShownBackup } from '../../server/backup-routes.ts'
import type { Config } from '../config.ts'
import { keptSecret } from '../config-secret.ts'
import type { KeepRule } from './keep-rule.ts'
import { glance, listBackups } from './manifest.ts'
import { programVersion } from './program.ts'
import { type TakeParts, takeBackup } from './take.ts'

export type BackupRoom = Pick<Config, 'folder' | 'filesUrl' | 'backupFolder' | 'backupPassphrase' | 'secret' | 'timeZone'>
type Plan = { readonly hour: number | null; readonly rule: KeepRule; readonly since: Date }

/** A missed night is no alarm yet; a day and a half without one is. */
const oldAfter = 36 * 3_600_000

/** Back-ups as an administrator sees them: read from the folder itself, which is what a restore would find. */
export const makeDesk = (house: House, room: BackupRoom): BackupDesk => ({
  show: async (now) => {
    const backups = shownIn(room.backupFolder)
    const plan = await planOf(house)
    return { folder: room.backupFolder, isLocked: room.backupPassphrase !== undefined, hour: plan.hour, isOld: isOld(backups, plan, now), backups }
  },
  newestAt: () => shownIn(room.backupFolder)[0]?.at,
})

export function shownIn(folder: string): ShownBackup[] {
  return listBackups(folder).flatMap((name) => {
    const found = glance(folder, name)
    if (!found) return []
    const { at, rows, size, seconds, isLocked, program, files } = found
    return [{ name, at, rows, size, seconds, isLocked, program, files: { count: files.count, size: files.size, lost: files.lost.length } }]
  })
}

/** What the company has decided: at which hour of its own day, and how many to keep. */
export async function planOf(house: House): Promise<Plan> {
  const [row] = await everyRow(asHouse(house), company)
  const figure = (value: unknown, otherwise: number): number => (value === null || value === undefined ? otherwise : Number(value))
  return {
    hour: row?.backupHour === null || row?.backupHour === undefined ? null : Number(row.backupHour),
    rule: { days: figure(row?.backupDays, 7), weeks: figure(row?.backupWeeks, 4) },
    since: row ? new Date(timeOfId(row.id)) : new Date(),
  }
}

/** Should have been made and was not: only where the company wants them, and not before a new house had the time. */
export const isOld = (backups: readonly ShownBackup[], { hour, since }: Plan, now: Date): boolean =>
  hour !== null && now.getTime() - Math.max(since.getTime(), Date.parse(backups[0]?.at ?? '') || 0) > oldAfter

/** The hour has come and today has none yet: a house that slept through it makes up for it when it wakes. */
export const isDue = (backups: readonly ShownBackup[], { hour }: Plan, now: Date, zone: string): boolean =>
  hour !== null && hourIn(zone, now) >= hour && !backups.some(({ at }) => dayIn(zone, new Date(at)) === dayIn(zone, now))

/** Takes one for this house, with what its own settings say. */
export const takeHere = (house: House, databaseUrl: string, room: BackupRoom, more: Pick<TakeParts, 'onProgress' | 'keep'>): ReturnType<typeof takeBackup> => {
  const secret = keptSecret(room.folder)
  return takeBackup({
    databaseUrl,
    store: house.files,
    folder: room.backupFolder,
    passphrase: room.backupPassphrase,
    program: programVersion,
    secret: secret === room.secret ? secret : undefined,
    ...more,
  })
}
