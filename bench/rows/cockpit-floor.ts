import type { Ground } from '../ground.ts'
import type { ReaderName } from '../plan.ts'

/**
 * The heaviest figure of the cockpit as a person would write it for this reader alone: won and lost, their amounts and the median cycle, month
 * by month of the year (winRateByMonth). Milliseconds of the statement, in a session that spreads it over no processes, as ours does not.
 */
export async function slowestOf({ pool, readers }: Ground, name: ReaderName): Promise<number> {
  const reader = readers[name]
  const below = 'with recursive b(id) as (select $1::uuid union select o.id from org_unit o join b on o.parent_id = b.id) select array_agg(id) as ids from b'
  const reach = { rep: 'owner_id = $1::uuid', branch: 'unit_id = any($1::uuid[])', director: '$1::text is not null' }[name]
  const value = name === 'branch' ? (await pool.query<{ ids: string[] }>(below, [reader.unitId])).rows[0]?.ids : reader.id
  const client = await pool.connect()
  try {
    await client.query('set max_parallel_workers_per_gather = 0')
    const began = performance.now()
    await client.query(
      `select date_trunc('month', closed_on::timestamp) as month, count(*) filter (where outcome = 'won'), count(*) filter (where outcome = 'lost'),
        sum(amount) filter (where outcome = 'won'), sum(amount) filter (where outcome = 'lost'), percentile_cont(0.5) within group (order by cycle_days) filter (where outcome = 'won')
      from opportunity where deleted_at is null and closed_on >= date_trunc('year', now())::date and outcome in ('won', 'lost') and ${reach} group by 1 order by 1`,
      [value],
    )
    return performance.now() - began
  } finally {
    client.release()
  }
}
