import type { Context } from '../../engine/context.ts'
import { everyRow } from '../../engine/records/every.ts'
import { pool } from './pool.object.ts'

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])

/** Whose pools are whose: part of what everybody may do, kept with it and read anew when a pool changes. */
export const poolCircles = {
  object: pool.name,
  read: async (ctx: Context) =>
    (await everyRow(ctx, pool))
      .filter(({ isActive }) => isActive)
      .map(({ id, isForAll, memberIds, managerIds, unitIds }) => ({
        id,
        isForAll: isForAll === true,
        userIds: [...ids(memberIds), ...ids(managerIds)],
        unitIds: ids(unitIds),
      })),
}
