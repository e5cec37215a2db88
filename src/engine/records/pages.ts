import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { type ListQuery, list, pageSize } from './read.ts'
import type { RecordRow } from './show.ts'

/** `limit`: records of one page, at most 200. */
type Walk = Pick<ListQuery, 'filter' | 'sort' | 'fields' | 'limit'>

/**
 * A list to its end, page by page, with the rights of who walks; a page without records is left out. The next page begins after the last
 * record of this one, so what is done to a page may take its records out of the list, and may run as long as it likes. It must not move
 * them forwards in the order: by the time they were made, unless `sort` says another.
 */
export async function* pagesOf(ctx: Context, object: Declaration, walk: Walk = {}): AsyncGenerator<readonly RecordRow[]> {
  for (let after: string | undefined; ; ) {
    const { records, next } = await list(ctx, object, { sort: 'createdAt', limit: pageSize.most, ...walk, count: false, ...(after ? { after } : {}) })
    if (records.length) yield records
    if (!next) return
    after = next
  }
}

/** The same as one array: for what is known to be some hundreds. */
export async function allOf(ctx: Context, object: Declaration, walk: Walk = {}): Promise<RecordRow[]> {
  const all: RecordRow[] = []
  for await (const records of pagesOf(ctx, object, walk)) all.push(...records)
  return all
}
