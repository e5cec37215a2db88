import pg from 'pg'

const { escapeIdentifier: quoted } = pg

/** A table that holds rows: the partitions of one, not the whole above them. */
export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  /** False: its rows may be lost at any crash, so they are not backed up either. */
  readonly isLasting: boolean
}

/** A table as the catalogue tells of it (catalog-queries.ts). */
export type TableRow = {
  readonly name: string
  /** `r`: holds rows; `p`: is made of partitions. */
  readonly kind: 'r' | 'p'
  readonly unlogged: boolean
  readonly options: string | null
  readonly columns: readonly Column[]
  readonly checks: readonly string[]
  readonly partition_by: string | null
  readonly parent: string | null
  readonly bound: string | null
  readonly guarded: boolean
}

type Column = {
  readonly name: string
  readonly type: string
  readonly collation: string | null
  readonly required: boolean
  readonly value: string | null
  readonly generated: 's' | 'v' | null
  readonly identity: 'a' | 'd' | null
  readonly counter: string | null
}

export function createTable({ name, unlogged, columns, checks, partition_by: by, options }: TableRow): string {
  const lines = [...columns.map(columnLine), ...checks]
  return `create ${unlogged ? 'unlogged ' : ''}table ${quoted(name)} (${lines.join(', ')})${by ? ` partition by ${by}` : ''}${options ? ` with (${options})` : ''}`
}

function columnLine(column: Column): string {
  const { name, type, collation, required } = column
  return `${quoted(name)} ${type}${collation ? ` collate ${collation}` : ''}${originOf(column)}${required ? ' not null' : ''}`
}

/** Where a value comes from when nobody gives one. */
function originOf({ value, generated, identity, counter }: Column): string {
  if (generated) return ` generated always as (${value}) ${generated === 's' ? 'stored' : 'virtual'}`
  if (identity) return ` generated ${identity === 'a' ? 'always' : 'by default'} as identity (sequence name ${quoted(counter ?? '')})`
  return value ? ` default ${value}` : ''
}

/** A partition is made as a table and attached while it is empty: nothing has to be looked through. */
export const attachPartition = ({ name, parent, bound, guarded }: TableRow): string[] => [
  ...(parent && bound ? [`alter table ${quoted(parent)} attach partition ${quoted(name)} ${bound}`] : []),
  ...(guarded ? [`alter table ${quoted(name)} enable row level security`] : []),
]

export const tableOf = ({ name, columns, unlogged }: TableRow): Table => ({
  name,
  columns: columns.filter(({ generated }) => !generated).map((each) => each.name),
  isLasting: !unlogged,
})

export const addConstraint = ({ on, name, text, kind }: { on: string; name: string; text: string; kind: string }): string =>
  `alter table ${kind === 'f' ? '' : 'only '}${quoted(on)} add constraint ${quoted(name)} ${text}`

/** The index of a partition is made by its own name; the index of the whole is whole once all of its parts hang on it. */
export const attachIndex = ({ name, parent }: { name: string; parent: string | null }): string[] =>
  parent ? [`alter index ${quoted(parent)} attach partition ${quoted(name)}`] : []
