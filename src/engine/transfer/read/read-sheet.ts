import { Worker } from 'node:worker_threads'
import { hear, refuse } from './problems.ts'
import { defaultLimits, type Limits, type SheetRow, type SheetsRead, type What } from './sheet-row.ts'
import type { Said } from './thread.ts'

export type ReadOptions = {
  readonly limits?: Partial<Limits>
  readonly sheet?: string
  readonly head?: number
  readonly documents?: boolean
  readonly signal?: AbortSignal
}

/**
 * Reads an xlsx, csv, tsv or txt file, known by its content, in a thread of its own: the server answers others meanwhile,
 * and a hostile file can exhaust nothing but the thread. Rows come in batches, the next one when `onRows` has settled, so
 * memory stays flat whatever the file's size. Throws a Problem (`fields[0].code`, see problems.ts) for what is no sheet
 * or goes beyond a ceiling; rows given before that stand.
 */
export async function readSheet(path: string, options: ReadOptions, onRows: (rows: SheetRow[]) => unknown): Promise<SheetsRead> {
  const { limits, signal, ...rest } = options
  const what: What = { ...rest, limits: { ...defaultLimits, ...limits } }
  signal?.throwIfAborted()
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { path, what },
    resourceLimits: { maxOldGenerationSizeMb: what.limits.heap },
    execArgv: [],
  })
  try {
    return await converse(thread, what.limits.seconds * 1000, onRows, signal)
  } finally {
    await thread.terminate()
  }
}

/** Lets the thread speak and answers each batch; the clock runs only while the thread is owing one. */
function converse(thread: Worker, allowance: number, onRows: (rows: SheetRow[]) => unknown, signal?: AbortSignal): Promise<SheetsRead> {
  const { promise, resolve, reject } = Promise.withResolvers<SheetsRead>()
  let left = allowance
  let since = performance.now()
  let clock = setTimeout(() => reject(refuse('tooSlow')), left)
  const stop = () => {
    clearTimeout(clock)
    left -= performance.now() - since
  }
  const go = () => {
    since = performance.now()
    clock = setTimeout(() => reject(refuse('tooSlow')), Math.max(0, left))
    thread.postMessage('next')
  }
  const hearOut = async (said: Said) => {
    if (said.what === 'done') return resolve(said.read)
    if (said.what === 'problem') return reject(hear(said.told))
    stop()
    await onRows(said.rows)
    go()
  }
  thread.on('message', (said: Said) => hearOut(said).catch(reject))
  thread.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('tooBig') : error))
  thread.on('exit', () => reject(refuse('broken')))
  const abort = () => reject(signal?.reason)
  signal?.addEventListener('abort', abort)
  return promise.finally(() => {
    clearTimeout(clock)
    signal?.removeEventListener('abort', abort)
  })
}
