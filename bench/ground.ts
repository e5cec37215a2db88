import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { openHouse } from '../src/app/house.ts'
import { setUp } from '../src/app/install.ts'
import { migrate } from '../src/app/migrate.ts'
import { makePersonDoor } from '../src/app/people-door.ts'
import type { Database } from '../src/app/postgres-database.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { makeKey } from '../src/server/sign-in/keys.ts'
import { load } from './load/load.ts'
import { makeOrg, type Seat } from './load/org.ts'
import type { Wishes } from './wishes.ts'

/** Somebody whose reach is measured, with the key he calls by. */
export type Reader = Seat & { readonly key: string }
export type Ground = { readonly database: Database; readonly pool: pg.Pool; readonly readers: Readers; readonly filesUrl: string; close(): Promise<void> }
export type Readers = {
  /** All that is newer was written by a run. */
  readonly loadedAt: string
  readonly rep: Reader
  readonly branch: Reader
  readonly director: Reader
  readonly admin: { readonly email: string; readonly password: string }
}

const admin = { email: 'admin@bench.example', password: 'kexin bench 客心 2026' }
const silent = { error: console.error, warn: () => undefined, info: () => undefined }

/** The loaded house of this size: kept from an earlier run, or made now. */
export async function openGround(wishes: Wishes): Promise<Ground> {
  const file = join(wishes.folder, 'readers.json')
  // A load that was broken off leaves half a house.
  if (!existsSync(file)) rmSync(wishes.folder, { recursive: true, force: true })
  mkdirSync(wishes.folder, { recursive: true })
  const database = await openEmbedded(wishes.folder)
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await migrate(pool)
  const filesUrl = new URL(`file://${join(wishes.folder, 'files')}`).href
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await fill(wishes, database.url, filesUrl), null, 2), { mode: 0o600 })
  const readers = JSON.parse(readFileSync(file, 'utf8')) as Readers
  const close = async () => {
    await pool.end()
    await database.stop()
  }
  return { database, pool, readers, filesUrl, close }
}

async function fill(wishes: Wishes, databaseUrl: string, filesUrl: string): Promise<Readers> {
  console.error(`loading a house of ${wishes.customers} customers`)
  const opened = await openHouse({ databaseUrl, filesUrl, zone: 'Asia/Shanghai', log: silent })
  const slow = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  try {
    await setUp(opened.house, { company: '基准测试公司', name: '管理员', ...admin })
    const org = await makeOrg(asHouse(opened.house))
    const keyOf = async (seat: Seat): Promise<Reader> => {
      const authId = (await makePersonDoor(opened.house).accountOf(seat.id)) as string
      return { ...seat, key: (await makeKey(opened.house.db, { authId, name: 'bench', roles: null, expiresAt: new Date('2099-01-01') })).secret }
    }
    const readers = { rep: await keyOf(org.rep), branch: await keyOf(org.branch), director: await keyOf(org.director), admin }
    await load(new Kysely({ dialect: new PostgresDialect({ pool: slow }) }), org, wishes)
    return { ...readers, loadedAt: new Date().toISOString() }
  } finally {
    await slow.end().catch(() => undefined)
    await opened.close()
  }
}

/** Work as the server's superuser with triggers off: nothing is looked up that refers to a row, for nothing does. */
export async function asSuperuser<T>({ database }: Ground, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const address = new URL(database.admin as string)
  address.pathname = '/kexin'
  const client = new pg.Client(address.href)
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Takes away what runs wrote, so that the next one finds the house as it was loaded. */
export function forgetWrites(ground: Ground): Promise<void> {
  const since = [ground.readers.loadedAt]
  return asSuperuser(ground, async (client) => {
    const { rowCount } = await client.query('delete from customer where created_at >= $1', since)
    await client.query('delete from contact where created_at >= $1', since)
    await client.query("delete from fact where at >= $1 and object in ('customer', 'contact')", since)
    if (rowCount) await client.query('vacuum customer, contact')
  })
}
