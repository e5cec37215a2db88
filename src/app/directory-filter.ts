import { type RawBuilder, sql } from 'kysely'
import { isId } from '../lib/id.ts'
import type { Comparison, Wanted } from '../server/scim/directory.ts'
import { refused } from '../server/scim/refusal.ts'

type Sql = RawBuilder<unknown>

/** Where an attribute is kept, and how it is compared: texts in any case, what the directory calls things by exactly; `among`: ids of several. */
type Column =
  | { readonly text: Sql }
  | { readonly exact: Sql }
  | { readonly yesNo: Sql }
  | { readonly id: Sql }
  | { readonly instant: Sql }
  | { readonly among: Sql }
export type Attributes = Readonly<Record<string, Column>>

/** A filter as SQL. What is not there fits no comparison, and so fits its `not` (RFC 7644, 3.4.2.2). */
export function wantedSql(wanted: Wanted | undefined, attributes: Attributes): Sql {
  if (!wanted) return sql`true`
  if ('not' in wanted) return sql`not ${wantedSql(wanted.not, attributes)}`
  if ('all' in wanted) {
    const parts = wanted.all.map((each) => wantedSql(each, attributes))
    return sql`(${sql.join(parts, wanted.how === 'and' ? sql` and ` : sql` or `)})`
  }
  const { attribute, compare, value } = wanted
  return sql`coalesce(${fits(attributes[attribute] as Column, compare, value)}, false)`
}

function fits(column: Column, compare: Comparison, value: string | boolean): Sql {
  if ('among' in column) return compare === 'pr' ? sql`exists (${column.among})` : sql`${idOf(value)} in (${column.among})`
  if ('yesNo' in column) return compare === 'pr' ? sql`true` : equals(column.yesNo, compare, sql`${String(value) === 'true'}::boolean`)
  if ('id' in column) return compare === 'pr' ? sql`${column.id} is not null` : equals(column.id, compare, idOf(value))
  if ('instant' in column) return compare === 'pr' ? sql`true` : ordered(column.instant, compare, sql`${instantOf(value)}::timestamptz`)
  if ('exact' in column) return textFits(column.exact, compare, sql`${String(value)}::text`)
  return textFits(sql`lower(${column.text})`, compare, sql`lower(${String(value)}::text)`)
}

function textFits(column: Sql, compare: Comparison, value: Sql): Sql {
  if (compare === 'pr') return sql`${column} <> ''`
  if (compare === 'co') return sql`position(${value} in ${column}) > 0`
  if (compare === 'sw') return sql`starts_with(${column}, ${value})`
  if (compare === 'ew') return sql`right(${column}, length(${value})) = ${value}`
  return ordered(column, compare, value)
}

function equals(column: Sql, compare: Comparison, value: Sql): Sql {
  if (compare === 'eq') return sql`${column} = ${value}`
  if (compare === 'ne') return sql`${column} is distinct from ${value}`
  throw refused('This attribute is compared by eq, ne or pr', 'invalidFilter')
}

const orders: Partial<Record<Comparison, Sql>> = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` }

function ordered(column: Sql, compare: Comparison, value: Sql): Sql {
  const order = orders[compare]
  return order ? sql`${column} ${order} ${value}` : equals(column, compare, value)
}

/** Nothing of ours has another directory's id: it fits nothing. */
const idOf = (value: string | boolean): Sql => sql`${isId(String(value)) ? value : null}::uuid`

function instantOf(value: string | boolean): string {
  const at = new Date(String(value))
  if (Number.isNaN(at.getTime())) throw refused('The value is an instant', 'invalidFilter')
  return at.toISOString()
}
