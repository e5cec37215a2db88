import type pg from 'pg'
import { joins, selected, shown, titles } from './columns.ts'

type Row = Readonly<Record<string, unknown>>
/** Finished rows: a bare route has nothing to work out. */
export type Finished = { readonly customer: Row; readonly fact: Row }
export type Changed = { readonly id: string; readonly version: number; readonly note: string; readonly actor: string; readonly at: string; readonly fact: Row }

const answer = (source: string) => `${source} select ${selected('t')}, ${titles} from t ${joins('t', () => 'true')}`
const names = (row: Row) =>
  Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ')
const places = (row: Row) =>
  Object.keys(row)
    .map((_, at) => `$${at + 1}`)
    .join(', ')
const values = (row: Row) => Object.values(row).map((value) => (value !== null && typeof value === 'object' && !isList(value) ? JSON.stringify(value) : value))
const isList = (value: unknown): boolean => Array.isArray(value) && typeof value[0] !== 'object'

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const insertFact = (client: pg.PoolClient, fact: Row) =>
  client.query({ name: 'fact', text: `insert into fact (${names(fact)}) values (${places(fact)})`, values: values(fact) })

/** Inserts a customer and its fact in one transaction and answers the record. */
export function create(pool: pg.Pool, { customer, fact }: Finished): Promise<Row> {
  return inTransaction(pool, async (client) => {
    const made = await client.query({
      name: 'create',
      text: answer(`with t as (insert into customer (${names(customer)}) values (${places(customer)}) returning *)`),
      values: values(customer),
    })
    await insertFact(client, fact)
    return shown(made.rows[0])
  })
}

/** Changes one field where the version is still the one seen, and inserts the fact. */
export function change(pool: pg.Pool, { id, version, note, actor, at, fact }: Changed): Promise<Row> {
  return inTransaction(pool, async (client) => {
    const text = answer(
      'with t as (update customer set note = $1, version = version + 1, updated_at = $2, updated_by_id = $3 where id = $4 and version = $5 and owner_id = $3 and deleted_at is null returning *)',
    )
    const done = await client.query({ name: 'change', text, values: [note, at, actor, id, version] })
    if (!done.rows.length) throw new Error('the version has moved on')
    await insertFact(client, fact)
    return shown(done.rows[0])
  })
}
