import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { actions, type FieldRight } from '../../kernel/reach.ts'
import type { Context } from '../context.ts'
import { actionOf } from '../records/can.ts'
import { type Count, countRows } from '../records/count.ts'
import { matching } from '../records/read.ts'
import { type Reason, reasonOf } from './explain.ts'
import { rightOf } from './fields.ts'
import { waysOf } from './ways.ts'

export type NarrowField = { readonly field: string; readonly right: FieldRight; readonly masked: boolean }
export type ObjectReport = {
  readonly object: string
  /** How many records he reads, counted to 10,000; null: he may not read them at all. */
  readonly records: Count | null
  readonly actions: readonly { readonly action: string; readonly because: readonly Reason[] }[]
  readonly fields: readonly NarrowField[]
}

const special = ['import', 'export', 'bulk', 'unmask']

/** What a person may do with each object, by which role and how far (S0-30). `ctx` is his. One capped count for each object he reads. */
export async function authorityReport(ctx: Context): Promise<ObjectReport[]> {
  const reports: ObjectReport[] = []
  for (const object of ctx.house.objects.values()) reports.push(await reportOf(ctx, object))
  return reports
}

async function reportOf(ctx: Context, object: Declaration): Promise<ObjectReport> {
  const own = [...ctx.house.commands.values()].filter((command) => command.object === object.name && actionOf(command) === command.name)
  const held = [...actions, ...own.map(({ name }) => name)].flatMap((action) => {
    // A special right is held or not: only a grant gives it.
    const ways = waysOf(ctx, object, action).filter(({ by }) => !special.includes(action) || by === 'grant' || by === 'admin')
    const because = ways.map((way) => reasonOf(way, { until: null }))
    return because.length ? [{ action, because }] : []
  })
  const reads = held.some(({ action }) => action === 'read')
  return {
    object: object.name,
    records: reads ? await countRows(ctx, object, {}, { where: matching(ctx, object, {}), before: sql`` }) : null,
    actions: held,
    fields: reads ? narrowFields(ctx, object) : [],
  }
}

/** Fields he sees not at all, starred, or without changing them. */
export function narrowFields({ person }: Context, object: Declaration): NarrowField[] {
  const rights = Object.keys(object.fields).map((field) => ({ field, ...rightOf(person, object, field) }))
  return rights.filter(({ right, masked }) => right !== 'edit' || masked)
}
