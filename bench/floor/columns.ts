import { customer } from '../../src/crm/customers/customer.object.ts'
import { column, storedFields } from '../../src/engine/records/columns.ts'

const systemNames = ['id', 'ownerId', 'unitId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', 'deletedAt']

/** The columns of a customer as a person would write them down, with the name the API gives each. */
const customerColumns = [...systemNames, ...storedFields(customer).map(([name]) => name)].map((name) => [column(name), name] as const)

type Ref = { readonly name: string; readonly table: string }
/** What a customer refers to, each under a letter of its own. */
const refs: Ref[] = [
  { name: 'ownerId', table: 'user' },
  { name: 'unitId', table: 'org_unit' },
  { name: 'createdById', table: 'user' },
  { name: 'updatedById', table: 'user' },
  ...storedFields(customer).flatMap(([name, field]) => (field.target && field.kind.holds === 'one' ? [{ name, table: column(field.target) }] : [])),
]
const letters = refs.map((each, at) => ({ ...each, as: `r${at}`, title: `t${at}`, shownAs: each.name.replace(/Id$/, '') }))

/** Shares and counts are numbers in JSON, amounts are text. */
const figures = new Set(
  storedFields(customer).flatMap(([name, { kind, ...field }]) => (kind.name !== 'money' && kind.sql(field)?.startsWith('numeric') ? [name] : [])),
)

export const selected = (t: string): string =>
  customerColumns.map(([column, name]) => `${t}.${column}${figures.has(name) ? '::float8' : ''} as "${name}"`).join(', ')
export const titles = letters.map(({ as, title }) => `${as}.name as "${title}"`).join(', ')
/** The names of those a row refers to; another customer's only within the same reach. */
export const joins = (t: string, reach: (t: string) => string): string =>
  letters
    .map(({ name, table, as }) => `left join "${table}" ${as} on ${as}.id = ${t}.${column(name)}${table === 'customer' ? ` and ${reach(as)}` : ''}`)
    .join(' ')

type Row = Record<string, unknown>

/** A row as the API gives it. */
export function shown(row: Row): Row {
  const record: Row = {}
  for (const [, name] of customerColumns) record[name] = row[name]
  for (const { name, title, shownAs } of letters) record[shownAs] = row[name] ? { id: row[name], title: row[title] ?? null } : null
  return record
}
