import { sql } from 'kysely'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { refuseTwins } from '../duplicates/twins.ts'
import { column, storedFields, tableOf } from './columns.ts'
import { asColumns } from './derive.ts'
import { saidOnce } from './once.ts'

/** Which unique field a row lost to: the duplicate's shape when it is the code of twins, else the field alone; or what stands once and is said already. */
export async function clash(ctx: Context, object: Declaration, values: Readonly<Record<string, unknown>>, self: string): Promise<Problem> {
  const twins = await refuseTwins(ctx, object, [values], [self])
  if (twins[0]) return twins[0]
  for (const [name, field] of storedFields(object)) {
    if (!field.unique || values[name] === null || values[name] === undefined) continue
    const there =
      await sql`select 1 from ${sql.table(tableOf(object))} where ${sql.ref(column(name))} = ${asColumns(object, values)[name]} and deleted_at is null and id <> ${self}::uuid limit 1`.execute(
        ctx.db,
      )
    if (there.rows.length) return new Problem('conflict', messages.notUnique.message, [{ field: name, ...messages.notUnique }])
  }
  return (await saidOnce(ctx, object, values, self)) ?? new Problem('conflict', messages.notUnique.message)
}
