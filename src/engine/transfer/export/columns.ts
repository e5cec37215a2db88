import { sql } from 'kysely'
import { type Field, isWritten } from '../../../kernel/field.ts'
import { say } from '../../../kernel/label.ts'
import { type Declaration, formOrder } from '../../../kernel/object.ts'
import { maskValue, rightOf, shownFields } from '../../access/fields.ts'
import { type Context, objectOf } from '../../context.ts'
import { column, fromSql } from '../../records/columns.ts'
import { wantedFields } from '../../records/read.ts'
import { plain } from '../headers-words.ts'
import type { CellSort, Column } from './shapes.ts'

export type ColumnsWish = { readonly fields?: readonly string[]; readonly asKeys: boolean; readonly ids: boolean }

/**
 * The columns this person may have: fields he may see, masked where he sees them masked. What people told us in trust comes only
 * where it is named (S0-39); records named by others come by title, on wish with their ids.
 */
export function columnsOf(ctx: Context, object: Declaration, wish: ColumnsWish): Column[] {
  const names = (wantedFields(ctx, object, wish.fields) ?? usualFields(ctx, object)).filter((name) => name !== 'can')
  const columns = [...new Set(wish.ids ? ['id', ...names] : names)].flatMap((name) => {
    const field = ctx.house.systemFields[name] ?? (object.fields[name] as Field)
    if (field.kind.sql(field) === null) return []
    const head = wish.asKeys ? name : say(field.label, ctx.lang)
    if (name === 'id' || !field.target) return [valueColumn(ctx, object, { name, field, head })]
    const named = refColumn(ctx, object, { name, field, head: wish.asKeys && wish.ids ? titleHead(name) : head })
    return wish.ids && !isMasked(ctx, object, name)
      ? [named, idColumn(ctx, { name, field, head: wish.asKeys ? name : `${head} ${idWord[ctx.lang]}` })]
      : [named]
  })
  return told(columns)
}

export const idWord = { zh: '编号', en: 'Id' } as const
/** `customerId` holds the id, `customer.title` says what it is called, as in the answers of the API. */
export const titleHead = (name: string): string => `${name.replace(/Ids?$/, '')}.title`

/** As a form shows them, then who looks after the record and when it was made and changed. */
function usualFields(ctx: Context, object: Declaration): string[] {
  const shown = new Map(shownFields(ctx, object).map((each) => [each.name, each.field]))
  const own = formOrder(object).filter((name) => shown.has(name) && !shown.get(name)?.sensitive)
  return [...own, ...(object.parent ? [] : ['ownerId']), 'createdAt', 'createdById', 'updatedAt']
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

/** Names by title; of a list each one. A title is as hidden or masked here as everywhere. */
function refColumn(ctx: Context, object: Declaration, { name, field, head }: Said): Column {
  const target = objectOf(ctx.house, field.target as string)
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

/** Heads that differ: two fields of one name are told apart by the name programs call them. */
function told(columns: readonly Column[]): Column[] {
  const seen = new Set<string>()
  return columns.map((each) => {
    const isTaken = seen.has(plain(each.head))
    seen.add(plain(each.head))
    return isTaken ? { ...each, head: `${each.head} (${each.name})` } : each
  })
}
