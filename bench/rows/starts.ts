import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { childOf, memoryOf, stop } from '../children.ts'
import { bareLine, type Line, median } from '../measure.ts'
import { benchFolder, type Wishes } from '../wishes.ts'

const goals = { first: 15, again: 5, memory: 200 } as const
/** Long enough for what a start leaves behind to be collected. */
const restMs = 10_000
const longestMs = 120_000

/** P1: `npm start` on an empty folder until it first answers 200, then again on the same folder, with its own database; memory at rest. */
export async function start({ rounds }: Wishes): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kexin-bench-'))
  try {
    const first = await startOnce(folder, false)
    const again: { seconds: number; memory: number }[] = []
    for (let round = 0; round < rounds; round++) again.push(await startOnce(folder, round === rounds - 1))
    const seconds = median(again.map((each) => each.seconds))
    return [
      line('first start to 200, pages built', first.seconds, 's', goals.first),
      line('start again to 200', seconds, 's', goals.again),
      line('memory of the server at rest', again.at(-1)?.memory ?? 0, 'MB', goals.memory),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string, isRested: boolean): Promise<{ seconds: number; memory: number }> {
  const port = await freePort()
  const began = performance.now()
  const root = join(benchFolder, '..')
  const child = spawn(process.execPath, [join(root, 'scripts', 'with-node.mjs'), 'src/app/start.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    await untilOk(`http://127.0.0.1:${port}/health/ready`, began + longestMs)
    const seconds = (performance.now() - began) / 1000
    if (isRested) await pause(restMs)
    return { seconds, memory: memoryOf(childOf(child.pid as number)) ?? 0 }
  } finally {
    await stop(child)
  }
}

async function untilOk(url: string, until: number): Promise<void> {
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await pause(20)
  }
  throw new Error('the house did not start')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const line = (what: string, ours: number, unit: string, goal: number): Line => bareLine({ row: 'P1', what, reader: '–', ours, unit, goal })
