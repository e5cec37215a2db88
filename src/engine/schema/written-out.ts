import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../context.ts'

/**
 * The same SQL as one piece instead of a tree of hundreds: a fragment used by every request is compiled once, not each time.
 * Only for fragments whose names and texts are ours, so that `$1` in them can be nothing but a parameter.
 */
export function writtenOut(fragment: RawBuilder<unknown>, db: Db): RawBuilder<unknown> {
  const { sql: text, parameters } = fragment.compile(db)
  const pieces = text.split(/\$\d+/)
  return sql(Object.assign(pieces, { raw: pieces }), ...parameters)
}
