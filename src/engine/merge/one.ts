import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { one } from '../records/read.ts'
import type { RecordRow } from '../records/show.ts'
import { redirectOf } from './redirect.ts'

/** A record by its id, or by the id of one that was merged into it: links in old mails and notices keep working (S0-09). `mergedFrom`: the id asked for. */
export async function oneOrWinner(ctx: Context, object: Declaration, id: string, fields?: readonly string[]): Promise<RecordRow & { mergedFrom?: string }> {
  const found = await one(ctx, object, id, fields).catch(asMissing)
  if (!(found instanceof Problem) && !found.deletedAt) return found
  const to = await redirectOf(ctx, id)
  if (to?.object === object.name) return { ...(await one(ctx, object, to.winnerId, fields)), mergedFrom: id }
  if (found instanceof Problem) throw found
  return found
}

function asMissing(error: unknown): Problem {
  if (error instanceof Problem && error.code === 'missing') return error
  throw error
}
