import { objectOf } from '../context.ts'
import type { Work } from '../jobs/background-job.ts'
import { type MergeWish, merge } from './merge.ts'
import { isMerge } from './unmerge.ts'

/** Above so many records that move, nobody should wait for the answer. */
export const mostMovedAtOnce = 5000

/** A merge that moves very much, as a job: still one transaction. After a kill it has happened, or it has not and is done now. */
export const mergeWork: Work = {
  kind: 'merge',
  label: { zh: '合并', en: 'The merge' },
  run: async (ctx, input) => {
    const { object, ...wish } = input as unknown as MergeWish & { object: string }
    if (!(await isMerge(ctx, ctx.act))) await merge(ctx, objectOf(ctx.house, object), wish)
    return { act: ctx.act, object, id: wish.winnerId, done: wish.losers.length }
  },
}
