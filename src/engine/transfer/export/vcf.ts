import { sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import { shownFields } from '../../access/fields.ts'
import { type Context, objectOf } from '../../context.ts'
import { column, fromSql } from '../../records/columns.ts'
import { type CardMaker, writeCard } from '../cards/write.ts'
import type { Cursor, RawRow } from './cursor.ts'
import type { Column, Exported } from './shapes.ts'
import { titlesOf } from './titles.ts'

/** What a card takes of a record: fields he sees whole; what was told in trust only where it is named. */
export function cardColumns(ctx: Context, object: Declaration, { maker, wanted = [] }: { maker: CardMaker; wanted?: readonly string[] }): Column[] {
  const seen = shownFields(ctx, object, maker.fields).filter(({ name, field, masked }) => !masked && (!field.sensitive || wanted.includes(name)))
  const own = seen.map(({ name, field }): Column => {
    const target = field.target ? { target: objectOf(ctx.house, field.target) } : {}
    return { name, head: name, sql: sql.ref(`t.${column(name)}`), sort: 'text', text: String, ...target }
  })
  const system = ['id', 'updatedAt'].map((name): Column => ({ name, head: name, sql: sql.ref(`t.${column(name)}`), sort: 'text', text: String }))
  return [...system, ...own]
}

/** Cards one after another, a page of rows at a time. */
type Reading = { readonly cursor: Cursor; readonly first: readonly RawRow[] }

export async function* vcfOf(ctx: Context, exported: Exported, { cursor, first }: Reading): AsyncGenerator<{ text: string; rows: number }> {
  const { object, columns, card } = exported
  if (!card) throw new Error(`${object.name} has no cards`)
  const titles = titlesOf(ctx, columns, cursor)
  for (let rows = first; rows.length; rows = await cursor.next()) {
    await titles.know(rows)
    const cards = rows.map((row) => {
      const record = Object.fromEntries(
        columns.map(({ name, target }, at) => {
          const field = object.fields[name]
          return [name, target ? titles.of(target, row[at]) || null : field ? fromSql(field, row[at]) : row[at]]
        }),
      )
      return writeCard(card.maker.of(record), { id: String(record.id), updatedAt: String(record.updatedAt) }, card.version)
    })
    yield { text: cards.join(''), rows: rows.length }
  }
}
