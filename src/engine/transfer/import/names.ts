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

/** Reads all people once: hundreds or a few thousand, not one query per row. `owners`: those who may own something now; `writers`: those who left, too. */
export async function ownersOf(ctx: Context): Promise<{ readonly owners: Owners; readonly writers: Owners }> {
  const people = ctx.house.people
  if (!people) return { owners: () => undefined, writers: () => undefined }
  const rows = await everyRow(ctx, people)
  const active = await ctx.house.authority.unitsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const told = Object.entries(people.fields)
    .filter(([name, field]) => name === people.title || (field.unique && field.search))
    .map(([name]) => name)
  const wordsOf = (row: (typeof rows)[number]) => [row.id, ...told.map((name) => row[name])]
  return {
    owners: byWords(
      rows.filter(({ id }) => active.has(id)),
      wordsOf,
    ),
    writers: byWords(rows, wordsOf),
  }
}

function byWords<Row extends { readonly id: string }>(rows: readonly Row[], wordsOf: (row: Row) => readonly unknown[]): Owners {
  const byWord = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const word of wordsOf(row)) {
      if (typeof word !== 'string') continue
      const key = fold(word)
      byWord.set(key, (byWord.get(key) ?? new Set()).add(row.id))
    }
  }
  return (written) => {
    const ids = waysToSay(written)
      .map((words) => [...(byWord.get(fold(words)) ?? [])])
      .find((found) => found.length)
    return ids && ids.length > 1 ? 'ambiguous' : ids?.[0]
  }
}

/** `张伟 (zhang@x.com)`, as other programs name an owner: as it stands, by the address alone, by the name alone. */
function waysToSay(written: string): string[] {
  const [, name = '', address = ''] = /^(.*?)\s*[(<（]([^()<>（）]+@[^()<>（）]+)[)>）]\s*$/.exec(written) ?? []
  return [written, address, name].filter(Boolean)
}

export type Candidate = { readonly id: string; readonly parent: string | null }
/** Records by what a sheet calls them: several where several bear the name. */
export type Titled = ReadonlyMap<string, readonly Candidate[]>

/** Records of an object by title, as a sheet names them, among those the person may read. By id, too. */
export async function titled(ctx: Context, objectName: string, texts: readonly string[]): Promise<Titled> {
  const object = objectOf(ctx.house, objectName)
  const keyOf = (text: string) => (object.twins ? nameNorm(text) : cellText(text).trim())
  const keys = [...new Set(texts.map(keyOf))]
  const title = object.twins ? sql`t.name_norm` : sql.ref(`t.${column(object.title)}`)
  const parent = object.parent ? sql.ref(`t.${column(object.parent)}`) : sql`null::uuid`
  const found = await sql<Candidate & { key: string }>`select t.id, ${title}::text as key, ${parent} as parent from ${sql.table(tableOf(object))} as t
    where (${title} = any(${keys}::text[]) or t.id = any(${texts.filter(isId)}::uuid[])) and t.deleted_at is null and ${within(ctx, scopeOf(ctx, object, 'read'))} limit 20000`.execute(
    ctx.db,
  )
  const byKey = Map.groupBy(found.rows, ({ key }) => key)
  const byId = new Map(found.rows.map((row) => [row.id, row]))
  return new Map(
    texts.map((text) => {
      const known = byId.get(text)
      return [text, known ? [known] : (byKey.get(keyOf(text)) ?? [])]
    }),
  )
}
