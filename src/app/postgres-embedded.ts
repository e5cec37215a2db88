import { existsSync, mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { adminUrl, type Cluster, initCluster } from './postgres-cluster.ts'
import { copyCluster } from './postgres-copies.ts'
import type { Database } from './postgres-database.ts'
import { clusterFolder, type Keys, keysOf, makeKeys } from './postgres-keys.ts'
import { findBinaries, findRunner } from './postgres-place.ts'
import { startServer } from './postgres-server.ts'
import type { Durability } from './postgres-settings.ts'
import { findTenant, inUse, keeper } from './postgres-tenant.ts'

type Wish = {
  /** Take part in a house that is already open (a worker, a tool) instead of refusing. */
  readonly share?: boolean
  readonly durability?: Durability
}

/** Opens the embedded PostgreSQL of a data folder; makes it at the first start. Refuses a folder that another house has open. */
export async function openEmbedded(folder: string, wish: Wish = {}): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const known = keysOf(folder)
  const tenant = known && (await findTenant(folder, known))
  if (tenant && wish.share) return { url: houseUrl(tenant, known), isEmbedded: true, stop: async () => undefined }
  if (tenant) throw inUse(folder)
  const runner = findRunner()
  const keys = known ?? makeKeys(folder, runner)
  const cluster: Cluster = {
    folder: clusterFolder(folder, keys),
    binaries: findBinaries(runner),
    runner,
    adminPassword: keys.adminPassword,
    durability: wish.durability ?? 'safe',
  }
  if (!existsSync(cluster.folder)) await initCluster(cluster)
  return keepHouse(folder, keys, cluster)
}

const houseUrl = (port: number, keys: Keys): string => `postgresql://kexin:${keys.password}@127.0.0.1:${port}/kexin`

/** Starts the server, sits down in it, and offers a cold copy: the server is stopped, copied and started again on the same port. */
async function keepHouse(folder: string, keys: Keys, cluster: Cluster): Promise<Database> {
  let server = await startServer(cluster)
  let seat = await sitDown(server.port, keys)
  const stop = async (): Promise<void> => {
    await seat.leave()
    await server.stop()
  }
  const copy = async (): Promise<string> => {
    await stop()
    const made = copyCluster(folder, cluster.folder)
    server = await startServer(cluster, server.port)
    seat = await sitDown(server.port, keys)
    return made
  }
  const admin = adminUrl(server.port, keys.adminPassword)
  return { url: houseUrl(server.port, keys), admin, isEmbedded: true, copy, stop }
}

type Seat = { leave(): Promise<void> }

/** Takes the keeper's seat and sees to role and database. When the server dies under us the seat is taken again as soon as it is back. */
async function sitDown(port: number, keys: Keys): Promise<Seat> {
  let isLeaving = false
  let client = await seatIn(port, keys)
  const again = async (): Promise<void> => {
    while (!isLeaving) {
      await pause(200)
      const next = await seatIn(port, keys).catch(() => undefined)
      if (!next) continue
      client = next.once('end', again)
      return
    }
  }
  client.once('end', again)
  const leave = async (): Promise<void> => {
    isLeaving = true
    await client.end().catch(() => undefined)
  }
  return { leave }
}

async function seatIn(port: number, keys: Keys): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl(port, keys.adminPassword), application_name: keeper })
  client.on('error', () => undefined)
  await client.connect()
  await furnish(client, keys.password)
  return client
}

/** The house's own role, which owns its database and may do nothing beyond it. Asked at each start: a first start may have been killed half-way. */
async function furnish(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query(
    "select exists(select from pg_roles where rolname = 'kexin') role, exists(select from pg_database where datname = 'kexin') house",
  )
  if (!rows[0].role) await client.query(`create role kexin login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`)
  if (!rows[0].house) await client.query('create database kexin owner kexin template template0')
}
