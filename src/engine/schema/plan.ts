import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Db } from '../context.ts'
import { type ColumnShape, type Table, tableFor } from './shape.ts'

type There = {
  readonly columns: Map<string, { type: string; notNull: boolean; mark: string | null }>
  readonly indexes: Set<string>
  readonly constraints: Set<string>
}

/**
 * The statements that bring the database to what the declarations want, in an order that runs. Empty: they agree.
 * Its output is written to `migrations/`, read by a person and committed; the gate checks that it is empty.
 * A column no field names is dropped only in that read file; a company's own fields (`x_…`) are not its business.
 */
export async function plan(db: Db, objects: Iterable<Declaration>): Promise<string[]> {
  const tables = [...objects].map(tableFor)
  const there = new Map<string, There | undefined>()
  for (const table of tables) there.set(table.name, await lookAt(db, table.name))
  const worn = tables.flatMap((table) => takeOffWorn(table, there.get(table.name)))
  const shape = tables.flatMap((table) => columnSteps(table, there.get(table.name)))
  const rest = tables.flatMap((table) => [
    ...named(table.indexes, there.get(table.name)?.indexes),
    ...named(table.constraints, there.get(table.name)?.constraints),
  ])
  const stale = tables.flatMap((table) => staleSteps(table, there.get(table.name)))
  return [...worn, ...stale, ...shape, ...rest]
}

const quoted = (name: string): string => `"${name}"`
const written = (name: string, { type, notNull, default: initial, generated }: ColumnShape): string =>
  `${quoted(name)} ${type}${notNull ? ' not null' : ''}${initial ? ` default ${initial}` : ''}${generated ? ` generated always as (${generated}) stored` : ''}`

/** PostgreSQL gives an expression back in its own words, so each such column carries a mark of ours. */
const markOf = (generated: string): string => `kexin ${createHash('sha256').update(generated).digest('hex').slice(0, 8)}`
const markSteps = (table: Table, name: string, { generated }: ColumnShape): string[] =>
  generated ? [`comment on column ${quoted(table.name)}.${quoted(name)} is '${markOf(generated)}'`] : []

/** A column worked out otherwise than today goes, its index with it, and comes anew: PostgreSQL 15 cannot change the expression. */
function takeOffWorn(table: Table, there: There | undefined): string[] {
  const worn = [...table.columns].filter(([name, { generated }]) => {
    const now = there?.columns.get(name)
    return now && (generated ? markOf(generated) : null) !== now.mark
  })
  return worn.map(([name]) => {
    there?.columns.delete(name)
    for (const index of there?.indexes ?? []) if (index.startsWith(`${table.name}_${name}_`)) there?.indexes.delete(index)
    return `alter table ${quoted(table.name)} drop column ${quoted(name)}`
  })
}

function columnSteps(table: Table, there: There | undefined): string[] {
  if (!there) {
    const lines = [...table.columns].map(([name, shape]) => `  ${written(name, shape)}${name === 'id' ? ' primary key' : ''}`)
    const wide = table.columns.has('search_keys') ? [`alter table ${quoted(table.name)} alter column search_keys set statistics 1000`] : []
    const marks = [...table.columns].flatMap(([name, shape]) => markSteps(table, name, shape))
    return [`create table ${quoted(table.name)} (\n${lines.join(',\n')}\n)`, ...wide, ...marks]
  }
  // What is worked out from other columns comes after them.
  const inOrder = [...table.columns].toSorted(([, a], [, b]) => Number(a.generated !== undefined) - Number(b.generated !== undefined))
  return inOrder.flatMap(([name, shape]) => {
    const old = table.renamed.get(name)
    if (!there.columns.has(name) && old && there.columns.has(old)) return [`alter table ${quoted(table.name)} rename column ${quoted(old)} to ${quoted(name)}`]
    const now = there.columns.get(name)
    if (!now) return [`alter table ${quoted(table.name)} add column ${written(name, shape)}`, ...markSteps(table, name, shape)]
    const steps: string[] = []
    if (now.type !== shape.type)
      steps.push(`alter table ${quoted(table.name)} alter column ${quoted(name)} type ${shape.type} using ${quoted(name)}::${shape.type}`)
    if (now.notNull !== shape.notNull) steps.push(`alter table ${quoted(table.name)} alter column ${quoted(name)} ${shape.notNull ? 'set' : 'drop'} not null`)
    return steps
  })
}

const named = (wanted: ReadonlyMap<string, string>, there: Set<string> | undefined): string[] =>
  [...wanted].flatMap(([name, statement]) => (there?.has(name) ? [] : [statement]))

function staleSteps(table: Table, there: There | undefined): string[] {
  if (!there) return []
  const renamedFrom = new Set(table.renamed.values())
  const columns = [...there.columns.keys()].filter((name) => !table.columns.has(name) && !renamedFrom.has(name) && !name.startsWith('x_'))
  const indexes = [...there.indexes].filter((name) => !table.indexes.has(name) && !name.endsWith('_pkey') && !name.includes('_x_'))
  const constraints = [...there.constraints].filter((name) => !table.constraints.has(name) && !name.includes('_x_'))
  return [
    ...constraints.map((name) => `alter table ${quoted(table.name)} drop constraint ${quoted(name)}`),
    ...indexes.map((name) => `drop index ${quoted(name)}`),
    ...columns.map((name) => `alter table ${quoted(table.name)} drop column ${quoted(name)}`),
  ]
}

async function lookAt(db: Db, table: string): Promise<There | undefined> {
  const columns = await sql<{
    name: string
    type: string
    not_null: boolean
    mark: string | null
  }>`select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null,
      case when a.attgenerated = 's' then coalesce(col_description(a.attrelid, a.attnum), '') end as mark
    from pg_attribute a where a.attrelid = to_regclass(quote_ident(${table})) and a.attnum > 0 and not a.attisdropped`.execute(db)
  if (!columns.rows.length) return undefined
  const indexes = await sql<{
    name: string
  }>`select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = to_regclass(quote_ident(${table}))`.execute(db)
  const constraints = await sql<{
    name: string
  }>`select conname as name from pg_constraint where conrelid = to_regclass(quote_ident(${table})) and contype = 'f'`.execute(db)
  return {
    columns: new Map(columns.rows.map((row) => [row.name, { type: shortType(row.type), notNull: row.not_null, mark: row.mark }])),
    indexes: new Set(indexes.rows.map((row) => row.name)),
    constraints: new Set(constraints.rows.map((row) => row.name)),
  }
}

const shortType = (type: string): string => type.replace(/^timestamp(\(\d\))? with time zone$/, 'timestamptz$1').replace('character varying', 'varchar')

/** Runs a plan's statements one after the other; for tests and objects that are grafted on. Migrations run the same statements from a file. */
export async function apply(db: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
