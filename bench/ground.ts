import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { openHouse } from '../src/app/house.ts'
import { setUp } from '../src/app/install.ts'
import { migrate } from '../src/app/migrate.ts'
import { makePersonDoor } from '../src/app/people-door.ts'
import type { Database } from '../src/app/postgres-database.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import { clusterFolder, type Keys, keysOf } from '../src/app/postgres-keys.ts'
import { findRunner } from '../src/app/postgres-place.ts'
import { asHouse } from '../src/engine/access/person.ts'
import type { House } from '../src/engine/context.ts'
import { makeKey } from '../src/server/sign-in/keys.ts'
import { followDeals, loadDeals, makeShelf } from './load/deals.ts'
import { load } from './load/load.ts'
import { makeOrg, type Org, type Seat } from './load/org.ts'
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
  const [file, begun] = [join(wishes.folder, 'readers.json'), join(wishes.folder, 'begun.json')]
  // A house that has not even its people is made from the start.
  if (!existsSync(file) && !existsSync(begun)) rmSync(wishes.folder, { recursive: true, force: true })
  mkdirSync(wishes.folder, { recursive: true })
  const database = await openEmbedded(wishes.folder)
  // Told to stop, we leave no database running.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void database.stop().finally(() => process.exit(1)))
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await migrate(pool)
  const filesUrl = new URL(`file://${join(wishes.folder, 'files')}`).href
  if (!existsSync(begun) && !existsSync(file)) keep(begun, await people(wishes, database.url, filesUrl))
  if (!existsSync(file)) {
    const filled = await fill(wishes, database, read<Begun>(begun))
    if (wishes.deals) {
      await withHouse(database.url, filesUrl, (house) => followDeals(asHouse(house)))
      await asSuperuser({ database }, (client) => client.query('vacuum (analyze) opportunity, customer, snapshot, snapshot_touched'))
    }
    keep(file, filled)
  }
  const close = async () => {
    await pool.end()
    await database.stop()
  }
  return { database, pool, readers: read<Readers>(file), filesUrl, close }
}

const keep = (file: string, what: unknown): void => writeFileSync(file, JSON.stringify(what, null, 2), { mode: 0o600 })
const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

type Begun = { readonly org: Org; readonly readers: Omit<Readers, 'loadedAt'> }

/** Our own house opened on the loaded database, for what only its own doors do. */
export async function withHouse<T>(databaseUrl: string, filesUrl: string, work: (house: House) => Promise<T>): Promise<T> {
  const opened = await openHouse({ databaseUrl, filesUrl, zone: 'Asia/Shanghai', log: silent })
  try {
    return await work(opened.house)
  } finally {
    await opened.close()
  }
}

/** A house with its people and the keys of those whose reach is measured. */
async function people(wishes: Wishes, databaseUrl: string, filesUrl: string): Promise<Begun> {
  console.error(`loading a house of ${wishes.customers} customers`)
  const opened = await openHouse({ databaseUrl, filesUrl, zone: 'Asia/Shanghai', log: silent })
  try {
    await setUp(opened.house, { company: '基准测试公司', name: '管理员', ...admin })
    const org = await makeOrg(asHouse(opened.house))
    if (wishes.deals) await makeShelf(asHouse(opened.house))
    const keyOf = async (seat: Seat): Promise<Reader> => ({ ...seat, key: await makeKeyFor(opened.house, seat.id) })
    return { org, readers: { rep: await keyOf(org.rep), branch: await keyOf(org.branch), director: await keyOf(org.director), admin } }
  } finally {
    await opened.close()
  }
}

async function makeKeyFor(house: House, personId: string): Promise<string> {
  const authId = (await makePersonDoor(house).accountOf(personId)) as string
  return (await makeKey(house.db, { authId, name: 'bench', roles: null, expiresAt: new Date('2099-01-01') })).secret
}

/** Keys of so many others who work in the house. */
export async function moreKeys({ database, pool, filesUrl }: Ground, people: number): Promise<string[]> {
  const opened = await openHouse({ databaseUrl: database.url, filesUrl, zone: 'Asia/Shanghai', log: silent })
  try {
    const { rows } = await pool.query<{ id: string }>('select id from "user" where active and deleted_at is null order by id limit $1', [people])
    const keys: string[] = []
    for (const { id } of rows) keys.push(await makeKeyFor(opened.house, id))
    return keys
  } finally {
    await opened.close()
  }
}

/** As superuser, with triggers off: what the rows refer to is there. */
async function fill(wishes: Wishes, { admin: url }: Database, { org, readers }: Begun): Promise<Readers> {
  const options = '-c session_replication_role=replica -c synchronous_commit=off -c maintenance_work_mem=512MB'
  const pool = new pg.Pool({ connectionString: inside(url as string), max: 1, options })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await load(db, org, wishes)
    if (wishes.deals) await loadDeals(db, wishes.deals)
    return { ...readers, loadedAt: new Date().toISOString() }
  } finally {
    await db.destroy()
  }
}

/** The superuser's address, inside our database. */
function inside(url: string): string {
  const address = new URL(url)
  address.pathname = '/kexin'
  return address.href
}

/** Work as the server's superuser with triggers off: nothing is looked up that refers to a row, for nothing does. */
export async function asSuperuser<T>({ database }: Pick<Ground, 'database'>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(inside(database.admin as string))
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Where the database server itself may write a file, beside its cluster. */
export function serverFile({ folder }: Wishes, name: string): string {
  const place = join(clusterFolder(folder, keysOf(folder) as Keys), '..')
  const runner = findRunner()
  if (runner) chownSync(place, runner.uid, runner.gid)
  return join(place, name)
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
