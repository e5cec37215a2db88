import type pg from 'pg'
import { recycleAll } from '../../src/crm/leads/recycle.clock.ts'
import { asHouse } from '../../src/engine/access/person.ts'
import { dayIn } from '../../src/lib/time.ts'
import { asSuperuser, type Ground, withHouse } from '../ground.ts'
import { keepRows, putBackRows } from '../kept-rows.ts'
import { bareLine, type Line, median } from '../measure.ts'
import type { Wishes } from '../wishes.ts'

const zone = 'Asia/Shanghai'
/** Customers that fall in one night; others each round. */
const falling = 5000
const goals = { ratio: 0.2, lockMs: 100 } as const
/** How often it is asked how long the oldest transaction with a write has been open. */
const lookEveryMs = 4

type Night = { readonly floor: number; readonly ours: number; readonly fell: number; readonly longest: number }

/**
 * P14: the night's fall into the pool beside one UPDATE of the same rows, customers and contacts. A row is locked no longer than the transaction that holds it, so the
 * oldest transaction with a write is looked at while it runs. No server runs beside it,
 * whose own clocks would write. The rows are put back as they were, with their contacts; facts and moves go.
 */
export async function fallAtNight(ground: Ground, { rounds, customers }: Wishes): Promise<Line[]> {
  const nights: Night[] = []
  for (let round = 0; round < Math.min(rounds, 3); round++) nights.push(await night(ground, round))
  const [floor, ours] = [median(nights.map((each) => each.floor)), median(nights.map((each) => each.ours))]
  const ratio = median(nights.map((each) => each.floor / each.ours))
  const what = `${nights[0]?.fell} of ${customers} customers fall into the pool`
  return [
    { row: 'P14', what, reader: '–', floor, ours, ratio, cost: 0, spent: [0, 0], p95: 0, unit: 's', goal: '≤ 5 × one UPDATE', isMet: ratio >= goals.ratio },
    bareLine({
      row: 'P14',
      what: 'longest transaction, so longest lock',
      reader: '–',
      ours: Math.max(...nights.map((each) => each.longest)),
      unit: 'ms',
      goal: goals.lockMs,
    }),
  ]
}

async function night(ground: Ground, round: number): Promise<Night> {
  const today = dayIn(zone, new Date())
  await asSuperuser(ground, (client) => setDue(client, today, round))
  try {
    const floor = await asSuperuser(ground, (client) => oneUpdate(client, today))
    const watch = watchLocks(ground)
    const [fell, ours] = await withHouse(ground.database.url, ground.filesUrl, async (house) => {
      const began = performance.now()
      const count = (await recycleAll(asHouse(house))).customer as number
      return [count, (performance.now() - began) / 1000] as const
    })
    return { floor, ours, fell, longest: await watch.stop() }
  } finally {
    await asSuperuser(ground, putBack)
  }
}

/** So many customers, spread over the house, are due today; how they and their contacts were is kept beside. */
async function setDue(client: pg.Client, today: string, round: number): Promise<void> {
  const drawn = `select id from customer where owner_id is not null and deleted_at is null order by hashtext(id::text || '${round}') limit ${falling}`
  await keepRows(client, 'customer', `id in (${drawn})`)
  await keepRows(client, 'contact', 'customer_id in (select id from bench_customer)')
  await client.query('update customer set recycle_on = $1 where id in (select id from bench_customer)', [today])
  await client.query('vacuum (analyze) customer')
}

const bare = `update customer set owner_id = null, unit_id = null, pool_id = (select id from pool where "of" = 'customer' order by place limit 1), claimed_at = null, pooled_at = now(),
  holder = 'nobody', recycle_on = null, recycle_rule_id = null, protected_until = null, version = version + 1, updated_at = now() where recycle_on <= $1 and owner_id is not null and deleted_at is null`
/** What belongs to a customer falls with it. */
const beneath = 'update contact set owner_id = null, unit_id = null where customer_id in (select id from bench_customer)'

/**
 * Seconds of the bare statements, which are taken back: the second time, so that neither side reads from a cold disk what the other has
 * warmed. What they left behind is taken away before ours begins.
 */
async function oneUpdate(client: pg.Client, today: string): Promise<number> {
  let spent = 0
  for (let turn = 0; turn < 2; turn++) {
    await client.query('begin')
    const began = performance.now()
    await client.query(bare, [today])
    await client.query(beneath)
    spent = (performance.now() - began) / 1000
    await client.query('rollback')
  }
  await client.query('vacuum customer, contact')
  return spent
}

function watchLocks({ pool }: Ground): { stop(): Promise<number> } {
  let [longest, isOver] = [0, false]
  const look = async () => {
    while (!isOver) {
      const { rows } = await pool.query<{ ms: number | null }>(
        'select max(extract(epoch from clock_timestamp() - xact_start) * 1000)::float8 as ms from pg_stat_activity where backend_xid is not null and datname = current_database()',
      )
      longest = Math.max(longest, rows[0]?.ms ?? 0)
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }
  const looking = look()
  return {
    stop: async () => {
      isOver = true
      await looking
      return longest
    },
  }
}

async function putBack(client: pg.Client): Promise<void> {
  for (const table of ['contact', 'customer']) await putBackRows(client, table)
  await client.query(`delete from fact where object = 'poolMove' or (object = 'customer' and verb = 'fall')`)
  await client.query('delete from pool_move')
  await client.query('vacuum (analyze) customer, contact, pool_move')
}
