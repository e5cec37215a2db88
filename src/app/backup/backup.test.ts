import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { bootApp, caller, testConfig } from '../../../test/app.ts'
import { emptyDatabase } from '../../../test/house.ts'
import { expectInvariants } from '../../../test/invariants.ts'
import { photo, upload } from '../../../test/upload.ts'
import { openFileStore } from '../../engine/files/store.ts'
import { Problem } from '../../kernel/problem.ts'
import { build } from '../serve.ts'
import { glance, listBackups, writeManifest } from './manifest.ts'
import { restoreBackup } from './restore.ts'
import { partial, takeBackup } from './take.ts'

const home = await bootApp()
const rep = await home.person({ name: '王小明', roles: ['rep'] })
const jpeg = await photo()
const place = await mkdtemp(join(tmpdir(), 'kexin-backup-test-'))
afterAll(() => rm(place, { recursive: true, force: true }))

await upload(rep, { name: '名片.jpg', bytes: await photo(200, 100) })

const takeTo = (folder: string, more: Partial<Parameters<typeof takeBackup>[0]> = {}) =>
  takeBackup({
    databaseUrl: home.databaseUrl,
    store: home.opened.house.files,
    folder,
    passphrase: undefined,
    program: 'test',
    secret: 'the secret of a test',
    ...more,
  })

/** Into a new database and a new store, both empty. */
async function restoreFrom(folder: string, more: Partial<Parameters<typeof restoreBackup>[0]> = {}) {
  const databaseUrl = await emptyDatabase()
  const filesUrl = pathToFileURL(await mkdtemp(join(place, 'files-'))).href
  const restored = await restoreBackup({ databaseUrl, store: openFileStore(filesUrl), folder, name: undefined, passphrase: undefined, ...more })
  return { databaseUrl, filesUrl, restored }
}

/** A server on what was restored, as it would be started. */
async function wake({ databaseUrl, filesUrl }: { databaseUrl: string; filesUrl: string }) {
  const built = await build({
    config: { ...testConfig(databaseUrl), filesUrl },
    databaseUrl,
    migrated: true,
    demo: false,
    logger: { level: 'silent' },
    withoutWorker: true,
  })
  afterAll(() => built.close())
  return { ...built, rep: caller(built.app, { authorization: `Bearer ${rep.key}` }) }
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  )
  expect(error).toBeInstanceOf(Problem)
  return (error as Problem).detail.en
}

describe('a back-up taken while eight people write', () => {
  it('is a house of its own: every write acknowledged before it, nothing half, all files, the company’s own columns (F33)', async () => {
    // What a running house adds to its form by itself: no migration knows of it.
    await sql.raw(`create function shout(text) returns text language sql immutable as $$ select upper($1) $$`).execute(home.opened.house.db)
    await sql.raw(`alter table customer add column own_grade text collate kexin_pinyin default 'A' check (own_grade <> '')`).execute(home.opened.house.db)
    await sql.raw(`create index customer_own_grade on customer (shout(own_grade), id)`).execute(home.opened.house.db)
    const { body } = await upload(rep, { name: '现场.jpg', bytes: jpeg })
    const acknowledged: string[] = []
    let isWriting = true
    const writer = async (who: number) => {
      for (let turn = 0; isWriting; turn += 1) {
        const answer = await rep.post('/api/customers', { name: `负载客户 ${who}-${turn}` })
        expect(answer.status).toBe(201)
        acknowledged.push(answer.body.record.id)
        await rep.post(`/api/customers/${answer.body.record.id}/comments`, { text: `第 ${turn} 次`, mentions: [] })
      }
    }
    const writers = Array.from({ length: 8 }, (_, who) => writer(who))
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(24)
    const before = [...acknowledged]
    const { name, manifest } = await takeTo(join(place, 'load'))
    const during = acknowledged.length
    isWriting = false
    await Promise.all(writers)
    expect(during).toBeGreaterThan(before.length)

    const copy = await restoreFrom(join(place, 'load'))
    expect(copy.restored).toMatchObject({ name, secret: 'the secret of a test', files: 2 })
    const { opened, rep: again } = await wake(copy)
    await expectInvariants(opened.house)
    const found = new Set((await sql<{ id: string }>`select id from customer`.execute(opened.house.db)).rows.map(({ id }) => id))
    expect(before.filter((id) => !found.has(id))).toEqual([])
    expect([...found].filter((id) => !acknowledged.includes(id))).toEqual([])
    expect(manifest.tables.find(({ table }) => table === 'customer')?.rows).toBe(found.size)
    const picture = await again.send({ method: 'GET', url: `/api/files/${body.file.id}` })
    expect(picture.rawPayload.equals((await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })).rawPayload)).toBe(true)
    const made = await again.post('/api/customers', { name: '恢复之后' })
    expect(made.status).toBe(201)
    const grade = await sql`select own_grade, shout(own_grade) from customer where id = ${made.body.record.id}`.execute(opened.house.db)
    expect(grade.rows).toEqual([{ own_grade: 'A', shout: 'A' }])
    expect((await sql`select 1 from auth_session`.execute(opened.house.db)).rows).toEqual([])
  })

  it('copies a file once, however many back-ups name it, and says which the store has lost', async () => {
    const folder = join(place, 'twice')
    const { body } = await upload(rep, { name: '合同.pdf', bytes: Buffer.from('%PDF-1.7 contract') })
    const first = await takeTo(folder)
    const { hash } = (await sql<{ hash: string }>`select hash from stored_file where id = ${body.file.id}`.execute(home.opened.house.db)).rows[0] as {
      hash: string
    }
    const copied = join(folder, 'files', hash.slice(0, 2), hash)
    const { ino, mtimeMs } = await stat(copied)
    const second = await takeTo(folder)
    expect(await stat(copied)).toMatchObject({ ino, mtimeMs })
    expect(listBackups(folder)).toEqual([second.name, first.name])
    await rm(copied)
    await home.opened.house.files.drop(hash)
    expect((await takeTo(folder)).manifest.files.lost).toEqual([hash])
  })
})

describe('what the rule no longer keeps', () => {
  it('goes, and with it the copies of files that only it named', async () => {
    const folder = join(place, 'pruned')
    const { body } = await upload(rep, { name: '旧.txt', bytes: Buffer.from('only in the older one') })
    const { hash } = (await sql<{ hash: string }>`select hash from stored_file where id = ${body.file.id}`.execute(home.opened.house.db)).rows[0] as {
      hash: string
    }
    const older = await takeTo(folder)
    const copied = join(folder, 'files', hash.slice(0, 2), hash)
    expect(existsSync(copied)).toBe(true)
    await sql`delete from stored_file where id = ${body.file.id}`.execute(home.opened.house.db)
    const newer = await takeTo(folder, { keep: { rule: { days: 1, weeks: 0 }, zone: 'Asia/Shanghai' } })
    expect(listBackups(folder)).toEqual([newer.name])
    expect([existsSync(join(folder, older.name)), existsSync(copied)]).toEqual([false, false])
    await restoreFrom(folder)
  })
})

describe('a back-up that is not whole', () => {
  it('is never taken for one: cut off at any step, its place is cleared by the next', async () => {
    const folder = join(place, 'cut')
    for (const step of [1, 12, 1000]) {
      const cut = async (done: number, total: number) => {
        if (done === Math.min(step, total)) throw new Error('the power went')
      }
      await expect(takeTo(folder, { onProgress: cut })).rejects.toThrow('the power went')
      expect(listBackups(folder)).toEqual([])
      expect(await refusal(restoreFrom(folder))).toMatch(/no such back-up/)
    }
    const { name } = await takeTo(folder)
    expect(readdirSync(folder).sort()).toEqual([name, 'files'].sort())
  })

  it('stays out of the list when the program is killed outright', async () => {
    const folder = join(place, 'killed')
    const blocker = new pg.Client({ connectionString: home.databaseUrl })
    await blocker.connect()
    try {
      await blocker.query('begin; lock table customer in access exclusive mode')
      const child = command('backup-command.ts', ['--to', folder], { DATABASE_URL: home.databaseUrl, DATA_DIR: join(place, 'killed-data') })
      await expect.poll(() => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(partial)), { timeout: 40_000 }).toBe(true)
      child.kill('SIGKILL')
      await once(child, 'exit')
    } finally {
      await blocker.end()
    }
    expect(listBackups(folder)).toEqual([])
    const { name } = await takeTo(folder)
    expect(listBackups(folder)).toEqual([name])
  })

  it.each([
    ['a table cut short', (at: string, name: string) => truncateFile(at, name, /-customer$/)],
    ['a changed byte', (at: string, name: string) => flipByte(at, name, /-fact_\d/)],
    ['letters that are none', (at: string, name: string) => spoilLetter(at, name, /-customer$/)],
    ['a table gone', async (at: string, name: string) => rm(await entryOf(at, name, /-contact$/))],
    ['the schema cut short', (at: string, name: string) => truncateFile(at, name, /^ground$/)],
    ['a changed count', async (at: string, name: string) => swap(join(at, name, 'manifest.json'), /"rows": \d+/, '"rows": 1')],
    ['a manifest cut short', (at: string, name: string) => truncateFile(at, name, /^manifest\.json$/)],
    ['a file of a customer changed', (at: string) => flipByte(at, 'files', /^\w\w\/[0-9a-f]{64}$/)],
  ])('is refused with one clear line, and leaves the place empty: %s (F35)', async (_, spoil) => {
    const folder = await mkdtemp(join(place, 'spoilt-'))
    const { name } = await takeTo(join(place, 'whole'))
    await cp(join(place, 'whole'), folder, { recursive: true })
    await spoil(folder, name)
    const databaseUrl = await emptyDatabase()
    const store = openFileStore(pathToFileURL(await mkdtemp(join(place, 'files-'))).href)
    const parts = { databaseUrl, store, folder, name, passphrase: undefined }
    expect(await refusal(restoreBackup(parts))).toMatch(/damaged or cut short/)
    await restoreBackup({ ...parts, folder: join(place, 'whole') })
  })
})

describe('a restore', () => {
  it('goes only into an empty place', async () => {
    const folder = join(place, 'full')
    await takeTo(folder)
    expect(
      await refusal(restoreBackup({ databaseUrl: home.databaseUrl, store: home.opened.house.files, folder, name: undefined, passphrase: undefined })),
    ).toMatch(/not empty/)
  })

  it('refuses what a newer program made', async () => {
    const folder = join(place, 'newer')
    const { name, manifest } = await takeTo(folder)
    await writeManifest(join(folder, name), { ...manifest, migrations: [...manifest.migrations, { name: '9999_next_year', hash: 'x' }] })
    expect(await refusal(restoreFrom(folder))).toMatch(/newer than the program.*9999_next_year/)
  })

  it('opens a locked back-up with its passphrase alone, and nothing of a customer lies open in it', async () => {
    const folder = join(place, 'locked')
    await rep.post('/api/customers', { name: 'Readable Secrets Ltd' })
    await upload(rep, { name: 'a.txt', bytes: Buffer.from('a letter nobody else may read') })
    const { name } = await takeTo(folder, { passphrase: 'rosebud 客心' })
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const bytes = await readFile(join(file.parentPath, file.name))
      expect([bytes.includes('Readable'), bytes.includes('a letter'), bytes.includes('the secret of')], file.name).toEqual([false, false, false])
    }
    expect(await refusal(restoreFrom(folder, { passphrase: 'rosebud' }))).toMatch(/is not the one/)
    expect(await refusal(restoreFrom(folder))).toMatch(/encrypted/)
    expect(await refusal(takeTo(folder))).toMatch(/encrypted/)
    const { opened } = await wake(await restoreFrom(folder, { passphrase: 'rosebud 客心' }))
    expect((await sql`select 1 from customer where name = 'Readable Secrets Ltd'`.execute(opened.house.db)).rows).toHaveLength(1)
    expect(glance(folder, name)?.isLocked).toBe(true)
  })
})

/** The program as `npm run backup` and `npm run restore` start it. */
function command(file: string, args: readonly string[], environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  afterAll(() => void child.kill('SIGKILL'))
  return child
}

async function entryOf(folder: string, name: string, file: RegExp): Promise<string> {
  const sized = await Promise.all(
    (await readdir(join(folder, name), { recursive: true }))
      .filter((each) => file.test(each))
      .map(async (each) => ({ each, size: (await stat(join(folder, name, each))).size })),
  )
  return join(folder, name, sized.toSorted((one, other) => other.size - one.size)[0]?.each as string)
}

async function truncateFile(folder: string, name: string, file: RegExp): Promise<void> {
  const path = await entryOf(folder, name, file)
  await truncate(path, Math.floor((await stat(path)).size / 2))
}

async function flipByte(folder: string, name: string, file: RegExp): Promise<void> {
  const path = await entryOf(folder, name, file)
  const bytes = await readFile(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] as number) ^ 1
  await writeFile(path, bytes)
}

/** An entry that unpacks, with a letter that UTF-8 does not know. */
async function spoilLetter(folder: string, name: string, file: RegExp): Promise<void> {
  const path = await entryOf(folder, name, file)
  const bytes = zstdDecompressSync(await readFile(path))
  bytes[bytes.indexOf('-')] = 0xff
  await writeFile(path, zstdCompressSync(bytes))
}

const swap = async (path: string, from: RegExp, to: string): Promise<void> => writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
