import { chownSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { makeChance } from '../../src/app/demo/chance.ts'
import { generate } from '../../src/app/demo/companies.ts'
import { drawContacts } from '../../src/app/demo/contacts.ts'
import { clusterFolder, type Keys, keysOf } from '../../src/app/postgres-keys.ts'
import { findRunner } from '../../src/app/postgres-place.ts'
import { memoryOf } from '../children.ts'
import { asSuperuser } from '../ground.ts'
import type { Line } from '../measure.ts'
import type { Stage } from '../stage.ts'

const goals = { times: 12, memory: 512 } as const
const seed = 37
const tables = ['customer', 'contact', 'fact'] as const

/** P10: a sheet of customers with a contact each, matched by code, name and phone; the floor is COPY of the very rows that it made. */
export async function importSheet(stage: Stage): Promise<Line[]> {
  const rows = stage.wishes.sheet
  const watch = watchMemory(stage.house.pid)
  const began = performance.now()
  const id = await upload(stage, sheetOf(rows))
  await settled(stage, id, ['ready'])
  await call(stage, `/api/imports/${id}/run`, { mode: 'both', match: ['code', 'name', 'phone'] })
  const { counts } = await settled(stage, id, ['done'])
  const ours = (performance.now() - began) / 1000
  const memory = watch.stop()
  if (counts.created < rows * 0.9) throw new Error(`the import made ${JSON.stringify(counts)} of ${rows}`)
  const floor = await copyAgain(stage)
  const common = { row: 'P10', reader: 'admin', cost: 0, spent: [0, 0] as const, p95: 0 }
  return [
    {
      ...common,
      what: `import ${rows} customers with a contact each from csv, read and written`,
      floor,
      ours,
      ratio: floor / ours,
      unit: 's',
      goal: `≤ ${goals.times} × COPY`,
      isMet: ours <= floor * goals.times,
    },
    {
      ...common,
      what: 'most memory of the server meanwhile',
      floor: 0,
      ours: memory,
      ratio: 0,
      unit: 'MB',
      goal: `≤ ${goals.memory} MB`,
      isMet: memory <= goals.memory,
    },
  ]
}

function sheetOf(rows: number): string {
  const chance = makeChance(seed)
  const lines = ['客户名称,统一社会信用代码,公司电话,客户级别,详细地址,联系人,职务,手机']
  for (const { draft, city } of generate(rows, seed)) {
    const [person] = drawContacts(chance, city)
    lines.push(
      [
        draft.name,
        draft.creditCode,
        draft.phones?.[0]?.number,
        draft.level,
        draft.address?.street,
        person?.name,
        person?.title,
        person?.phones?.[0]?.number,
      ].join(','),
    )
  }
  return lines.join('\r\n')
}

async function upload(stage: Stage, sheet: string): Promise<string> {
  const body = new FormData()
  body.set('object', 'customer')
  body.set('file', new Blob([sheet], { type: 'text/csv' }), 'customers.csv')
  const { import: made } = (await call(stage, '/api/imports', body)) as { import: { id: string } }
  return made.id
}

async function call(stage: Stage, path: string, body?: unknown): Promise<unknown> {
  const isForm = body instanceof FormData
  const headers = { cookie: await stage.cookie(), ...(body && !isForm ? { 'content-type': 'application/json' } : {}) }
  const answer = await fetch(
    `http://127.0.0.1:${stage.house.port}${path}`,
    body ? { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) } : { headers },
  )
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}

type Kept = { readonly state: string; readonly counts: { readonly created: number } }

async function settled(stage: Stage, id: string, wanted: readonly string[]): Promise<Kept> {
  for (;;) {
    const { import: kept } = (await call(stage, `/api/imports/${id}`)) as { import: Kept }
    if (wanted.includes(kept.state)) return kept
    if (kept.state === 'failed' || kept.state === 'cancelled') throw new Error(`the import ${kept.state}`)
    await pause(100)
  }
}

/** Takes the rows out, and puts the same finished rows back by COPY in the server itself, indexes and all; seconds. */
async function copyAgain({ ground, wishes }: Stage): Promise<number> {
  const folder = join(clusterFolder(wishes.folder, keysOf(wishes.folder) as Keys), '..')
  const runner = findRunner()
  if (runner) chownSync(folder, runner.uid, runner.gid)
  const file = (table: string) => join(folder, `${table}.copy`)
  const since = ground.readers.loadedAt
  const time = (table: string) => (table === 'fact' ? 'at' : 'created_at')
  return asSuperuser(ground, async (client: pg.Client) => {
    for (const table of tables) await client.query(`copy (select * from ${table} where ${time(table)} >= '${since}') to '${file(table)}' (format binary)`)
    for (const table of tables) await client.query(`delete from ${table} where ${time(table)} >= $1`, [since])
    await client.query('set session_replication_role = origin')
    const began = performance.now()
    for (const table of tables) await client.query(`copy ${table} from '${file(table)}' (format binary)`)
    const seconds = (performance.now() - began) / 1000
    for (const table of tables) rmSync(file(table), { force: true })
    return seconds
  })
}

function watchMemory(pid: number): { stop(): number } {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid) ?? 0)
  }, 200)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}
