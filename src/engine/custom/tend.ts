import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context, Db } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { tableFor } from '../schema/shape.ts'
import { whileBuilding } from './building.ts'
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
    for (const object of objects) await tendIndexes({ ...ctx, db }, object)
  })
}

async function tendIndexes(ctx: Context, object: Declaration): Promise<void> {
  const wanted = new Set(tableFor(object).indexes.keys())
  for (const { name, valid } of await ownIndexes(ctx.db, tableOf(object))) {
    if (!valid || !wanted.has(name)) await sql`drop index concurrently if exists ${sql.table(name)}`.execute(ctx.db)
  }
  const { later } = await lacking(ctx, [object])
  for (const step of later) await sql.raw(step.replace(/^create index /, 'create index concurrently if not exists ')).execute(ctx.db)
}

/** Indexes on columns of the company's own fields; one whose building was broken off is there but not valid. */
async function ownIndexes(db: Db, table: string): Promise<{ name: string; valid: boolean }[]> {
  const found = await sql<{ name: string; valid: boolean }>`select i.relname as name, x.indisvalid as valid from pg_index x
    join pg_class i on i.oid = x.indexrelid where x.indrelid = to_regclass(quote_ident(${table})) and i.relname like ${`${table}\\_x\\_%`}`.execute(db)
  return found.rows
}
