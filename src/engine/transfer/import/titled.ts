import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import { isId } from '../../../lib/id.ts'
import { scopeOf, within } from '../../access/scope.ts'
import { type Context, objectOf } from '../../context.ts'
import { column, tableOf } from '../../records/columns.ts'
import { callFields, codeIn, titleKey, treeField, type Way, waysToCall } from './called.ts'

export type Candidate = { readonly id: string; readonly parent: string | null }
/** Records by what a sheet calls them: several where several bear the name. */
export type Titled = ReadonlyMap<string, readonly Candidate[]>

/** Records of an object as a sheet names them (title, code, e-mail, way down, id), among those the person may read. One statement, and one more a step up. */
export async function titled(ctx: Context, objectName: string, texts: readonly string[]): Promise<Titled> {
  const object = objectOf(ctx.house, objectName)
  const asked = texts.map((text) => ({ text, ways: waysToCall(object, text) }))
  const ways = asked.flatMap((each) => each.ways)
  const found = await rowsWhere(ctx, object, calledSo(ctx, object, { ids: texts.filter(isId), words: ways.map(({ word }) => word) }))
  const known = await linesUp(ctx, object, found, Math.max(0, ...ways.map(({ above }) => above.length)))
  const byId = new Map(found.map((row) => [row.id, row]))
  const byTitle = Map.groupBy(found, ({ title }) => title)
  const byCode = new Map(found.flatMap((row) => row.codes.map((code) => [code, row] as const)))
  const meant = ({ word, above }: Way): readonly Row[] => {
    const named = (byTitle.get(titleKey(object, word)) ?? []).filter((row) => standsUnder(known, row, above))
    if (named.length || above.length) return named
    return [...new Set(callFields(ctx, object).flatMap((name) => codeIn(object, name, word).flatMap((code) => byCode.get(code) ?? [])))]
  }
  return new Map(
    asked.map(({ text, ways: its }) => {
      const told = byId.get(text)
      return [text, told ? [told] : (its.map(meant).find(({ length }) => length) ?? [])]
    }),
  )
}

type Row = Candidate & { readonly title: string; readonly above: string | null; readonly codes: readonly string[] }

async function rowsWhere(ctx: Context, object: Declaration, where: RawBuilder<unknown>): Promise<Row[]> {
  const parent = object.parent ? sql.ref(`t.${column(object.parent)}`) : sql`null::uuid`
  const tree = treeField(object)
  const codes = callFields(ctx, object).map((name) => sql`${sql.ref(`t.${column(name)}`)}::text`)
  const found = await sql<Row>`select t.id, ${titleSql(object)}::text as title, ${parent} as parent,
      ${tree ? sql.ref(`t.${column(tree)}`) : sql`null::uuid`} as above, array_remove(array[${sql.join([...codes, sql`null::text`])}], null) as codes
    from ${sql.table(tableOf(object))} as t
    where (${where}) and t.deleted_at is null and ${within(ctx, scopeOf(ctx, object, 'read'))} limit 20000`.execute(ctx.db)
  return found.rows
}

const titleSql = (object: Declaration) => (object.twins ? sql`t.name_norm` : sql.ref(`t.${column(object.title)}`))

type Asked = { readonly ids: readonly string[]; readonly words: readonly string[] }

/** Each arm has its own index: primary key, title or name_norm, unique fields. */
function calledSo(ctx: Context, object: Declaration, { ids, words }: Asked): RawBuilder<unknown> {
  const keys = [...new Set(words.map((word) => titleKey(object, word)))]
  const arms = [sql`${titleSql(object)} = any(${keys}::text[])`, sql`t.id = any(${ids}::uuid[])`]
  for (const name of callFields(ctx, object)) {
    const codes = [...new Set(words.flatMap((word) => codeIn(object, name, word)))]
    if (codes.length) arms.push(sql`${sql.ref(`t.${column(name)}`)} = any(${codes}::text[])`)
  }
  return sql.join(arms, sql` or `)
}

type Known = ReadonlyMap<string, Row>

/** The records above those found, as far up as somebody named them. */
async function linesUp(ctx: Context, object: Declaration, found: readonly Row[], steps: number): Promise<Known> {
  const known = new Map(found.map((row) => [row.id, row]))
  let last = found
  for (let step = 0; step < steps; step++) {
    const ids = [...new Set(last.flatMap(({ above }) => (above && !known.has(above) ? [above] : [])))]
    last = ids.length ? await rowsWhere(ctx, object, sql`t.id = any(${ids}::uuid[])`) : []
    for (const row of last) known.set(row.id, row)
  }
  return known
}

function standsUnder(known: Known, row: Row, above: readonly string[]): boolean {
  let at: Row | undefined = row
  return above.every((title) => {
    at = known.get(at?.above ?? '')
    return at?.title === title
  })
}
