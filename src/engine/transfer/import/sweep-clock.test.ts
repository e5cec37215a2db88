import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { bootApp } from '../../../../test/app.ts'
import { importRoom } from '../../../app/import-room.ts'
import { customer } from '../../../crm/customers/customer.object.ts'
import { newId } from '../../../lib/id.ts'
import { asHouse, asPerson } from '../../access/person.ts'
import type { Person } from '../../context.ts'
import { pathOf } from './folder.ts'
import { beginImport, demandRoom, runImport } from './import.ts'
import { importOf } from './store.ts'
import { sweepImports } from './sweep-clock.ts'

const { opened, adminId, folder } = await bootApp()
const { house } = opened
const room = importRoom(folder)
const admin = asPerson(house, (await house.authority.person(adminId)) as Person)

async function begin(): Promise<string> {
  const id = newId()
  await mkdir(room.folder, { recursive: true })
  await writeFile(pathOf(room.folder, id), '客户名称\n某某')
  await beginImport(admin, customer, { id, file: 'a.csv' })
  return id
}

it('lets one person have five imports under way and asks him to wait for the sixth (attack row 104)', async () => {
  for (let at = 0; at < 5; at++) await begin()
  await expect(demandRoom(admin)).rejects.toMatchObject({ code: 'busy', extra: { retryAfter: 30 } })
})

it('keeps an uploaded sheet for a week, then only that there was one', async () => {
  const id = await begin()
  await sql`insert into import_row (import_id, place, sheet, line, is_bad, issues, cells) values (${id}, 0, '', 2, true, '[]', '["私密"]')`.execute(house.db)
  await sql`update import set made_at = now() where id = ${id}`.execute(house.db)
  const inDays = (days: number) => asHouse(house, new Date(Date.now() + days * 86_400_000))
  const clock = sweepImports(room.folder)
  await clock.run(inDays(6))
  expect(await readdir(room.folder)).toContain(`${id}.sheet`)
  await clock.run(inDays(8))
  expect(await readdir(room.folder)).toEqual([])
  expect((await sql`select 1 from import_row`.execute(house.db)).rows).toEqual([])
  const kept = await importOf(admin, id)
  expect(kept.file).toBe('a.csv')
  await expect(runImport(admin, room, id, {})).rejects.toMatchObject({
    code: 'conflict',
    detail: { en: expect.stringContaining('upload it again') },
  })
})
