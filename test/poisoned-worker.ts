import { run } from 'graphile-worker'
import pg from 'pg'
import { noted, watchWorkers } from '../src/engine/jobs/revive.ts'

/** A worker in a process of its own, one of whose jobs takes the process with it: `node poisoned-worker.ts <database> <schema>` (F19). */
const [, , connectionString, schema = ''] = process.argv
const pool = new pg.Pool({ connectionString, max: 4 })
const { events } = watchWorkers({ pool, schema, everyMs: 50, onError: (error) => console.error(error) })
await run({
  pgPool: pool,
  schema,
  events,
  concurrency: 1,
  pollInterval: 20,
  noHandleSignals: true,
  preset: noted,
  taskList: { poison: async () => void process.kill(process.pid, 'SIGKILL'), sound: async () => undefined },
})
