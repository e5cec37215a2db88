import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isComparable } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { isSearched } from '../records/columns.ts'
import { searchTerms } from './keys.ts'
import { markOf } from './record-key.ts'

/**
 * A search within one object: every term's hashes in `search_keys` (GIN), then the exact look into `search_text`.
 * Who may not compare some searched field looks into the lines of the others only, so a search tells nothing hidden (attack row 8).
 */
export function searchWhere(ctx: Context, object: Declaration, q: string, t = 't'): RawBuilder<unknown> {
  const { terms } = searchTerms(q)
  if (!isSearched(object) || !terms.length) return sql`false`
  const searched = Object.keys(object.fields).filter((name) => object.fields[name]?.search)
  const open = searched.filter((name) => isComparable(ctx.person, object, name))
  const text = sql.ref(`${t}.search_text`)
  const conditions = terms.map(({ alternatives, like }) => {
    const single = alternatives.filter((hashes) => hashes.length === 1).flat()
    const keys = alternatives.filter((hashes) => hashes.length > 1).map((hashes) => sql`${sql.ref(`${t}.search_keys`)} @> ${hashes}::int4[]`)
    if (single.length) keys.push(sql`${sql.ref(`${t}.search_keys`)} && ${single}::int4[]`)
    const there = open.length === searched.length ? sql`${text} like ${like}` : sql`${text} ~ ${inLines(open, like)}`
    return keys.length ? sql`((${sql.join(keys, sql` or `)}) and ${there})` : there
  })
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** A pattern that finds the term only in lines of the named fields: each line begins with its field's mark. */
function inLines(names: readonly string[], like: string): string {
  const term = like.slice(1, -1).replace(/\\(.)/gsu, '$1')
  const literal = term.replace(/[^\p{L}\p{N}\s]/gu, (sign) => `\\${sign}`)
  return `(^|\n)[${names.map(markOf).join('') || '\u{F8FF}'}][^\n]*${literal}`
}
