import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { adminUrl, type Cluster, forgetDeadServer, lastWords, run } from './postgres-cluster.ts'
import { serverSettings } from './postgres-settings.ts'
import { tell } from './start-line.ts'

/** A server under our care: brought back when it dies unasked, gone when `stop` returns. */
export type Server = { readonly port: number; stop(): Promise<void> }

/** Starts the server of a cluster on a free port (or on the one it had), and waits until it answers, however long it takes to recover from a crash. */
export async function startServer(cluster: Cluster, port?: number): Promise<Server> {
  const care: Care = { cluster, port: port ?? (await freePort()), isWanted: true }
  care.child = await launch(care)
  watch(care)
  const stop = async (): Promise<void> => {
    care.isWanted = false
    if (care.child) await end(care.child)
  }
  return { port: care.port, stop }
}

type Care = { readonly cluster: Cluster; readonly port: number; isWanted: boolean; child?: ChildProcess }

/** Returns the server once it answers; its process is known to `care` from the first moment, so that a stop reaches one still recovering. */
async function launch(care: Care): Promise<ChildProcess> {
  forgetDeadServer(care.cluster.folder)
  const child = run(care.cluster, 'postgres', ['-D', care.cluster.folder, ...serverSettings(care.port, care.cluster.durability)])
  care.child = child
  const said = lastWords(child)
  const gone = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', () => reject(new Problem('conflict', fill(words.start, { cause: said() }))))
  })
  gone.catch(() => undefined)
  await Promise.race([untilItAnswers(adminUrl(care.port, care.cluster.adminPassword), child), gone])
  return child
}

const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  while (!(await answers(url))) {
    if (isGone(child)) return new Promise(() => undefined)
    await pause(20)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

/** A killed server, or one that a full disk took down, comes back on the same port: pools find it again by themselves. */
function watch(care: Care): void {
  care.child?.once('exit', () => void revive(care, 500))
}

async function revive(care: Care, delay: number): Promise<void> {
  if (!care.isWanted) return
  tell(words.revive)
  await pause(delay)
  if (!care.isWanted) return
  await launch(care).then(
    () => watch(care),
    () => revive(care, Math.min(delay * 2, 10_000)),
  )
}

/** SIGINT: connections are cut, what was committed is on disk, the files are whole. Only a server that will not is killed outright. */
async function end(child: ChildProcess): Promise<void> {
  if (isGone(child)) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const force = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await gone
  clearTimeout(force)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const words = {
  start: { zh: '内置数据库没有启动：{cause}', en: 'The embedded database did not start: {cause}' },
  revive: { zh: '数据库意外停止，正在重新启动。', en: 'The database stopped unasked; starting it again.' },
} as const
