import { sql } from 'kysely'
import { type Context, inTransaction } from '../../context.ts'
import { remember } from '../../facts/remember.ts'
import { rawRows } from '../../records/lock.ts'
import type { Exported, ExportWish } from './shapes.ts'

export type Outcome = { readonly wish: ExportWish; readonly rows: number; readonly isWhole: boolean }

/** A fact on the history of who took it: what left the house, how many rows, which columns, by which filter. Never changed, like every fact. */
export async function rememberExport(ctx: Context, { object, format, columns }: Exported, { wish, rows, isWhole }: Outcome): Promise<void> {
  const { people } = ctx.house
  ctx.house.log.info({ personId: ctx.person.id, object: object.name, format, rows, isWhole }, 'records were exported')
  if (!people) return
  await inTransaction(ctx, async (tx) => {
    const [person] = (await rawRows(tx, people, sql`t.id = ${ctx.person.id}::uuid`)).values()
    if (!person) return
    const { filter, q } = wish
    const note = {
      object: object.name,
      format,
      rows,
      isWhole,
      fields: [...new Set(columns.map(({ name }) => name))],
      ...(filter === undefined ? {} : { filter }),
      ...(q ? { q } : {}),
    }
    await remember(tx, people, [
      { recordId: person.id, rootId: person.rootId, version: person.version, ownerId: person.ownerId, unitId: person.unitId, verb: 'export', note },
    ])
  })
}
