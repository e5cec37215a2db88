import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../src/lib/id.ts'
import { spentSeconds } from '../cpu.ts'
import { moreKeys } from '../ground.ts'
import { bareLine, type Line } from '../measure.ts'
import { keyHeader } from '../plan.ts'
import type { Stage } from '../stage.ts'

const sessions = 500
/** One person may have twenty pages open. */
const pagesEach = 20
const writesPerSecond = 50
const seconds = 20

/** P19: five hundred open pages, fifty writes a second: how long after a write was sent the pages hear of it, and what the server spends. */
export async function hearHints(stage: Stage): Promise<Line[]> {
  const { house, ground } = stage
  const keys = [ground.readers.rep.key, ground.readers.director.key, ...(await moreKeys(ground, sessions / pagesEach - 2))]
  const sent = new Map<string, number>()
  const waits: number[] = []
  const hear = (id: string, version: number) => {
    const since = sent.get(`${id} ${version}`)
    if (since !== undefined) waits.push(Math.max(0, performance.now() - since))
  }
  const streams = await Promise.all(Array.from({ length: sessions }, (_, at) => openStream(house.port, keys[at % keys.length] as string, hear)))
  const before = spentSeconds(house.pid, 0) ?? 0
  const began = performance.now()
  await writeSteadily(stage, sent)
  const cores = ((spentSeconds(house.pid, 0) ?? 0) - before) / ((performance.now() - began) / 1000)
  console.error(`P19: ${waits.length} hints heard`)
  for (const stream of streams) stream.destroy()
  waits.sort((a, b) => a - b)
  return [
    bareLine({
      row: 'P19',
      what: 'hint after its write was sent, p95',
      reader: '500 pages',
      ours: waits[Math.floor(waits.length * 0.95)] ?? Number.NaN,
      unit: 'ms',
      goal: 1000,
    }),
    bareLine({ row: 'P19', what: 'processor of the server, 50 writes a second', reader: '500 pages', ours: cores, unit: 'cores', goal: 1 }),
  ]
}

function openStream(port: number, key: string, hear: (id: string, version: number) => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = get({ port, host: '127.0.0.1', path: '/api/live', agent: false, headers: { authorization: `Bearer ${key}` } }, (stream) => {
      if (stream.statusCode !== 200) return reject(new Error(`no stream: ${stream.statusCode}`))
      stream.setEncoding('utf8').on('data', (text: string) => {
        for (const [, id = '', version] of text.matchAll(/"id":"([0-9a-f-]{36})"[^}]*"version":(\d+)/g)) hear(id, Number(version))
      })
      resolve(stream)
    })
    asked.on('error', reject)
  })
}

/** The moment of a write is when it is sent: a hint may be here before the answer is. */
async function writeSteadily({ house, ground, plan }: Stage, sent: Map<string, number>): Promise<void> {
  const headers = { ...keyHeader(ground.readers.rep), 'content-type': 'application/json' }
  const found = await ground.pool.query<{ id: string; version: number }>('select id, version from customer where id = any($1)', [plan.ids])
  const versions = new Map(found.rows.map(({ id, version }) => [id, version]))
  const run = newId()
  const write = async (at: number) => {
    const id = plan.ids[at % plan.ids.length] as string
    const version = versions.get(id) ?? 1
    versions.set(id, version + 1)
    sent.set(`${id} ${version + 1}`, performance.now())
    const answer = await fetch(`http://127.0.0.1:${house.port}/api/customers/${id}`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ version, note: `第 ${at} 次 ${run}` }),
    })
    if (!answer.ok) throw new Error(`no write: ${await answer.text()}`)
  }
  const writes: Promise<void>[] = []
  const began = performance.now()
  for (let at = 0; at < writesPerSecond * seconds; at++) {
    writes.push(write(at))
    await sleep(Math.max(0, began + ((at + 1) * 1000) / writesPerSecond - performance.now()))
  }
  await Promise.all(writes)
  await sleep(1000)
}
