import { sql } from 'kysely'
import { contact } from '../../src/crm/customers/contact.object.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import type { Db } from '../../src/engine/context.ts'
import { hiddenColumns, storedFields, tableOf } from '../../src/engine/records/columns.ts'
import { insertRows } from '../../src/engine/records/store.ts'
import { tableFor } from '../../src/engine/schema/shape.ts'
import { isFigured } from '../../src/kernel/field.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import type { Org } from './org.ts'
import { books, type WrittenRow } from './rows.ts'

const systemNames = ['id', 'ownerId', 'unitId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById']
const counted = ['contactCount', 'lastContactAt']

/** Columns of a loaded row, derived figures among them. */
export const columnNames = (object: Declaration, figures: readonly string[] = counted): string[] => [
  ...systemNames,
  ...Object.keys(hiddenColumns(object)),
  ...storedFields(object).flatMap(([name, field]) => (!isFigured(field) || figures.includes(name) ? [name] : [])),
]

type Size = { readonly customers: number; readonly facts: number }

/**
 * Writes a house of this size straight into its tables, indexes last: an hour through the door is ten minutes here, and the rows are
 * the same. Broken off, it goes on where it stopped: a batch of rows, a round of facts and an index are each there or not.
 */
export async function load(db: Db, org: Org, { customers, facts }: Size): Promise<void> {
  const objects = [customer, contact]
  let done = await countOf(db)
  if (done < customers)
    for (const object of objects) for (const name of tableFor(object).indexes.keys()) await sql.raw(`drop index if exists "${name}"`).execute(db)
  for (const book of books(customers, org, done)) {
    await db.transaction().execute(async (tx) => {
      await insert(tx, customer, book.customers)
      await insert(tx, contact, book.contacts)
    })
    done += book.customers.length
    if (done % 20_000 === 0) console.error(`  ${done} customers of ${customers}`)
  }
  await writeFacts(db, facts)
  for (const object of objects)
    for (const statement of tableFor(object).indexes.values()) await sql.raw(statement.replace(' index ', ' index if not exists ')).execute(db)
  await sql.raw(`vacuum (analyze) ${objects.map((object) => `"${tableOf(object)}"`).join(', ')}, fact, "user", org_unit`).execute(db)
}

const countOf = async (db: Db): Promise<number> => Number((await sql<{ n: string }>`select count(*) as n from customer`.execute(db)).rows[0]?.n)

export async function insert(db: Db, object: Declaration, rows: readonly WrittenRow[], figures?: readonly string[]): Promise<void> {
  const written = await insertRows(db, object, columnNames(object, figures), rows)
  if (written.size !== rows.length) throw new Error(`${rows.length - written.size} rows of ${object.name} were refused`)
}

/** A fact of its making and so many changes for each customer, spread over the time since. Their bodies are alike; no measured row reads them. */
async function writeFacts(db: Db, changes: number): Promise<void> {
  const made = sql`jsonb_build_object('name', jsonb_build_array(null, c.name), 'creditCode', jsonb_build_array(null, c.credit_code), 'level', jsonb_build_array(null, c.level))`
  const changed = sql`jsonb_build_object('level', jsonb_build_array('b', c.level), 'note', jsonb_build_array(null, '月底再联系'))`
  const columns = sql`fact (id, act, at, object, record_id, root_id, verb, actor_id, owner_id, unit_id, version, changes)`
  for (let turn = 0; turn <= changes; turn++) {
    const told = await sql`select 1 from fact where object = 'customer' and version = ${sql.lit(turn + 1)} limit 1`.execute(db)
    if (told.rows.length) continue
    await sql`insert into ${columns}
      select ${turn === 0 ? sql`c.id` : sql`overlay(gen_random_uuid()::text placing left(c.id::text, 8) from 1 for 8)::uuid`}, c.id, c.created_at + ${sql.lit(turn)} * interval '2 days', 'customer', c.id, c.id,
        ${sql.lit(turn === 0 ? 'create' : 'update')}, c.owner_id, c.owner_id, c.unit_id, ${sql.lit(turn + 1)}, ${turn === 0 ? made : changed} from customer c`.execute(
      db,
    )
  }
}
