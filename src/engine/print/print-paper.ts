import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import { makeGate } from '../../lib/gate.ts'
import type { Block, Paper } from './paper.ts'
import type { Said } from './thread.ts'

const heapMegabytes = 512
/** Each thread reads two fonts of 10 MB; more at once would only wait for the same cores. */
const gate = makeGate(2)
const mostWaiting = 20
let waiting = 0

const crowded = (): Problem =>
  new Problem('busy', { zh: '正在打印的文件太多，请稍后再试', en: 'Too many papers are being printed; please try again in a moment' }, [], { retryAfter: 10 })

/**
 * A paper as PDF, in a thread of its own: the server answers others meanwhile. The next blocks are asked for when the last are laid,
 * so that a thousand records never wait in memory. Who turns away ends the thread.
 */
export function printPaper(paper: Paper, blocks: AsyncIterable<readonly Block[]>): Readable {
  if (waiting >= mostWaiting) throw crowded()
  const out = new Readable({ read: () => undefined })
  const end = new AbortController()
  out.on('close', () => end.abort())
  waiting++
  gate(() => run(paper, blocks, { out, signal: end.signal }))
    .catch((error: Error) => out.destroy(error))
    .finally(() => waiting--)
  return out
}

type Line = { readonly out: Readable; readonly signal: AbortSignal }

async function run(paper: Paper, blocks: AsyncIterable<readonly Block[]>, { out, signal }: Line): Promise<void> {
  if (signal.aborted) return
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    execArgv: [],
  })
  const source = blocks[Symbol.asyncIterator]()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const hear = async (said: Said) => {
    if (said.is === 'bytes') out.push(said.bytes)
    if (said.is === 'done') resolve()
    if (said.is !== 'next') return
    const step = await source.next()
    thread.postMessage(step.done ? null : step.value)
  }
  thread.on('message', (said: Said) => void hear(said).catch(reject))
  thread.on('error', reject)
  thread.on('exit', () => reject(new Error('the printing thread ended before its paper did')))
  signal.addEventListener('abort', () => resolve())
  try {
    await promise
    out.push(null)
  } finally {
    await source.return?.()
    await thread.terminate()
  }
}
