import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isComparable } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { isSearched } from '../records/columns.ts'
import { searchTerms, type Term } from './keys.ts'
import { markOf } from './record-key.ts'

type Sql = RawBuilder<unknown>

/** A search within one object: every term's hashes in `search_keys` (GIN), then the exact look into `search_text`. */
export function searchWhere(ctx: Context, object: Declaration, q: string): Sql {
  const { terms } = searchTerms(q)
  if (!isSearched(object) || !terms.length) return sql`false`
  return sql`(${candidates(terms)} and ${proof(ctx, object, terms)})`
}

/** A value as it stands, or `hidden` from the planner: one that it does not see leaves it one plan to keep, however the values differ. */
export type Given = (value: unknown, type: 'int4[]' | 'text') => Sql
const asIs: Given = (value, type) => sql`${value}::${sql.raw(type)}`
export const hidden: Given = (value, type) => sql`(select ${value}::${sql.raw(type)})`

/** Records that hold the tokens of every term. Index: gin search_keys. */
export function candidates(terms: readonly Term[], given: Given = asIs): Sql {
  const keys = sql.ref('t.search_keys')
  const conditions = terms.map(({ alternatives }) => {
    const single = alternatives.filter((hashes) => hashes.length === 1).flat()
    const ways = alternatives.filter((hashes) => hashes.length > 1).map((hashes) => sql`${keys} @> ${given(hashes, 'int4[]')}`)
    if (single.length) ways.push(sql`${keys} && ${given(single, 'int4[]')}`)
    return sql`(${sql.join(ways, sql` or `)})`
  })
  return sql.join(conditions, sql` and `)
}

/** The terms themselves. Who may not compare some searched field looks into the lines of the others only, so a search tells nothing hidden (attack row 8). */
export function proof(ctx: Context, object: Declaration, terms: readonly Term[], given: Given = asIs): Sql {
  const searched = Object.keys(object.fields).filter((name) => object.fields[name]?.search)
  const open = searched.filter((name) => isComparable(ctx.person, object, name))
  const text = sql.ref('t.search_text')
  const isOpen = open.length === searched.length
  return sql.join(
    terms.map(({ like }) => (isOpen ? sql`${text} like ${given(like, 'text')}` : sql`${text} ~ ${given(inLines(open, like), 'text')}`)),
    sql` and `,
  )
}

/** A pattern that finds the term only in lines of the named fields: each line begins with its field's mark. */
function inLines(names: readonly string[], like: string): string {
  const term = like.slice(1, -1).replace(/\\(.)/gsu, '$1')
  const literal = term.replace(/[^\p{L}\p{N}\s]/gu, (sign) => `\\${sign}`)
  return `(^|\n)[${names.map(markOf).join('') || '\u{F8FF}'}][^\n]*${literal}`
}
