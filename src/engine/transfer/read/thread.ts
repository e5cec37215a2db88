import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../../kernel/problem.ts'
import { openSheets } from './open-sheets.ts'
import { type Told, tell } from './problems.ts'
import type { SheetRow, SheetsRead, What } from './sheet-row.ts'

/** What the thread of readSheet says; it waits for an answer to each batch of rows and to nothing else. */
export type Said = { what: 'rows'; rows: SheetRow[] } | { what: 'done'; read: SheetsRead } | { what: 'problem'; told: Told }

const batchSize = 500

async function speak(path: string, what: What): Promise<SheetsRead> {
  const reading = openSheets(path, what)
  let batch: SheetRow[] = []
  const send = async () => {
    say({ what: 'rows', rows: batch })
    batch = []
    if (parentPort) await once(parentPort, 'message')
  }
  for (;;) {
    const step = await reading.next()
    if (step.done) {
      if (batch.length > 0) await send()
      return step.value
    }
    for (const row of step.value) if (batch.push(row) >= batchSize) await send()
  }
}

const say = (said: Said) => parentPort?.postMessage(said)

const { path, what } = workerData as { path: string; what: What }
try {
  say({ what: 'done', read: await speak(path, what) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  say({ what: 'problem', told: tell(error) })
}
parentPort?.close()
