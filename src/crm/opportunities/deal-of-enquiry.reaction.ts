import type { Context } from '../../engine/context.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { runCommand } from '../../engine/records/command.ts'
import { list } from '../../engine/records/read.ts'
import { Problem } from '../../kernel/problem.ts'
import { lead } from '../leads/lead.object.ts'

const piece = 200

/**
 * Who asks for a product on a form that says so has begun a deal (S0-51): once the enquiry has come to somebody, by the form or by the
 * rules, it becomes customer, contact and deal of his. One that cannot, its firm being another's, stays a lead for him to look at.
 */
export const dealOfEnquiry = defineReaction({
  name: 'dealOfEnquiry',
  on: ['create', 'giveOut', 'allot', 'claim', 'update'].map((verb) => `${lead.name}.${verb}`),
  heeds: async (_, facts) => facts.filter(({ changes }) => Boolean(changes?.ownerId?.[1])),
  run: async (ctx, facts) => {
    const ids = [...new Set(facts.map(({ recordId }) => recordId))]
    for (let at = 0; at < ids.length; at += piece) {
      const { records } = await list(ctx, lead, { filter: enquiries(ids.slice(at, at + piece)), limit: piece, count: false })
      for (const { id, knownCustomerId } of records) await become(ctx, id as string, knownCustomerId)
    }
  },
})

/** Those that name a product and came by a form that makes deals; a lead that somebody turned into a customer meanwhile is done. */
const enquiries = (ids: readonly string[]) => ({
  all: [
    { field: 'id', op: 'in', value: ids },
    { field: 'webFormId.makesDeals', op: 'eq', value: true },
    { field: 'productId', op: 'notEmpty' },
    { field: 'ownerId', op: 'notEmpty' },
    { field: 'state', op: 'in', value: ['new', 'following'] },
  ],
})

async function become(ctx: Context, id: string, knownCustomerId: unknown): Promise<void> {
  try {
    const [done] = await runCommand(ctx, lead, 'convert', [{ id }], { makesDeal: true, ...(knownCustomerId ? { customerId: knownCustomerId } : {}) })
    if (done && 'problem' in done) throw done.problem
  } catch (error) {
    // Its owner has it before him and decides; trying again would say the same.
    if (!(error instanceof Problem)) throw error
  }
}
