import pg from 'pg'

/**
 * Holds something by `hold` in a transaction, starts the work, cuts the connection on which it then waits, and lets go: what a kill -9 or a
 * lost database does to it in its middle.
 */
export async function cutWhileWaiting(databaseUrl: string, hold: string, work: () => Promise<unknown>): Promise<unknown> {
  const own = new pg.Client({ connectionString: databaseUrl })
  own.on('error', () => undefined)
  await own.connect()
  try {
    await own.query('begin')
    await own.query(hold)
    const working = work().catch((error: unknown) => error)
    const waiting = 'select pid from pg_stat_activity where datname = current_database() and pg_backend_pid() = any(pg_blocking_pids(pid))'
    let pids: { pid: number }[] = []
    while (!pids.length) pids = (await own.query(waiting)).rows
    for (const { pid } of pids) await own.query('select pg_terminate_backend($1)', [pid])
    return await working
  } finally {
    await own.query('rollback')
    await own.end()
  }
}
