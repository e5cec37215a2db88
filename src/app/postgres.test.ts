import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeEmbeddedFolder, removeEmbeddedFolder } from '../../test/embedded-folder.ts'
import { runningServer } from './postgres-cluster.ts'
import { copyCluster, listCopies, putBack } from './postgres-copies.ts'
import type { Database } from './postgres-database.ts'
import { openEmbedded } from './postgres-embedded.ts'
import { clusterFolder, type Keys, keysOf } from './postgres-keys.ts'

const folder = makeEmbeddedFolder('kexin-embedded-')
let database: Database

beforeAll(async () => {
  database = await openEmbedded(folder)
  await ask('create table note (text text)')
})
afterAll(async () => {
  await database.stop()
  removeEmbeddedFolder(folder)
})

async function ask(query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query(query)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

const cluster = () => clusterFolder(folder, keysOf(folder) as Keys)

it('is safe as it comes: checksums, fsync, UTF-8, a role that is no superuser and a port of this machine only', async () => {
  const names = ['data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'listen_addresses', 'is_superuser']
  const [settings] = await ask(`select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`)
  expect(Object.values(settings as object)).toEqual(['on', 'on', 'on', 'on', 'UTF8', '127.0.0.1', 'off'])
})

it('asks for the password even on this machine', async () => {
  const stranger = new URL(database.url)
  stranger.password = 'guess'
  await expect(new pg.Client({ connectionString: stranger.href }).connect()).rejects.toMatchObject({ code: '28P01' })
})

it('refuses a second house in the same folder, and lets a worker join', async () => {
  await expect(openEmbedded(folder)).rejects.toMatchObject({ detail: { en: expect.stringContaining('in use by another Kexin') } })
  const joined = await openEmbedded(folder, { share: true })
  expect(joined.url).toBe(database.url)
  await joined.stop()
  expect(await ask('select 1 as alive')).toEqual([{ alive: 1 }])
})

it('brings the server back when it is killed, with all that was confirmed', async () => {
  await ask("insert into note values ('confirmed')")
  const pid = runningServer(cluster())?.pid as number
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => ask('select text from note').catch(() => undefined), { timeout: 20_000 }).toEqual([{ text: 'confirmed' }])
  expect(runningServer(cluster())?.pid).not.toBe(pid)
})

it('keeps a cold copy that can be put back, and a copy of what it replaced', async () => {
  const name = (await database.copy?.()) as string
  await ask("insert into note values ('after the copy')")
  await database.stop()
  putBack(folder, cluster(), name)
  database = await openEmbedded(folder)
  expect(await ask('select text from note')).toEqual([{ text: 'confirmed' }])
  await database.stop()
  putBack(folder, cluster(), listCopies(folder)[0] as string)
  database = await openEmbedded(folder)
  expect(await ask('select count(*)::int as notes from note')).toEqual([{ notes: 2 }])
})

it('keeps three copies, the newest, and refuses to put back one that is not there', async () => {
  await database.stop()
  for (let made = 0; made < 4; made += 1) copyCluster(folder, cluster())
  expect(listCopies(folder)).toHaveLength(3)
  expect(() => putBack(folder, cluster(), 'yesterday')).toThrow('yesterday')
  database = await openEmbedded(folder)
})
