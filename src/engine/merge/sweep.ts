import { sql } from 'kysely'
import { type Context, type Fact, inTransaction, objectOf, type Reaction } from '../context.ts'
import { defineReaction } from '../jobs/reaction.ts'
import { rawRows } from '../records/lock.ts'
import { moveRefs, pointersTo } from './move.ts'
import { redirectOf } from './redirect.ts'

/**
 * Follows a merge once it is committed: a row that was written at the same instant, by somebody whose check had still seen the loser, is
 * pointed at the winner too. Under the act of the merge, so that undoing it takes this back as well.
 */
export const sweepMerged: Reaction = defineReaction({
  name: 'sweepMerged',
  on: ['*.merged'],
  run: async (ctx, facts) => {
    for (const fact of facts) await inTransaction({ ...ctx, act: fact.act }, (tx) => sweep(tx, fact))
  },
})

async function sweep(tx: Context, { object: name, recordId }: Fact): Promise<void> {
  const to = await redirectOf(tx, recordId)
  const object = objectOf(tx.house, name)
  const [winner] = to ? (await rawRows(tx, object, sql`t.id = ${to.winnerId}::uuid and t.deleted_at is null for no key update of t`)).values() : []
  if (!winner) return
  for (const pointer of pointersTo(tx, object))
    await moveRefs(tx, pointer, { from: [recordId], to: winner, apart: pointer.holder === object ? [recordId, winner.id] : [] })
}
