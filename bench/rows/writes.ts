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
import { ratioLine } from './same.ts'

const goal = { ratio: 0.35, text: '≥ 0.35' } as const
const seed = 23
/** So many finished rows are made before the clock runs and sent again and again under new ids and codes: making one costs more than inserting it. */
const samples = 500

/** P8: one customer with its checks, duplicate guard, search key and fact; the floor is handed finished rows. */
export async function createOne(stage: Stage): Promise<Line[]> {
  const { rep } = stage.ground.readers
  const drafts = generate(Number.MAX_SAFE_INTEGER, seed)
  const whole = () => request(stage.house, 'POST /api/customers', keyHeader(rep), drafts.next().value?.draft)
  return [line('P8', 'create one customer', await compareBoth(stage, finishedRows(stage), whole))]
}

/** P9: one field with the version that was seen. */
export async function changeOne(stage: Stage): Promise<Line[]> {
  const { rep } = stage.ground.readers
  const versions = new Map(
    (await stage.ground.pool.query<{ id: string; version: number }>('select id, version from customer where id = any($1)', [stage.plan.ids])).rows.map(
      (row) => [row.id, row.version],
    ),
  )
  // A note that stands there already would change nothing.
  const run = newId().slice(0, 13)
  let turn = 0
  const next = () => {
    const id = stage.plan.ids[turn++ % stage.plan.ids.length] as string
    const version = versions.get(id) as number
    versions.set(id, version + 1)
    return { id, version, note: `第 ${turn} 次拜访，月底再联系 ${run}` }
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

const compareBoth = (stage: Stage, bare: Shot, whole: Shot) =>
  compare({ floor: { child: stage.floor, shot: bare }, ours: { child: stage.house, shot: whole }, postmaster: stage.postmaster }, stage.wishes)

function finishedRows({ floor, ground }: Stage): Shot {
  const { rep } = ground.readers
  const rows = Array.from(generate(samples, seed + 1), ({ draft }) => finished(draft, rep))
  let turn = 0
  return () => {
    const { customer: row, fact: told } = rows[turn++ % samples] as ReturnType<typeof finished>
    const id = newId()
    const code = `9${String(Date.now()).slice(-9)}${String(turn).padStart(8, '0')}`
    return request(
      floor,
      'POST /customers',
      {},
      { customer: { ...row, id, credit_code: code }, fact: { ...told, id: newId(), act: newId(), record_id: id, root_id: id } },
    )
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

const line = (row: string, what: string, found: Found): Line => ratioLine({ row, what, reader: 'rep', found, goal })
