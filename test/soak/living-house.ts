import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { openHouse } from '../../src/app/house.ts'
import { brokenInvariants } from '../../src/app/invariants.ts'
import { runningServer } from '../../src/app/postgres-cluster.ts'
import { openEmbedded } from '../../src/app/postgres-embedded.ts'
import { clusterFolder, type Keys, keysOf } from '../../src/app/postgres-keys.ts'

const admin = { email: 'admin@kexin.test', password: 'correct horse battery 客心' }

/** A real house of its own process and database in a folder, as `npm start` runs it. */
export type LivingHouse = {
  readonly at: string
  readonly cookie: string
  readonly pid: number
  /** What it has said so far. */
  readonly said: () => string
  /** Server alone, or with its database, gone in the same instant. Returns when they are. */
  kill(withDatabase: boolean): Promise<void>
  readonly databasePid: number | undefined
  stop(): Promise<void>
}

const databaseOf = (folder: string): number | undefined => {
  const keys = keysOf(folder)
  return keys && runningServer(clusterFolder(folder, keys as Keys))?.pid
}

export async function startHouse(folder: string): Promise<LivingHouse> {
  const child = spawn(process.execPath, [resolve('src/app/start.ts')], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, PORT: '0', KEXIN_ADMIN_EMAIL: admin.email, KEXIN_ADMIN_PASSWORD: admin.password },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      said += more
    })
  await expect.poll(() => said, { timeout: 300_000, interval: 100 }).toMatch(/http:\/\/\S+/)
  const at = /http:\/\/\S+/.exec(said)?.[0] as string
  const databasePid = databaseOf(folder)
  return {
    at,
    said: () => said,
    pid: child.pid as number,
    cookie: await signedIn(at),
    databasePid,
    kill: async (withDatabase) => {
      child.kill('SIGKILL')
      if (withDatabase && databasePid) killPid(databasePid)
      await gone(child)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await gone(child)
    },
  }
}

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once('exit', () => done())))

function killPid(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function signedIn(at: string): Promise<string> {
  const answer = await fetch(`${at}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** What was wished and what was answered, over all the lives of a house. */
export type Ledger = { readonly wished: Set<string>; readonly answered: Map<string, string>; readonly statuses: Map<number, number> }
export const newLedger = (): Ledger => ({ wished: new Set(), answered: new Map(), statuses: new Map() })

/** Sends one wish; whether an answer came is noted, and what it was. */
export async function wish({ at, cookie }: LivingHouse, ledger: Ledger, name: string): Promise<number> {
  ledger.wished.add(name)
  const answer = await fetch(`${at}/api/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'idempotency-key': name.replace(/\D/g, '').padStart(16, '0') },
    body: JSON.stringify({ name }),
    signal: AbortSignal.timeout(60_000),
  }).catch(() => undefined)
  const status = answer?.status ?? 0
  ledger.statuses.set(status, (ledger.statuses.get(status) ?? 0) + 1)
  const body = (await answer?.json().catch(() => undefined)) as { record?: { id: string } } | undefined
  if (status === 201 && body?.record) ledger.answered.set(name, body.record.id)
  return status
}

let made = 0
/** Eight writers until told to stop. */
export function storm(house: LivingHouse, ledger: Ledger): { readonly calm: () => Promise<void> } {
  let isOver = false
  const writers = Array.from({ length: 8 }, async () => {
    while (!isOver) {
      made += 1
      const name = `风暴客户${made + 100_000}有限公司`
      if ((await wish(house, ledger, name)) !== 201) await pause(50)
    }
  })
  return {
    calm: async () => {
      isOver = true
      await Promise.all(writers)
    },
  }
}

/** Sends again what was never answered, then holds the database against the ledger: all that was answered is there, once, and all is true of it. */
export async function settle(house: LivingHouse, ledger: Ledger, folder: string): Promise<void> {
  for (const name of ledger.wished) {
    for (let tries = 0; !ledger.answered.has(name); tries += 1) {
      expect(tries, `${name} is never answered: ${JSON.stringify([...ledger.statuses])}`).toBeLessThan(60)
      if ((await wish(house, ledger, name)) !== 201) await pause(1000)
    }
  }
  const database = await openEmbedded(folder, { share: true })
  const silent = () => undefined
  const opened = await openHouse({
    databaseUrl: database.url,
    filesUrl: new URL(`file://${folder}/files`).href,
    zone: 'Asia/Shanghai',
    log: { error: silent, info: silent, warn: silent },
  })
  try {
    const { rows } = await opened.pool.query<{ name: string; id: string }>(`select name, id from customer where name like '风暴客户%' and deleted_at is null`)
    expect(rows.length).toBe(ledger.wished.size)
    expect(new Map(rows.map((row) => [row.name, row.id]))).toEqual(ledger.answered)
    // A job that met the trouble is done again after a while, the longer the oftener it met it.
    await expect.poll(() => brokenInvariants(opened.house), { timeout: 900_000, interval: 5000 }).toEqual([])
  } finally {
    await opened.close()
  }
}
