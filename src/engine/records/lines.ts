import { sql } from 'kysely'
import { linesBefore } from '../../kernel/check-lines.ts'
import { asLine, type Line, linesOf, placesOf, troublesOfLine } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Trouble } from '../../kernel/problem.ts'
import { type Context, objectOf } from '../context.ts'
import { column } from './columns.ts'
import { type Raw, rawRows } from './lock.ts'
import { isSame } from './same.ts'
import { fieldTroubles, troublesFor } from './troubles.ts'

type Values = Readonly<Record<string, unknown>>

/** What becomes of one record's lines in one field of it; `at`: the line's place in what was sent. */
export type LinesPlan = {
  readonly name: string
  readonly add: readonly { readonly at: number; readonly draft: Values }[]
  readonly change: readonly { readonly at: number; readonly id: string; readonly patch: Values }[]
  readonly remove: readonly string[]
}

/** Declarations of lines, as a check asks for them. */
export const childOf =
  ({ house }: Context) =>
  (name: string): Declaration | undefined =>
    house.objects.get(name)

export const namesLines = (object: Declaration, draft: Values): boolean => linesOf(object).some(({ name }) => Object.hasOwn(draft, name))

/** A record's own values, and the plan of what becomes of its lines. `before`: the record with the lines it has; absent: it is new. */
export function parted(object: Declaration, values: Values, before: Values = {}): { own: Record<string, unknown>; lines: LinesPlan[] } {
  const own = { ...values }
  const lines = linesOf(object).flatMap(({ name, order }) => {
    if (!Object.hasOwn(values, name)) return []
    delete own[name]
    const plan = planOf(name, order, linesBefore(values[name]), linesBefore(before[name]))
    return plan.add.length || plan.change.length || plan.remove.length ? [plan] : []
  })
  return { own, lines }
}

function planOf(name: string, order: string, wanted: readonly Line[], there: readonly Line[]): LinesPlan {
  const byId = new Map(there.map((line) => [line.id as string, line]))
  const places = placesOf(wanted, (id) => (byId.get(id)?.[order] as number | null | undefined) ?? null)
  const add: LinesPlan['add'][number][] = []
  const change: LinesPlan['change'][number][] = []
  for (const [at, { id, ...values }] of wanted.entries()) {
    const now: Values = { ...values, [order]: places[at] }
    if (id === undefined) add.push({ at, draft: now })
    else {
      const differing = Object.entries(now).filter(([field, value]) => !isSame(byId.get(id)?.[field], value))
      if (differing.length) change.push({ at, id, patch: Object.fromEntries(differing) })
      byId.delete(id)
    }
  }
  return { name, add, change, remove: [...byId.keys()] }
}

/** Gives locked records the lines they have, locked too and in order, for those fields that a wish or a command may name. */
export async function holdLines(ctx: Context, object: Declaration, rows: ReadonlyMap<string, Raw>, names: ReadonlySet<string>): Promise<void> {
  for (const { name, of, order } of linesOf(object)) {
    if (!names.has(name) || !rows.size) continue
    const child = objectOf(ctx.house, of)
    const by = child.parent as string
    const found = await rawRows(
      ctx,
      child,
      sql`${sql.ref(`t.${column(by)}`)} = any(${[...rows.keys()]}::uuid[]) and t.deleted_at is null order by ${sql.ref(`t.${column(order)}`)} nulls last, t.id for update of t`,
    )
    const groups = Map.groupBy(found.values(), (line) => line[by] as string)
    for (const [id, row] of rows) (row as Record<string, unknown>)[name] = groups.get(id) ?? []
  }
}

/** Troubles of a draft as this person may hear them, those within its lines by what he may hear of the child (attack row 12). */
export function heardTroubles(ctx: Context, object: Declaration, draft: Values, troubles: readonly Trouble[]): Trouble[] {
  const fields = linesOf(object).filter(({ name }) => Object.hasOwn(draft, name))
  const within = new Set<Trouble>()
  const ofLines = fields.flatMap(({ name, of }) => {
    const child = asLine(objectOf(ctx.house, of))
    return linesBefore(draft[name]).flatMap((line, at) => {
      if (typeof line !== 'object' || line === null) return []
      const head = `${name}[${at}].`
      const mine = troubles.filter(({ field }) => field.startsWith(head))
      for (const each of mine) within.add(each)
      const told = mine.map((each) => ({ ...each, field: each.field.slice(head.length) }))
      const { id: _id, ...named } = line
      return troublesOfLine(name, at, [...fieldTroubles(ctx, child, named), ...heardTroubles(ctx, child, named, told)])
    })
  })
  return [
    ...troublesFor(
      ctx,
      object,
      draft,
      troubles.filter((each) => !within.has(each)),
    ),
    ...ofLines,
  ]
}
