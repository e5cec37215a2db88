import type { Declaration } from '../../kernel/object.ts'
import { admits, holds, scopeOf } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { reachable } from './read.ts'
import { isSettled } from './settled.ts'
import type { RecordRow } from './show.ts'

type Placed = { readonly ownerId: string | null; readonly unitId: string | null; readonly createdById: string; readonly deletedAt: string | null }

/** What this person may do with this record, so that the browser asks instead of deciding anew. */
export async function canOf(ctx: Context, object: Declaration, record: RecordRow): Promise<Record<string, boolean>> {
  const row = record as unknown as Placed
  const may = async (action: string) =>
    !onlyLooks(ctx) &&
    holds(ctx.person, object, action) &&
    (admits(scopeOf(ctx, object, action), row) ?? (await reachable(ctx, object.name, [record.id], action)).has(record.id))
  const [update, remove, assign] = await Promise.all([may('update'), may('delete'), may('assign')])
  const alive = !row.deletedAt
  const isOpen = alive && !isSettled(object, record)
  const can: Record<string, boolean> = {
    update: update && isOpen,
    delete: remove && isOpen,
    assign: assign && alive && !object.parent,
    restore: remove && !alive,
  }
  for (const command of ctx.house.commands.values()) {
    if (command.object === object.name) can[command.name] = alive && (await may(actionOf(command))) && (command.when?.(record) ?? true)
  }
  return can
}

/** Who sees the house through somebody's eyes is offered nothing that would be refused. What the other may do is told by "why", not by buttons. */
export const onlyLooks = ({ impersonator }: Context): boolean => impersonator?.mode === 'view'

/** The grant a command asks for: its own name when it has default grants, else `update`. */
export const actionOf = (command: { readonly name: string; readonly needs?: string }): string => (command.needs === 'own grant' ? command.name : 'update')
