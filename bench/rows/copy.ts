import { rmSync } from 'node:fs'
import type { Client } from 'pg'
import { asSuperuser, serverFile } from '../ground.ts'
import type { Stage } from '../stage.ts'

const tables = ['customer', 'contact', 'fact'] as const
const timeOf = (table: string): string => (table === 'fact' ? 'at' : 'created_at')

/** Takes the rows that this run made out, and puts the same finished rows back by COPY in the server itself, indexes and all; seconds. */
export async function copyAgain({ ground, wishes }: Stage): Promise<number> {
  const file = (table: string) => serverFile(wishes, `${table}.copy`)
  const since = ground.readers.loadedAt
  return asSuperuser(ground, async (client) => {
    const columns = new Map<string, string>()
    for (const table of tables) columns.set(table, await columnsOf(client, table))
    for (const table of tables)
      await client.query(`copy (select ${columns.get(table)} from ${table} where ${timeOf(table)} >= '${since}') to '${file(table)}' (format binary)`)
    for (const table of tables) await client.query(`delete from ${table} where ${timeOf(table)} >= $1`, [since])
    // Written as any program would: references are looked up.
    await client.query('set session_replication_role = origin')
    const began = performance.now()
    for (const table of tables) await client.query(`copy ${table} (${columns.get(table)}) from '${file(table)}' (format binary)`)
    const seconds = (performance.now() - began) / 1000
    for (const table of tables) rmSync(file(table), { force: true })
    return seconds
  })
}

/** All but what the database works out itself (a company's own formula), which COPY does not take. */
async function columnsOf(client: Client, table: string): Promise<string> {
  const found = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return found.rows[0]?.names as string
}
