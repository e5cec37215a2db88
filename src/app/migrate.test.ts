import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { house } from '../../test/house.ts'
import { Problem } from '../kernel/problem.ts'
import { migrate } from './migrate.ts'

const home = await house()

/** An empty schema with a folder of migrations: a program's state of the art and a database that has none of it. */
async function ground(files: Record<string, string>) {
  const schema = `trial_${randomBytes(4).toString('hex')}`
  await home.pool.query(`create schema ${schema}`)
  const folder = mkdtempSync(join(tmpdir(), 'kexin-migrations-'))
  const pool = new pg.Pool({ connectionString: home.databaseUrl, options: `-c search_path=${schema}` })
  onTestFinished(async () => {
    await pool.end()
    rmSync(folder, { recursive: true })
  })
  const add = (more: Record<string, string>) => Object.entries(more).forEach(([name, text]) => void writeFileSync(join(folder, name), text))
  add(files)
  return { pool, folder, add }
}

const count = async (pool: pg.Pool, table: string) => Number((await pool.query(`select count(*) from ${table}`)).rows[0].count)

it('applies what is missing, in order, once', async () => {
  const { pool, folder, add } = await ground({ '0002_rows.sql': 'insert into town values (1)', '0001_town.sql': 'create table town (id int)' })
  expect(await migrate(pool, { folder })).toEqual(['0001_town', '0002_rows'])
  expect(await migrate(pool, { folder })).toEqual([])
  add({ '0003_more.sql': 'insert into town values (2)' })
  expect(await migrate(pool, { folder })).toEqual(['0003_more'])
  expect(await count(pool, 'town')).toBe(2)
})

it('does it once when eight processes start together', async () => {
  const { pool, folder } = await ground({ '0001_town.sql': 'create table town (id int); insert into town values (1)' })
  const all = await Promise.all(Array.from({ length: 8 }, () => migrate(pool, { folder })))
  expect(all.flat()).toEqual(['0001_town'])
  expect(await count(pool, 'town')).toBe(1)
})

it('leaves nothing of a migration that fails, and keeps those before it', async () => {
  const { pool, folder } = await ground({ '0001_town.sql': 'create table town (id int)', '0002_broken.sql': 'insert into town values (1); select 1/0' })
  await expect(migrate(pool, { folder })).rejects.toThrow('0002_broken')
  expect(await count(pool, 'town')).toBe(0)
  expect(await count(pool, 'kexin_migration')).toBe(1)
})

it('runs a file that asks for it outside a transaction', async () => {
  const { pool, folder } = await ground({
    '0001_town.sql': 'create table town (id int)',
    '0002_index.sql': '-- no transaction\ncreate index concurrently town_id on town (id);\n\ninsert into town values (1);\n',
  })
  expect(await migrate(pool, { folder })).toHaveLength(2)
  expect(await count(pool, 'town')).toBe(1)
})

it('refuses a database newer than the program, and one made by another program', async () => {
  const { pool, folder } = await ground({ '0001_town.sql': 'create table town (id int)', '0002_rows.sql': 'insert into town values (1)' })
  await migrate(pool, { folder })
  rmSync(join(folder, '0002_rows.sql'))
  await expect(migrate(pool, { folder })).rejects.toMatchObject({ code: 'conflict', detail: { en: expect.stringContaining('newer than the program') } })
  writeFileSync(join(folder, '0002_rows.sql'), 'insert into town values (2)')
  await expect(migrate(pool, { folder })).rejects.toBeInstanceOf(Problem)
})

it('asks for a copy before it changes a database that was in use, never on a new one', async () => {
  const { pool, folder, add } = await ground({ '0001_town.sql': 'create table town (id int)' })
  const before = vi.fn(async () => undefined)
  await migrate(pool, { folder, before })
  await migrate(pool, { folder, before })
  expect(before).not.toHaveBeenCalled()
  add({ '0002_rows.sql': 'insert into town values (1)' })
  await migrate(pool, { folder, before })
  expect(before).toHaveBeenCalledOnce()
})

it('lets everybody else go on while a table it wants is held, and changes it once it is free (F13)', async () => {
  const { pool, folder, add } = await ground({ '0001_town.sql': 'create table town (id int)' })
  await migrate(pool, { folder })
  const reader = await pool.connect()
  await reader.query('begin')
  await reader.query('select * from town')
  add({ '0002_name.sql': 'alter table town add name text' })
  const migrated = migrate(pool, { folder })
  const waits = async () => (await home.pool.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'alter table town%'`)).rowCount
  await expect.poll(waits, { interval: 10 }).toBe(1)
  // Behind a waiting change a reader waits too, unless the change gives way.
  expect((await pool.query('select id from town')).rows).toEqual([])
  await expect.poll(waits, { interval: 10 }).toBe(0)
  await reader.query('commit')
  reader.release()
  expect(await migrated).toEqual(['0002_name'])
})

it('builds an index of a table in use beside those who write into it, while other processes wait to start (F36)', async () => {
  const { pool, folder, add } = await ground({ '0001_town.sql': 'create table town (id int); insert into town select generate_series(1, 1000)' })
  await migrate(pool, { folder })
  const before = await pool.connect()
  await before.query('begin')
  await before.query('insert into town values (0)')
  add({ '0002_index.sql': '-- no transaction\ndrop index concurrently if exists town_id;\n\ncreate index concurrently town_id on town (id);\n' })
  const both = Promise.all([migrate(pool, { folder }), migrate(pool, { folder })])
  const builds = async () =>
    (await home.pool.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'create index%town_id%'`)).rowCount
  await expect.poll(builds, { interval: 10 }).toBe(1)
  await pool.query('insert into town values (1001)')
  await before.query('commit')
  before.release()
  expect((await both).flat()).toEqual(['0002_index'])
  const { rows } = await pool.query(`select indisvalid as sound from pg_index where indexrelid = 'town_id'::regclass`)
  expect([rows[0], await count(pool, 'town')]).toEqual([{ sound: true }, 1002])
})

it('begins again where it was cut off, at whichever statement (F37)', async () => {
  const { pool, folder, add } = await ground({ '0001_town.sql': 'create table town (id int)', '0002_rows.sql': 'insert into town values (1)' })
  for (let cut = 1; cut <= 12; cut += 1) {
    const victim = new pg.Pool({ connectionString: home.databaseUrl, options: pool.options.options, max: 1 })
    victim.on('error', () => undefined)
    let asked = 0
    victim.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      client.on('error', () => undefined)
      Object.assign(client, {
        query: async (...args: unknown[]) => {
          asked += 1
          if (asked === cut) await home.pool.query('select pg_terminate_backend($1)', [(client as unknown as { processID: number }).processID])
          return query(...args)
        },
      })
    })
    await migrate(victim, { folder }).catch(() => undefined)
    await victim.end()
    add({ [`${String(cut + 2).padStart(4, '0')}_more.sql`]: `create table if not exists more_${cut} (id int); insert into more_${cut} values (1)` })
  }
  await migrate(pool, { folder })
  expect(await count(pool, 'town')).toBe(1)
  for (let cut = 1; cut <= 12; cut += 1) expect(await count(pool, `more_${cut}`)).toBe(1)
  expect(await count(pool, 'kexin_migration')).toBe(14)
})
