import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { openHouse } from '../src/app/house.ts'
import { customer } from '../src/crm/customers/customer.object.ts'
import { asPerson } from '../src/engine/access/person.ts'
import type { Context } from '../src/engine/context.ts'
import { list, one } from '../src/engine/records/read.ts'
import type { Ground } from './ground.ts'
import { type Listed, type Plan, readerNames } from './plan.ts'
import { benchFolder, type Wishes } from './wishes.ts'

type Asked = { readonly sql: string; readonly parameters: readonly unknown[] }

/** Keeps the plans of the hot statements beside the figures, as the server has them after six runs of each: `bench/explain/`. */
export async function explainReads({ database, filesUrl, readers }: Ground, plan: Plan, { customers }: Wishes): Promise<void> {
  const opened = await openHouse({
    databaseUrl: database.url,
    filesUrl,
    zone: 'Asia/Shanghai',
    log: { error: console.error, warn: () => undefined, info: () => undefined },
  })
  const folder = join(benchFolder, 'explain', String(customers))
  mkdirSync(folder, { recursive: true })
  try {
    for (const name of readerNames) {
      const person = await opened.house.authority.person(readers[name].id)
      if (!person) throw new Error(`${name} is nobody of this house`)
      const asked = listening(asPerson(opened.house, person), opened.pool)
      await one(asked.ctx, customer, plan.ids[0] as string)
      writeFileSync(join(folder, `one.${name}.txt`), await explained(opened.pool, asked.heard.splice(0)))
      for (const each of plan.lists) {
        await list(asked.ctx, customer, queryOf(each))
        writeFileSync(join(folder, `${each.name}.${name}.txt`), await explained(opened.pool, asked.heard.splice(0)))
      }
    }
  } finally {
    await opened.close()
  }
}

const queryOf = ({ query }: Listed) => ({ ...query, ...(query.filter ? { filter: JSON.parse(query.filter) } : {}) })

function listening(ctx: Context, pool: pg.Pool): { ctx: Context; heard: Asked[] } {
  const heard: Asked[] = []
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void heard.push(query) })
  return { ctx: { ...ctx, db }, heard }
}

async function explained(pool: pg.Pool, asked: readonly Asked[]): Promise<string> {
  const client = await pool.connect()
  try {
    const parts: string[] = []
    for (const { sql, parameters } of asked) {
      const values = parameters.length ? `(${parameters.map(literal).join(', ')})` : ''
      await client.query(`prepare asked as ${sql}`)
      for (let run = 0; run < 6; run++) await client.query(`execute asked${values}`)
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers, timing off) execute asked${values}`)
      await client.query('deallocate asked')
      parts.push(`${sql}\n-- ${values}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
    }
    return parts.join('\n')
  } finally {
    client.release()
  }
}

const literal = (value: unknown): string => {
  if (value === null) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = Array.isArray(value) ? `{${value.map((each) => (typeof each === 'number' ? each : JSON.stringify(each))).join(',')}}` : String(value)
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
