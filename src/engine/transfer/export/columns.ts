import { sql } from 'kysely'
import { type Field, isWritten } from '../../../kernel/field.ts'
import { type Declaration, formOrder } from '../../../kernel/object.ts'
import { maskValue, rightOf, shownFields } from '../../access/fields.ts'
import { type Context, objectOf } from '../../context.ts'
import { column, fromSql } from '../../records/columns.ts'
import { wantedFields } from '../../records/read.ts'
import { namesOthers, ownHeads, titleKey } from '../own-heads.ts'
import type { CellSort, Column, Named } from './shapes.ts'

export type ColumnsWish = { readonly fields?: readonly string[]; readonly asKeys: boolean; readonly ids: boolean }

/**
 * The columns this person may have: fields he may see, masked where he sees them masked. What people told us in trust comes only
 * where it is named (S0-39); records and files named by others come by what they are called, on wish with their ids.
 */
export function columnsOf(ctx: Context, object: Declaration, wish: ColumnsWish): Column[] {
  const names = (wantedFields(ctx, object, wish.fields) ?? usualFields(ctx, object)).filter((name) => name !== 'can')
  const { headOf } = ownHeads(ctx, object)
  return [...new Set(wish.ids ? ['id', ...names] : names)].flatMap((name) => {
    const field = ctx.house.systemFields[name] ?? (object.fields[name] as Field)
    if (field.kind.sql(field) === null) return []
    if (!namesOthers(name, field)) return [valueColumn(ctx, object, { name, field, head: wish.asKeys ? name : headOf({ name, as: 'value' }, ctx.lang) })]
    const key = wish.ids ? titleKey(name) : name
    const named = namedColumn(ctx, object, { name, field, head: wish.asKeys ? key : headOf({ name, as: 'title' }, ctx.lang) })
    return wish.ids && !isMasked(ctx, object, name)
      ? [named, idColumn(ctx, { name, field, head: wish.asKeys ? name : headOf({ name, as: 'id' }, ctx.lang) })]
      : [named]
  })
}

/** As a form shows them, then who looks after the record, when it was made and changed, and its id, by which it is found when it is brought back. */
function usualFields(ctx: Context, object: Declaration): string[] {
  const shown = new Map(shownFields(ctx, object).map((each) => [each.name, each.field]))
  const own = formOrder(object).filter((name) => shown.has(name) && !shown.get(name)?.sensitive)
  return [...own, ...(object.parent ? [] : ['ownerId']), 'createdAt', 'createdById', 'updatedAt', 'id']
}

type Said = { readonly name: string; readonly field: Field; readonly head: string }

const isMasked = (ctx: Context, object: Declaration, name: string): boolean => rightOf(ctx.person, object, name).masked

function valueColumn(ctx: Context, object: Declaration, { name, field, head }: Said): Column {
  const options = { ...field, zone: ctx.house.zone }
  const print = (raw: unknown) => field.kind.print(fromSql(field, raw), options, ctx.lang)
  const masked = isMasked(ctx, object, name)
  const text = masked ? (raw: unknown) => String(maskValue(field, print(raw))) : print
  const sort = masked || name === 'id' ? 'text' : sortOf(field)
  const isOurs = name in ctx.house.systemFields || isWritten(field)
  return { name, head, sql: sql.ref(`t.${column(name)}`), sort: sort === 'moment' && isOurs ? 'stamp' : sort, text }
}

/** Names by title, files by name; of a list each one. A title is as hidden or masked here as everywhere. */
function namedColumn(ctx: Context, object: Declaration, { name, field, head }: Said): Column {
  const target: Named = field.target ? objectOf(ctx.house, field.target) : 'file'
  const text = isMasked(ctx, object, name) ? (title: unknown) => String(maskValue(field, title)) : String
  return { name, head, sql: sql.ref(`t.${column(name)}`), sort: 'text', text, target }
}

const idColumn = (ctx: Context, { name, field, head }: Said): Column => ({
  name,
  head,
  sql: sql.ref(`t.${column(name)}`),
  sort: 'text',
  text: (raw) => (Array.isArray(raw) ? raw.join(ctx.lang === 'zh' ? '；' : '; ') : field.kind.print(raw, field, ctx.lang)),
})

/** By what the kind says of itself: a figure sums or is one in JSON, a day and a moment know windows of time. */
export function sortOf(field: Field): CellSort {
  const { kind } = field
  if (kind.holds !== 'one') return 'text'
  if (kind.windows) return kind.windows === 'date' ? 'day' : 'moment'
  const { type } = kind.schema(field)
  return kind.sums || type === 'number' || type === 'integer' ? 'figure' : 'text'
}
