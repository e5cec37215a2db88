import { sql } from 'kysely'
import { isOfOurWork, isOpenList } from '../../kernel/graft.ts'
import type { Option } from '../../kernel/kind.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Own } from '../../kernel/own.ts'
import type { Trouble } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { words } from './words.ts'

type List = { readonly name: string; readonly options: readonly Option[]; readonly before: readonly Option[] }

/** Lists of declared fields and of own ones: an option that any record holds, in the bin or not, is retired and never taken away. */
export async function listTroubles(ctx: Context, object: Declaration, own: Own, before: Own | undefined): Promise<Trouble[]> {
  const lists: List[] = [
    ...Object.entries(own.options).map(([name, options]) => ({ name, options, before: before?.options[name] ?? [] })),
    ...own.fields.flatMap(({ name, options }) => {
      const former = before?.fields.find((field) => field.name === name)
      return options && former ? [{ name, options, before: former.options ?? [] }] : []
    }),
  ]
  const touched = lists.filter((list) => JSON.stringify(list.options) !== JSON.stringify(list.before))
  const found = await Promise.all(touched.map((list) => troublesOf(ctx, object, list)))
  return found.flat()
}

async function troublesOf(ctx: Context, object: Declaration, { name, options, before }: List): Promise<Trouble[]> {
  const field = Object.hasOwn(object.fields, name) ? object.fields[name] : undefined
  if (!field || !(field.isOwn || (isOpenList(field) && isOfOurWork(object, (each) => ctx.house.objects.get(each))))) return [words.noList('field', {})]
  if (!options.some((option) => !option.retired)) return [words.nothingLeft('options', {})]
  const gone = before.filter(({ id }) => !field.options?.some((option) => option.id === id))
  const at = sql.ref(`t.${column(name)}`)
  const used: Option[] = []
  for (const option of gone) {
    const holds = field.kind.holds === 'array' ? sql`${at} @> array[${option.id}::text]` : sql`${at} = ${option.id}`
    const found = await sql`select 1 from ${sql.table(tableOf(object))} as t where ${holds} limit 1`.execute(ctx.db)
    if (found.rows.length) used.push(option)
  }
  return used.map(({ label }) => words.optionInUse('options', { what: label }))
}
