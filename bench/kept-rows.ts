import type pg from 'pg'

/** How rows are before a run changes them, kept beside their table, so that the house is afterwards as it was loaded. */
export async function keepRows(client: pg.Client, table: string, which: string): Promise<void> {
  await client.query(`drop table if exists bench_${table}`)
  await client.query(`create table bench_${table} as select * from ${table} where ${which}`)
}

/** Gives them their values back, all but those the database works out itself. */
export async function putBackRows(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ sets: string | null }>(
    `select string_agg(format('%I = k.%I', attname, attname), ', ') as sets from pg_attribute
    where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'id'`,
    [table],
  )
  const kept = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [`bench_${table}`])
  if (!kept.rows[0]?.is) return
  await client.query(`update ${table} as t set ${rows[0]?.sets} from bench_${table} as k where k.id = t.id`)
  await client.query(`drop table bench_${table}`)
}
