import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bootApp, testConfig } from '../../../test/app.ts'
import { asHouse } from '../../engine/access/person.ts'
import { backupClock } from './backup-work.ts'
import { makeDesk } from './desk.ts'
import { listBackups } from './manifest.ts'

const { opened, databaseUrl, admin, adminId, folder, person } = await bootApp({ withWorker: true })
const rep = await person({ name: '王小明', roles: ['rep'] })
const { house } = opened
const place = await mkdtemp(join(tmpdir(), 'kexin-backup-clock-'))
afterAll(() => rm(place, { recursive: true, force: true }))

const clockIn = (backupFolder: string) => {
  const clock = backupClock({ databaseUrl, room: { ...testConfig(databaseUrl), folder, backupFolder } })
  return (at: Date) => clock.run(asHouse(house, at))
}
const atHour = (hour: number, day = 0): Date => {
  const now = new Date(Date.now() + day * 86_400_000)
  const midnight = new Date(`${new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)}T00:00:00+08:00`)
  return new Date(midnight.getTime() + hour * 3_600_000)
}
const told = async (): Promise<string[]> =>
  (await opened.pool.query(`select cause from notice where user_id = $1 and kind = 'backup' order by id`, [adminId])).rows.map(({ cause }) => cause)

describe('the back-up each night', () => {
  it('is made once a day, from the hour that the company has set, and not where it wants none', async () => {
    const run = clockIn(join(place, 'nightly'))
    const made = () => listBackups(join(place, 'nightly')).length
    await run(atHour(1))
    expect(made()).toBe(0)
    await run(atHour(2))
    expect(made()).toBe(1)
    await run(atHour(3))
    expect(made()).toBe(1)
    const { body } = await admin.get('/api/companies')
    const [own] = body.records
    await admin.patch(`/api/companies/${own.id}`, { version: own.version, backupHour: null })
    await run(atHour(23, 2))
    expect(made()).toBe(1)
    await admin.patch(`/api/companies/${own.id}`, { version: own.version + 1, backupHour: 2 })
    expect(await told()).toEqual([])
  })

  it('that fails is told to every administrator, once a day, and tried again', async () => {
    await writeFile(join(place, 'in-the-way'), 'a file where a folder should be')
    const run = clockIn(join(place, 'in-the-way'))
    for (const hour of [4, 5]) await expect(run(atHour(hour))).rejects.toThrow()
    expect((await told()).filter((cause) => cause.startsWith('backup:failed'))).toHaveLength(1)
    await expect(run(atHour(4, 1))).rejects.toThrow()
    expect((await told()).filter((cause) => cause.startsWith('backup:failed'))).toHaveLength(2)
  })

  it('is missed loudly: a newest that is older than 36 hours is told each day', async () => {
    const empty = join(place, 'empty')
    await mkdir(empty)
    await clockIn(empty)(atHour(1, 1))
    expect((await told()).filter((cause) => cause.startsWith('backup:old'))).toEqual([])
    for (const hour of [0, 1]) await clockIn(empty)(atHour(hour, 3))
    expect((await told()).filter((cause) => cause.startsWith('backup:old'))).toHaveLength(1)
    const desk = makeDesk(house, { ...testConfig(databaseUrl), folder, backupFolder: empty })
    expect(await desk.show(atHour(1, 3))).toMatchObject({ hour: 2, isOld: true, backups: [] })
  })
})

describe('an administrator', () => {
  it('has one made now, and sees it in the list', async () => {
    const { status, body } = await admin.post('/api/backups')
    expect(status).toBe(202)
    await expect.poll(async () => (await admin.get(`/api/jobs/${body.job.id}`)).body.job.state, { timeout: 60_000, interval: 200 }).toBe('done')
    const list = (await admin.get('/api/backups')).body
    expect(list).toMatchObject({ isOld: false, isLocked: false, backups: [{ isLocked: false, files: { count: 0, size: 0, lost: 0 } }] })
    expect(list.backups[0].rows).toBeGreaterThan(10)
  })

  it('is the only one who does', async () => {
    expect([(await rep.get('/api/backups')).status, (await rep.post('/api/backups')).status]).toEqual([403, 403])
  })
})
