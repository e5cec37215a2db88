import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { rawRows } from '../records/lock.ts'
import { remember } from './remember.ts'

type Noted = { readonly id: string; readonly verb: string; readonly note: unknown }

/** Writes down, on a record's time line, what happened around it and changed none of its values: somebody stood in for this person. The caller answers for permission. */
export async function noteOn(tx: Context, object: Declaration, { id, verb, note }: Noted): Promise<void> {
  for (const { rootId, version, ownerId, unitId } of (await rawRows(tx, object, sql`t.id = ${id}::uuid`)).values())
    await remember(tx, object, [{ recordId: id, rootId, version, ownerId, unitId, verb, note }])
}
