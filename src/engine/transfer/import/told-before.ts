import { sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import { scopeOf, within } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import { type Raw, rawRows } from '../../records/lock.ts'
import type { Wish } from './shapes.ts'

/** The records that rows name by id, as they are now, among those the person may read. One statement whatever the batch. Index: primary key. */
export async function toldBefore(ctx: Context, object: Declaration, wishes: readonly Wish[]): Promise<ReadonlyMap<string, Raw>> {
  const ids = [...new Set(wishes.flatMap(({ root }) => root.id ?? []))]
  if (!ids.length) return new Map()
  return rawRows(ctx, object, sql`t.id = any(${ids}::uuid[]) and t.deleted_at is null and ${within(ctx, scopeOf(ctx, object, 'read'))}`)
}
