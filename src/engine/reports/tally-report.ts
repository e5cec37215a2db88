import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import { type Label, same } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { optionOf } from '../../kernel/options.ts'
import { addDays, startOfDay } from '../../lib/time.ts'
import { type Context, objectOf } from '../context.ts'
import { fieldOf } from '../records/named.ts'
import { one } from '../records/read.ts'
import { titlesOf } from '../records/titles.ts'
import type { Asked, Column, Named, Report } from './report.ts'
import { type Figure, type Group, tally } from './tally.ts'

type Wish = {
  readonly name: string
  readonly label: Label
  readonly of: string
  /** The record whose page it stands on: asked by this field, which is a ref to it. */
  readonly by: string
  /** A time or day that `from` and `to` are about. */
  readonly period?: string
  readonly filter?: Filter
  readonly groups: readonly Group[]
  readonly figures: Readonly<Record<string, Figure & { readonly label: Label }>>
}

/** A report that counts one kind of records around one record: said, not written. */
export const tallyReport = (wish: Wish): Report<Context> => ({
  name: wish.name,
  label: wish.label,
  asks: { [wish.by]: { is: 'id', required: true }, ...(wish.period ? { from: { is: 'day' }, to: { is: 'day' } } : {}) },
  run: async (ctx, asked) => {
    const object = objectOf(ctx.house, wish.of)
    const target = objectOf(ctx.house, object.fields[wish.by]?.target as string)
    await one(ctx, target, asked[wish.by] as string, [target.title])
    const rows = await tally(ctx, object, { groups: wish.groups, figures: wish.figures, filter: { all: conditions(ctx, object, wish, asked) } })
    const namesOf = await Promise.all(
      wish.groups.map((group, at) =>
        namer(
          ctx,
          object,
          group,
          rows.map(({ keys }) => keys[at] ?? null),
        ),
      ),
    )
    return {
      columns: [...wish.groups.map((group) => columnOf(ctx, object, group)), ...Object.entries(wish.figures).map(figureColumn)],
      rows: rows.map(({ keys, figures, filterOf }) => ({
        values: { ...Object.fromEntries(wish.groups.map((group, at) => [group.field, namesOf[at]?.(keys[at] ?? null) ?? null])), ...figures },
        drill: Object.fromEntries(Object.keys(figures).map((name) => [name, { object: object.plural, filter: filterOf(name) }])),
      })),
    }
  },
})

const figureColumn = ([name, { label, take }]: [string, Figure & { label: Label }]): Column => ({ name, label, is: take === 'count' ? 'count' : 'figure' })

function conditions(ctx: Context, object: Declaration, { by, period, filter }: Wish, asked: Asked): Filter[] {
  const edge = (day: string) => (object.fields[period as string]?.kind.windows === 'instant' ? startOfDay(day, ctx.person.timeZone) : day)
  return [
    { field: by, op: 'eq', value: asked[by] },
    ...(filter ? [filter] : []),
    ...(period && asked.from ? [{ field: period, op: 'gte', value: edge(asked.from) } as const] : []),
    ...(period && asked.to ? [{ field: period, op: 'lt', value: edge(addDays(asked.to, 1)) } as const] : []),
  ]
}

function columnOf(ctx: Context, object: Declaration, { field, by }: Group): Column {
  const { label } = fieldOf(ctx, object, field) ?? { label: same(field) }
  return { name: field, label, is: by === 'month' ? 'month' : 'named' }
}

/** A key as a person calls it: an option by its label, a record by its title, a month by itself. */
export async function namer(
  ctx: Context,
  object: Declaration,
  group: Group,
  keys: readonly (string | null)[],
): Promise<(key: string | null) => string | Named | null> {
  const field = fieldOf(ctx, object, group.field) as Field
  if (group.by === 'month') return (key) => key
  if (field.target) {
    const titles = await titlesOf(
      ctx,
      field.target,
      keys.filter((key) => key !== null),
    )
    return (id) => ({ id, title: id === null ? null : (titles.get(id) ?? null) })
  }
  return (id) => ({ id, title: id === null ? null : (optionOf(id, field)?.label[ctx.lang] ?? id) })
}
