import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { makeDisk } from '../../test/disk.ts'
import { asHouse } from '../engine/access/person.ts'
import { roomClock } from './room-clock.ts'

const { opened, adminId } = await bootApp()
const told = async (): Promise<string[]> =>
  (await opened.pool.query(`select text ->> 'en' as text from notice where user_id = $1 and kind = 'room' order by id`, [adminId])).rows.map(({ text }) => text)

it('tells administrators once a day of a disk that is four fifths full, and nothing of one that is not (F5, F6)', async ({ skip }) => {
  const disk = makeDisk(32)
  if (!disk) return skip('no right to make a disk')
  onTestFinished(disk.remove)
  const place = join(disk.folder, 'files')
  mkdirSync(place)
  const clock = roomClock({ folder: place, filesUrl: pathToFileURL(place).href, backupFolder: join(disk.folder, 'none'), timeZone: 'Asia/Shanghai' })
  const run = (day: number) => clock.run(asHouse(opened.house, new Date(Date.now() + day * 86_400_000)))
  await run(0)
  expect(await told()).toEqual([])
  const { bavail, bsize } = statfsSync(place)
  writeFileSync(join(place, 'large'), Buffer.alloc(Math.floor(bavail * bsize * 0.9)))
  for (const day of [0, 0, 1]) await run(day)
  expect(await told()).toEqual([expect.stringMatching(/is \d\d% full/), expect.stringMatching(/is \d\d% full/)])
  rmSync(join(place, 'large'))
  await run(2)
  expect(await told()).toHaveLength(2)
})
