import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { makeEmbeddedFolder, removeEmbeddedFolder } from '../../../test/embedded-folder.ts'
import { emptyDatabase } from '../../../test/house.ts'
import { photo, upload } from '../../../test/upload.ts'

const home = await bootApp()
const rep = await home.person({ name: '王小明', roles: ['rep'] })
const place = await mkdtemp(join(tmpdir(), 'kexin-commands-test-'))
const embedded = makeEmbeddedFolder('kexin-restored-')
afterAll(async () => {
  removeEmbeddedFolder(embedded)
  await rm(place, { recursive: true, force: true })
})

/** `npm run backup` or `npm run restore`: what it said, and how it ended. */
async function run(program: string, args: readonly string[], environment: Record<string, string>): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH ?? '', KEXIN_SECRET: 'a secret of the tests, long enough for anybody', ...environment }
  const child = spawn(process.execPath, [join(import.meta.dirname, `${program}-command.ts`), ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const said = text(child.stderr)
  const [code] = await once(child, 'exit')
  return { code, said: await said }
}

const namesIn = async (databaseUrl: string, schema = 'public'): Promise<string[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(`select name from ${schema}.customer order by id`)
  await client.end()
  return rows.map(({ name }) => name)
}

it('carries a house from a server of the company’s own into an embedded one, and back into another schema, each time proven', async () => {
  const { id } = (await upload(rep, { name: '现场.jpg', bytes: await photo() })).body.file
  const customer = (await rep.post('/api/customers', { name: '重庆搬迁有限公司' })).body.record
  await rep.post(`/api/customers/${customer.id}/comments`, { text: '照片', files: [id] })
  const filesOf = (name: string) => `file://${join(place, name)}`

  const [first, second] = [join(place, 'first'), join(place, 'second')]
  const taken = await run('backup', ['--to', first], { DATABASE_URL: home.databaseUrl, DATA_DIR: home.folder, FILES_URL: home.filesUrl })
  expect(taken, taken.said).toMatchObject({ code: 0, said: expect.stringMatching(/1 files/) })

  const inside = { DATA_DIR: embedded, FILES_URL: filesOf('embedded-files') }
  const moved = await run('restore', ['--from', first], inside)
  expect(moved, moved.said).toMatchObject({ code: 0, said: expect.stringMatching(/All that must be true of a house holds/) })
  const again = await run('restore', ['--from', first], inside)
  expect(again).toMatchObject({ code: 1, said: expect.stringMatching(/^\[Kexin\].*not empty.*\n$/) })
  expect((await run('backup', ['--to', second], inside)).code).toBe(0)

  const other = await emptyDatabase()
  const client = new pg.Client({ connectionString: other })
  await client.connect()
  await client.query('create schema acme')
  await client.end()
  const elsewhere = `${other}?options=-c%20search_path%3Dacme`
  const back = await run('restore', ['--from', second], { DATABASE_URL: elsewhere, DATA_DIR: join(place, 'elsewhere'), FILES_URL: filesOf('back-files') })
  expect(back, back.said).toMatchObject({ code: 0, said: expect.stringMatching(/All that must be true of a house holds/) })
  expect(await namesIn(other, 'acme')).toEqual(['重庆搬迁有限公司'])
})

it.each([
  ['backup', ['--too', '/x'], /Usage/],
  ['restore', [], /Usage/],
  ['restore', ['--from', '/nowhere/at/all'], /no such back-up/],
])('npm run %s %j says in one line what is wrong', async (program, args, why) => {
  const { code, said } = await run(program, args, { DATABASE_URL: await emptyDatabase(), DATA_DIR: join(place, 'wrong') })
  expect([code, said.trim().split('\n').length]).toEqual([1, 1])
  expect(said).toMatch(why)
})
