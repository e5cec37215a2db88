import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { adminUrl, runningServer } from './postgres-cluster.ts'
import { clusterFolder, type Keys } from './postgres-keys.ts'

/**
 * The name under which the process that owns an embedded server sits in it. While it sits there the folder is in use; when it dies,
 * however it dies, its connection goes with it. A file with a process number could not say that: numbers come again.
 */
export const keeper = 'kexin-keeper'

export const inUse = (folder: string): Problem => new Problem('conflict', fill(message, { folder }))

const message = {
  zh: '数据目录 {folder} 正被另一个客心使用，请先停止它，或另设 DATA_DIR。',
  en: 'The data folder {folder} is in use by another Kexin; stop that one, or set another DATA_DIR.',
}

/**
 * The port of the server that another house keeps open, if any. A server whose keeper was killed is an orphan: it is shut down
 * properly and the folder is free. One just started may not have its keeper seated yet, so it gets five seconds.
 */
export async function findTenant(folder: string, keys: Keys): Promise<number | undefined> {
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
