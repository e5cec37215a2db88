import type pg from 'pg'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { constraintsQuery, indexesQuery, looseQuery, sequencesQuery, strangersQuery, tablesQuery, triggersQuery } from './catalog-queries.ts'
import { addConstraint, attachIndex, attachPartition, createTable, type Table, type TableRow, tableOf } from './catalog-tables.ts'

/** One schema as statements: what stands before the rows come in, what is built over them, and the tables that hold rows. */
export type Shape = {
  /** May need each other in any order; the restore finds it (restore-schema.ts). */
  readonly before: readonly string[]
  /** In this order: what others stand on comes first. */
  readonly after: readonly string[]
  readonly tables: readonly Table[]
  readonly sequences: readonly { readonly name: string; readonly value: string }[]
}

type Loose = { readonly text: string }
type Constraint = { readonly on: string; readonly name: string; readonly text: string; readonly kind: string }
type Index = { readonly name: string; readonly text: string; readonly parent: string | null; readonly is_constraint: boolean }

/**
 * Reads a schema from PostgreSQL's own catalogue: what migrations made and what the running house made itself (months of facts, a
 * company's own fields) alike. The embedded package has no pg_dump, and a company's server may be of another version than one.
 * Names come without their schema, so that it may be restored under another name. Objects it would not keep are refused by name.
 */
export async function readShape(client: pg.ClientBase, schema: string): Promise<Shape> {
  await client.query(`select set_config('search_path', quote_ident($1), true)`, [schema])
  const rows = async <Row>(query: string): Promise<Row[]> => (await client.query(query, [schema])).rows as Row[]
  const [stranger] = await rows<{ name: string; kind: string }>(strangersQuery)
  if (stranger) throw new Problem('conflict', fill(words.stranger, stranger))
  const loose = await rows<Loose>(looseQuery)
  const tables = await rows<TableRow>(tablesQuery)
  const constraints = await rows<Constraint>(constraintsQuery)
  const indexes = await rows<Index>(indexesQuery)
  const ofKind = (...kinds: string[]) => constraints.filter(({ kind }) => kinds.includes(kind)).map(addConstraint)
  return {
    before: [...loose.map(({ text }) => text), ...tables.map(createTable), ...tables.flatMap(attachPartition)],
    after: [
      ...indexes.filter((index) => !index.is_constraint).map(({ text }) => text),
      ...ofKind('p', 'u', 'x'),
      ...indexes.flatMap(attachIndex),
      ...ofKind('f'),
      ...(await rows<Loose>(triggersQuery)).map(({ text }) => text),
    ],
    tables: tables.filter(({ kind }) => kind === 'r').map(tableOf),
    sequences: await rows(sequencesQuery),
  }
}

const words = {
  stranger: {
    zh: '数据库中的 {name}（{kind}）不是客心的，无法备份；请将它移到别的模式。',
    en: 'The database holds {name} ({kind}), which is none of Kexin’s and cannot be backed up; move it to another schema.',
  },
}
