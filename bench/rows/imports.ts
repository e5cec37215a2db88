import { openAsBlob, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { watchMemory } from '../children.ts'
import { type Drive, drive, inTurn, request } from '../drive.ts'
import { isCsv, writeSheet } from '../load/sheet.ts'
import { bareLine, type Line } from '../measure.ts'
import { keyHeader } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { copyAgain } from './copy.ts'

const goals = { times: 12, memory: 512, slower: 2 } as const
/** So many others work meanwhile, each reading a record or a page several times a second. */
const others = { connections: 8, pause: 100 } as const
const quietSeconds = 10
const longestSeconds = 86_400

/** P10: a sheet of customers with a contact each, matched by code, name and phone; the floor is COPY of the very rows that it made. */
export async function importSheet(stage: Stage): Promise<Line[]> {
  const rows = stage.wishes.sheet
  const file = join(stage.wishes.folder, isCsv(rows) ? 'customers.csv' : 'customers.xlsx')
  await writeSheet(file, rows)
  try {
    const before = await othersWork(stage, quietSeconds)
    const watch = watchMemory(stage.house.pid)
    const done = new AbortController()
    const meanwhile = othersWork(stage, longestSeconds, done.signal)
    const took = await bringIn(stage, file, rows)
    done.abort()
    return lines({ rows, took, copied: await copyAgain(stage), memory: watch.stop(), before, meanwhile: await meanwhile })
  } finally {
    rmSync(file, { force: true })
  }
}

type Took = { readonly read: number; readonly written: number }

/** The upload with its check of each row, then the run; seconds. */
async function bringIn(stage: Stage, file: string, rows: number): Promise<Took> {
  const began = performance.now()
  const id = await upload(stage, file)
  await settled(stage, id, ['ready'])
  const read = (performance.now() - began) / 1000
  await call(stage, `/api/imports/${id}/run`, { mode: 'both', match: ['code', 'name', 'phone'] })
  const { counts } = await settled(stage, id, ['done'])
  if (counts.created < rows * 0.9) throw new Error(`the import made ${JSON.stringify(counts)} of ${rows}`)
  return { read, written: (performance.now() - began) / 1000 - read }
}

type Outcome = {
  readonly rows: number
  readonly took: Took
  readonly copied: number
  readonly memory: number
  readonly before: Drive
  readonly meanwhile: Drive
}

function lines({ rows, took, copied, memory, before, meanwhile }: Outcome): Line[] {
  const what = `import ${rows} customers with a contact each from ${isCsv(rows) ? 'csv' : 'xlsx'}`
  const ours = took.read + took.written
  const of = (text: string, figure: number, unit: string, goal: number) =>
    bareLine({ row: 'P10', what: `${what}: ${text}`, reader: 'admin', ours: figure, unit, goal })
  return [
    {
      ...of(`checked in ${took.read.toFixed(0)} s, written in ${took.written.toFixed(0)} s`, ours, 's', copied * goals.times),
      floor: copied,
      ratio: copied / ours,
      goal: `≤ ${goals.times} × COPY`,
    },
    of('most memory of the server', memory, 'MB', goals.memory),
    {
      ...of('p95 of others meanwhile', meanwhile.p95, 'ms', before.p95 * goals.slower),
      floor: before.p95,
      ratio: before.p95 / meanwhile.p95,
      goal: `≤ ${goals.slower} × without it`,
    },
  ]
}

function othersWork({ house, ground, plan }: Stage, seconds: number, signal?: AbortSignal): Promise<Drive> {
  const headers = keyHeader(ground.readers.rep)
  const paths = ['/api/customers', ...plan.ids.slice(0, 4).map((id) => `/api/customers/${id}`)]
  const shot = inTurn(paths.map((path) => request(house, `GET ${path}`, headers)))
  return drive({ port: house.port, shot, seconds, ...others, ...(signal ? { signal } : {}) })
}

async function upload(stage: Stage, file: string): Promise<string> {
  const body = new FormData()
  body.set('object', 'customer')
  body.set('file', await openAsBlob(file), file.split('/').at(-1))
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

type Kept = { readonly state: string; readonly problem: unknown; readonly counts: { readonly created: number } }

async function settled(stage: Stage, id: string, wanted: readonly string[]): Promise<Kept> {
  for (;;) {
    const { import: kept } = (await call(stage, `/api/imports/${id}`)) as { import: Kept }
    if (wanted.includes(kept.state)) return kept
    if (kept.state === 'failed' || kept.state === 'cancelled') throw new Error(`the import ${kept.state}: ${JSON.stringify(kept.problem)}`)
    await pause(500)
  }
}
