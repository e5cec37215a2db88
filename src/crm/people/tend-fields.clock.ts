import type { Context } from '../../engine/context.ts'
import { dropColumns } from '../../engine/custom/drop.ts'
import { tendJob } from '../../engine/custom/structure.ts'
import { tendStructure } from '../../engine/custom/tend.ts'
import { defineClock } from '../../engine/jobs/clock.ts'
import { everyRowWithBin } from '../../engine/records/every.ts'
import { updateRows } from '../../engine/records/store.ts'
import { customField } from './custom-field.object.ts'
import { ownFieldOf } from './own-field.ts'

/** A removed field and all its values can be brought back for so long. */
const keptDays = 30

/** Sees to the company's own fields each night, and at once after each change (the job bears the clock's name). */
export const tendFields = defineClock({
  name: tendJob,
  cron: '45 17 * * *',
  run: async (ctx) => {
    await clearLongGone(ctx)
    await tendStructure(ctx)
  },
})

/** The values of fields removed long ago are cleared for good: until then a restore brings all of them back. */
export async function clearLongGone(ctx: Context): Promise<void> {
  const until = new Date(ctx.now.getTime() - keptDays * 86_400_000).toISOString()
  const rows = await everyRowWithBin(ctx, customField)
  for (const row of rows.filter(({ deletedAt, droppedAt, key }) => key && !droppedAt && deletedAt !== null && deletedAt < until)) {
    await dropColumns(ctx, { object: row.object as string, name: ownFieldOf(row).name }, (tx) =>
      updateRows(tx.db, customField, ['droppedAt'], [{ id: row.id, droppedAt: ctx.now.toISOString() }]),
    )
  }
}
