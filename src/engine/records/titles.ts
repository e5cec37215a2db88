import { titleIn } from '../../kernel/object.ts'
import { type Context, objectOf } from '../context.ts'
import { byIds } from './read.ts'

const mostAtOnce = 500

/** What records are called, by id, as far as the person may read them: for texts that name several at once. */
export async function titlesOf(ctx: Context, target: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const object = objectOf(ctx.house, target)
  const wanted = [...new Set(ids)]
  const titles = new Map<string, string>()
  for (let at = 0; at < wanted.length; at += mostAtOnce) {
    const rows = await byIds(ctx, object, wanted.slice(at, at + mostAtOnce), [object.title])
    for (const row of rows) titles.set(row.id, titleIn(object, row))
  }
  return titles
}
