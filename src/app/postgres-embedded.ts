import { existsSync, mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { adminUrl, type Cluster, initCluster, runningServer } from './postgres-cluster.ts'
import { copyCluster } from './postgres-copies.ts'
import { clusterFolder, type Keys, keysOf, makeKeys } from './postgres-keys.ts'
import { findBinaries, findRunner } from './postgres-place.ts'
import { type Server, startServer } from './postgres-server.ts'
import type { Durability } from './postgres-settings.ts'
import type { Database } from './postgres.ts'

type Wish = {
  /** Take part in a house that is already open (a worker, a tool) instead of refusing. */
  readonly share?: boolean
  readonly durability?: Durability
}

/** The name under which the process that owns the embedded server sits in it. As long as it sits there, the folder is in use. */
const keeper = 'kexin-keeper'

/** Opens the embedded PostgreSQL of a data folder; makes it at the first start. Refuses a folder that another house has open. */
export async function openEmbedded(folder: string, wish: Wish = {}): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const known = keysOf(folder)
  const tenant = known && (await findTenant(folder, known))
  if (tenant && wish.share) return { url: houseUrl(tenant, known), isEmbedded: true, stop: async () => undefined }
  if (tenant) throw new Problem('conflict', fill(words.inUse, { folder }))
  const runner = findRunner()
  const keys = known ?? makeKeys(folder, runner)
  const cluster: Cluster = { folder: clusterFolder(folder, keys), binaries: findBinaries(runner), runner, adminPassword: keys.adminPassword, durability: wish.durability ?? 'safe' }
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
  const { rows } = await client.query("select exists(select from pg_roles where rolname = 'kexin') role, exists(select from pg_database where datname = 'kexin') house")
  if (!rows[0].role) await client.query(`create role kexin login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`)
  if (!rows[0].house) await client.query('create database kexin owner kexin template template0')
}

/**
 * The port of the server that another house keeps open, if any. A server whose keeper was killed is an orphan: it is shut down
 * properly and the folder is free. One just started may not have its keeper seated yet, so it gets five seconds.
 */
async function findTenant(folder: string, keys: Keys): Promise<number | undefined> {
  for (;;) {
    const running = runningServer(clusterFolder(folder, keys))
    if (!running) return undefined
    const isKept = await hasKeeper(running.port, keys)
    if (isKept) return running.port
    if (isKept === false && Date.now() - running.startedAt > 5000) stopOrphan(running.pid)
    await pause(100)
  }
}

/** undefined: the server does not answer now (starting, recovering or shutting down). */
async function hasKeeper(port: number, keys: Keys): Promise<boolean | undefined> {
  const client = new pg.Client({ connectionString: adminUrl(port, keys.adminPassword), connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_stat_activity where application_name = $1', [keeper])
    return (rowCount ?? 0) > 0
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

function stopOrphan(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const words = {
  inUse: { zh: '数据目录 {folder} 正被另一个客心使用，请先停止它，或另设 DATA_DIR。', en: 'The data folder {folder} is in use by another Kexin; stop that one, or set another DATA_DIR.' },
} as const
