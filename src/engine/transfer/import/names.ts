import { sql } from 'kysely'
import { cellText } from '../../../kernel/take.ts'
import { isId } from '../../../lib/id.ts'
import { fold } from '../../../lib/text.ts'
import { scopeOf, within } from '../../access/scope.ts'
import { type Context, objectOf } from '../../context.ts'
import { nameNorm } from '../../duplicates/keys.ts'
import { column, tableOf } from '../../records/columns.ts'
import { everyRow } from '../../records/every.ts'

/** Who a written name or e-mail is: one id, several people, or nobody. Only people who may own something now. */
export type Owners = (written: string) => string | 'ambiguous' | undefined

/** Reads all people once: hundreds or a few thousand, not one query per row. */
export async function ownersOf(ctx: Context): Promise<Owners> {
  const people = ctx.house.people
  if (!people) return () => undefined
  const rows = await everyRow(ctx, people)
  const active = await ctx.house.authority.unitsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const told = Object.entries(people.fields)
    .filter(([name, field]) => name === people.title || (field.unique && field.search))
    .map(([name]) => name)
  const byWord = new Map<string, Set<string>>()
  for (const row of rows) {
    if (!active.has(row.id)) continue
    for (const word of [row.id, ...told.map((name) => row[name])]) {
      if (typeof word !== 'string') continue
      const key = fold(word)
      byWord.set(key, (byWord.get(key) ?? new Set()).add(row.id))
    }
  }
  return (written) => {
    const ids = [...(byWord.get(fold(written)) ?? [])]
    return ids.length > 1 ? 'ambiguous' : ids[0]
  }
}

/** Records of an object by title, as a sheet names them, among those the person may read. By id, too. */
export async function titled(ctx: Context, objectName: string, texts: readonly string[]): Promise<Map<string, string | 'ambiguous'>> {
  const object = objectOf(ctx.house, objectName)
  const keyOf = (text: string) => (object.twins ? nameNorm(text) : cellText(text).trim())
  const keys = [...new Set(texts.map(keyOf))]
  const title = object.twins ? sql`t.name_norm` : sql.ref(`t.${column(object.title)}`)
  const rows = await sql<{ id: string; key: string }>`select t.id, ${title}::text as key from ${sql.table(tableOf(object))} as t
    where (${title} = any(${keys}::text[]) or t.id = any(${texts.filter(isId)}::uuid[])) and t.deleted_at is null and ${within(ctx, scopeOf(ctx, object, 'read'))} limit 20000`.execute(
    ctx.db,
  )
  const byKey = Map.groupBy(rows.rows, ({ key }) => key)
  const byId = new Set(rows.rows.map(({ id }) => id))
  return new Map(
    texts.flatMap((text) => {
      const found = byKey.get(keyOf(text)) ?? []
      const id = byId.has(text) ? text : found.length > 1 ? ('ambiguous' as const) : found[0]?.id
      return id ? [[text, id] as const] : []
    }),
  )
}
