import { generate } from '../../src/app/demo/companies.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import { column } from '../../src/engine/records/columns.ts'
import { newId } from '../../src/lib/id.ts'
import { request, type Shot } from '../drive.ts'
import type { Reader } from '../ground.ts'
import { writtenRow } from '../load/rows.ts'
import { compare, type Found, type Line } from '../measure.ts'
import { keyHeader } from '../plan.ts'
import type { Stage } from '../stage.ts'

const goal = 0.35
/** More requests a second than either side has ever answered: all are made before the clock runs. */
const fastest = 4000
const seed = 23

/** P8: one customer with its checks, duplicate guard, search key and fact; the floor is handed finished rows. */
export async function createOne(stage: Stage): Promise<Line[]> {
  const { rep } = stage.ground.readers
  const wanted = stockSize(stage)
  const whole = Array.from(generate(wanted, seed), ({ draft }) => request(stage.house, 'POST /api/customers', keyHeader(rep), draft))
  const bare = Array.from(generate(wanted, seed + 1), ({ draft }) => request(stage.floor, 'POST /customers', {}, finished(draft, rep)))
  return [line('P8', 'create one customer', await compareBoth(stage, stock(bare), stock(whole)))]
}

/** P9: one field with the version that was seen. */
export async function changeOne(stage: Stage): Promise<Line[]> {
  const { rep } = stage.ground.readers
  const versions = new Map(
    (await stage.ground.pool.query<{ id: string; version: number }>('select id, version from customer where id = any($1)', [stage.plan.ids])).rows.map(
      (row) => [row.id, row.version],
    ),
  )
  let turn = 0
  const next = () => {
    const id = stage.plan.ids[turn++ % stage.plan.ids.length] as string
    const version = versions.get(id) as number
    versions.set(id, version + 1)
    return { id, version, note: `第 ${turn} 次拜访，月底再联系` }
  }
  const whole = () => {
    const { id, version, note } = next()
    return request(stage.house, `PATCH /api/customers/${id}`, keyHeader(rep), { version, note })
  }
  const bare = () => {
    const { id, version, note } = next()
    const at = new Date().toISOString()
    return request(
      stage.floor,
      'PATCH /customers',
      {},
      { id, version, note, actor: rep.id, at, fact: fact(rep, { id, verb: 'update', version: version + 1, at, changes: { note: [null, note] } }) },
    )
  }
  return [line('P9', 'change one field with its version', await compareBoth(stage, bare, whole))]
}

/** Takes away what a run wrote, so that the next one finds the house as it was loaded. */
export async function forgetWrites({ ground }: Stage, since: Date): Promise<void> {
  await ground.pool.query('delete from customer where created_at >= $1 and not exists (select 1 from contact where customer_id = customer.id)', [since])
  await ground.pool.query('delete from fact where at >= $1', [since])
  await ground.pool.query('vacuum (analyze) customer, fact')
}

const stockSize = ({ wishes }: Stage): number => Math.ceil((wishes.rounds * wishes.seconds + 0.5) * fastest)
const compareBoth = (stage: Stage, bare: Shot, whole: Shot) =>
  compare({ floor: { child: stage.floor, shot: bare }, ours: { child: stage.house, shot: whole }, postmaster: stage.postmaster }, stage.wishes)

function stock(requests: readonly Buffer[]): Shot {
  let at = 0
  return () => {
    const next = requests[at++]
    if (!next) throw new Error('the stock of requests is used up')
    return next
  }
}

function finished(draft: Readonly<Record<string, unknown>>, rep: Reader) {
  const row = writtenRow(customer, draft, rep, { at: Date.now() })
  const changes = Object.fromEntries(Object.entries(draft).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, [null, value]]])))
  return {
    customer: Object.fromEntries(Object.entries(row).map(([name, value]) => [column(name), value])),
    fact: fact(rep, { id: row.id as string, verb: 'create', version: 1, at: row.createdAt as string, changes }),
  }
}

type Told = { readonly id: string; readonly verb: string; readonly version: number; readonly at: string; readonly changes: object }
const fact = (rep: Reader, { id, verb, version, at, changes }: Told) => ({
  id: newId(),
  act: newId(),
  at,
  object: 'customer',
  record_id: id,
  root_id: id,
  verb,
  actor_id: rep.id,
  owner_id: rep.id,
  unit_id: rep.unitId,
  version,
  changes,
})

const line = (row: string, what: string, found: Found): Line => ({
  row,
  what,
  reader: 'rep',
  ...found,
  unit: '/s',
  goal: `≥ ${goal}`,
  isMet: found.ratio >= goal,
})
