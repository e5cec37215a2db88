import { asPerson } from '../../engine/access/person.ts'
import { type Context, objectOf } from '../../engine/context.ts'
import { list } from '../../engine/records/read.ts'
import { readFilter } from '../../kernel/filter.ts'
import { Problem } from '../../kernel/problem.ts'
import { savedView } from '../people/saved-view.object.ts'
import { is, type Row } from './mining-pages.report.ts'

type Among = (ids: readonly string[]) => Promise<ReadonlySet<string>>

const everyone: Among = async (ids) => new Set(ids)
const nobody: Among = async () => new Set()

/**
 * Which of some records a rule may tell of: all, or the rows of its view as its owner sees them today. With a view that is gone, that is of
 * another list, or whose owner has left or may no longer compare by what it asks, they are none: a rule finds for nobody more than he sees.
 */
export async function rowsOfView(ctx: Context, { viewId, ownerId }: Row, name: 'customer' | 'lead'): Promise<Among> {
  if (!viewId) return everyone
  const [view] = (await list(ctx, savedView, { filter: is('id', 'eq', viewId), limit: 1, count: false })).records
  const person = ownerId ? await ctx.house.authority.person(String(ownerId)) : undefined
  if (view?.object !== name || (ownerId && !person)) return nobody
  const as: Context = person ? { ...asPerson(ctx.house, person, ctx.now), db: ctx.db } : ctx
  return (ids) => seenBy(as, { name, state: String(view.state), ids })
}

type Asked = { readonly name: string; readonly state: string; readonly ids: readonly string[] }

/** A problem is an answer: he may not ask so. What was kept as no list of ours keeps it asks for nothing. */
async function seenBy(as: Context, { name, state, ids }: Asked): Promise<ReadonlySet<string>> {
  const object = objectOf(as.house, name)
  try {
    const { filter } = JSON.parse(state) as { filter?: unknown }
    const asked = { all: [is('id', 'in', ids), ...(filter ? [readFilter(filter)] : [])] }
    const { records } = await list(as, object, { filter: asked, fields: [object.title], limit: Math.max(ids.length, 1), count: false })
    return new Set(records.map(({ id }) => id))
  } catch (error) {
    if (error instanceof Problem || error instanceof SyntaxError) return new Set()
    throw error
  }
}
