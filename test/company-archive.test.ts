import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, it, vi } from 'vitest'
import { openPromise } from 'yauzl'
import { packHouse, unpackHouse } from '../src/app/company-archive.ts'
import { type Opened, openHouse } from '../src/app/house.ts'
import { asHouse } from '../src/engine/access/person.ts'
import type { Manifest } from '../src/engine/transfer/company/manifest.ts'
import { carried, leftBehind } from '../src/engine/transfer/company/tables.ts'
import { bootApp } from './app.ts'
import { house } from './house.ts'
import { photo, upload } from './upload.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const { admin, adminId, opened, person } = await bootApp()
const folder = await mkdtemp(join(tmpdir(), 'kexin-archive-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const archive = join(folder, 'company.zip')

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined }

/** Another house on an empty database, nobody set up in it. */
async function emptyHouse(): Promise<Opened> {
  const { databaseUrl } = await house()
  const other = await openHouse({
    databaseUrl,
    filesUrl: pathToFileURL(join(folder, `files-${Math.random().toString(36).slice(2)}`)).href,
    zone: 'Asia/Shanghai',
    log: quiet,
    connections: 4,
  })
  afterAll(() => other.close())
  return other
}
const pack = async (from: Opened, path: string) => pipeline(await packHouse(asHouse(from.house)), createWriteStream(path))

async function manifestOf(path: string): Promise<Manifest> {
  const zip = await openPromise(path, { autoClose: false })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'manifest.json') continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    zip.close()
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Manifest
  }
  throw new Error('no manifest')
}
/** A byte in the middle of each part's content. */
async function placesIn(path: string): Promise<{ fileName: string; place: number }[]> {
  const zip = await openPromise(path, { autoClose: false })
  const bytes = await readFile(path)
  const places: { fileName: string; place: number }[] = []
  for await (const entry of zip.eachEntry()) {
    const at = entry.relativeOffsetOfLocalHeader
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (entry.uncompressedSize > 0 && entry.fileName !== 'README.txt')
      places.push({ fileName: entry.fileName, place: start + Math.floor(entry.compressedSize / 2) })
  }
  zip.close()
  return places
}

const rowsIn = async ({ house: { db } }: Opened) =>
  Number(
    (await sql<{ n: string }>`select (select count(*) from customer) + (select count(*) from fact) + (select count(*) from auth_user) as n`.execute(db)).rows[0]
      ?.n,
  )

const picture = (await upload(admin, { name: '现场.jpg', bytes: await photo(), type: 'image/jpeg' })).body.file
const seller = await person({ name: '老销售', roles: ['rep'] })
const made = (
  await seller.post('/api/customers', { name: '归档有限公司', phones: [{ number: '13800138000' }], tags: ['重点', '老客户'], note: '第一行\n"第二行"' })
).body.record
await admin.post('/api/contactRecords', { customerId: made.id, channel: 'phone', at: '2024-05-06T01:02:03.000Z', content: '谈了', pictures: [picture.id] })
await admin.post(`/api/customers/${made.id}/comments`, { text: '请跟进', mentions: [] })
await seller.patch(`/api/customers/${made.id}`, { version: 1, level: 'a' })
const gone = (await admin.post('/api/customers', { name: '回收站里的有限公司' })).body.record
await admin.delete(`/api/customers/${gone.id}`)
expect((await admin.post(`/api/users/${seller.id}/setActive`, { active: false })).status).toBe(200)

it('packs the whole company without a single secret, with counts and checksums', async () => {
  await pack(opened, archive)
  const manifest = await manifestOf(archive)
  expect(manifest.company).toBe('测试公司')
  expect(manifest.tables.find(({ name }) => name === 'customer')?.rows).toBe(2)
  expect(manifest.files.count).toBe(2)
  const raw = (await readFile(archive)).toString('latin1')
  const secrets = await sql<{
    secret: string
  }>`select password as secret from auth_account union select token from auth_session union select id::text from auth_user`.execute(opened.house.db)
  const zip = await openPromise(archive, { autoClose: false })
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    for (const { secret } of secrets.rows) if (entry.fileName !== 'tables/fact.ndjson') expect(text.includes(secret), entry.fileName).toBe(false)
  }
  zip.close()
  expect(raw.length).toBeGreaterThan(1000)
})

it('is taken into an empty house: the same rows, ids, authors, dates and files, and packs to the same checksums', async () => {
  const other = await emptyHouse()
  expect(await unpackHouse(other.house, archive)).toMatchObject({ company: '测试公司', files: 2 })
  const again = join(folder, 'again.zip')
  await pack(other, again)
  const [before, after] = [await manifestOf(archive), await manifestOf(again)]
  expect(after.tables).toEqual(before.tables)
  expect(after.files).toEqual(before.files)
  const { rows } =
    await sql`select u.name, u.active, a.disabled_at is not null as shut, p.password from "user" u join auth_user a on a.id::text = u.auth_id left join auth_account p on p.user_id = a.id order by u.created_at, u.id`.execute(
      other.house.db,
    )
  expect(rows).toEqual([
    { name: '管理员', active: true, shut: false, password: null },
    { name: '老销售', active: false, shut: true, password: null },
  ])
  const facts = await sql<{
    verb: string
    actor_id: string
  }>`select verb, actor_id from fact where record_id = ${made.id} and verb in ('create', 'comment', 'update') order by id`.execute(other.house.db)
  expect(facts.rows).toEqual([
    { verb: 'create', actor_id: seller.id },
    { verb: 'comment', actor_id: adminId },
    { verb: 'update', actor_id: seller.id },
  ])
  await expect(unpackHouse(other.house, archive)).rejects.toMatchObject({ code: 'conflict' })
})

it('leaves an empty house empty when the archive is damaged, forged or of another version, or the work is cut off', async () => {
  const other = await emptyHouse()
  const before = await rowsIn(other)
  const bytes = await readFile(archive)
  for (const { fileName, place } of await placesIn(archive)) {
    const damagedFile = join(folder, 'damaged.zip')
    const copy = Buffer.from(bytes)
    copy[place] = (copy[place] as number) ^ 0xff
    await writeFile(damagedFile, copy)
    await expect(unpackHouse(other.house, damagedFile), fileName).rejects.toThrow()
    expect(await rowsIn(other)).toBe(before)
  }
  await sql`insert into kexin_migration (name, hash) values ('9999_later', 'x')`.execute(other.house.db)
  await expect(unpackHouse(other.house, archive)).rejects.toMatchObject({ code: 'conflict' })
  await sql`delete from kexin_migration where name = '9999_later'`.execute(other.house.db)
  const cut = unpackHouse(other.house, archive)
  const killer = setInterval(
    () =>
      void sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike '%json_populate_' || 'recordset%'`
        .execute(other.house.db)
        .catch(() => undefined),
    1,
  )
  await cut.catch(() => undefined)
  clearInterval(killer)
  const left = await rowsIn(other)
  if (left !== before) expect(left).toBeGreaterThan(before + 5)
  else expect(await unpackHouse(other.house, archive)).toMatchObject({ company: '测试公司' })
})

it('thinks about every table there is: it is carried along, or named among those left behind', async () => {
  const { rows } = await sql<{
    name: string
  }>`select c.relname as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(
    opened.house.db,
  )
  const known = carried(opened.house)
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name) && !leftBehind.some((each) => each.test(name)))).toEqual([])
})
