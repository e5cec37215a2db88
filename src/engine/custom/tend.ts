import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isState } from '../../lib/sql-state.ts'
import type { Context, Db } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { tableFor } from '../schema/shape.ts'
import { structureLock, whileBuilding } from './building.ts'
import { fillColumns } from './fill.ts'
import { fillSearch } from './fill-search.ts'
import { lacking } from './grow.ts'

/**
 * What a change of structure leaves to be done beside the work of people: values of new formulas and roll-ups, indexes built and
 * dropped without a lock, columns of fields long removed. Run by the queue after each change and by a clock at night; each part looks
 * for itself what is lacking, so it may be killed and begun again.
 */
export async function tendStructure(ctx: Context): Promise<void> {
  await ctx.house.structure.renew()
  const objects = [...ctx.house.objects.values()].filter((object) => Object.values(object.fields).some(({ isOwn }) => isOwn))
  await fillColumns(ctx, objects)
  for (const object of ctx.house.objects.values()) await fillSearch(ctx, object)
  await whileBuilding(ctx.db, async (db) => {
    for (const { name } of objects) await dropUnwanted({ ...ctx, db }, name)
    for (const object of objects) await buildLacking({ ...ctx, db }, object)
  })
}

/**
 * Drops what no field wants any longer: behind the lock of whoever changes fields, by what stands then. A field added since this job
 * began has its index already, which may be all that keeps its values apart. What cannot be had soon is left to the next time.
 */
async function dropUnwanted(ctx: Context, name: string): Promise<void> {
  await sql`select pg_advisory_lock(${structureLock})`.execute(ctx.db)
  try {
    await ctx.house.structure.renew()
    const object = ctx.house.objects.get(name) as Declaration
    const wanted = new Set(tableFor(object).indexes.keys())
    await sql`set lock_timeout = '2s'`.execute(ctx.db)
    for (const index of await ownIndexes(ctx.db, tableOf(object))) {
      if (!index.valid || !wanted.has(index.name)) await dropSoon(ctx.db, index.name)
    }
  } finally {
    await sql`set lock_timeout = 0`.execute(ctx.db)
    await sql`select pg_advisory_unlock(${structureLock})`.execute(ctx.db)
  }
}

async function dropSoon(db: Db, name: string): Promise<void> {
  await sql`drop index concurrently if exists ${sql.table(name)}`.execute(db).catch((error) => {
    if (!isState(error, 'lockTimeout')) throw error
  })
}

async function buildLacking(ctx: Context, object: Declaration): Promise<void> {
  const { later } = await lacking(ctx, [object])
  for (const step of later) await sql.raw(step.replace(/^create index /, 'create index concurrently if not exists ')).execute(ctx.db)
}

/** Indexes on columns of the company's own fields; one whose building was broken off is there but not valid. */
async function ownIndexes(db: Db, table: string): Promise<{ name: string; valid: boolean }[]> {
  const found = await sql<{ name: string; valid: boolean }>`select i.relname as name, x.indisvalid as valid from pg_index x
    join pg_class i on i.oid = x.indexrelid where x.indrelid = to_regclass(quote_ident(${table})) and i.relname like ${`${table}\\_x\\_%`}`.execute(db)
  return found.rows
}
