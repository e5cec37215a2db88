import type { Tallied } from '../../kernel/object.ts'

/**
 * What figures about deals are made of (S0-13, S0-53): those decided, begun and expected in a stretch of days, and those that stand. The
 * index of each holds all that cockpit, funnel, forecast and win rates look at; over a million deals a row itself would cost a second.
 */
export const dealTallies: readonly Tallied[] = [
  { by: ['closedOn'], with: ['outcome', 'amount', 'cycleDays', 'origin', 'channel', 'productId', 'pipelineId', 'memberCount'] },
  { by: ['createdAt'], with: ['state', 'outcome', 'amount', 'origin', 'channel', 'pipelineId'] },
  { by: ['expectedOn'], with: ['state', 'outcome', 'amount', 'weightedAmount', 'pipelineId'] },
  { by: ['state', 'outcome'], with: ['stageId', 'reached', 'amount', 'weightedAmount', 'pipelineId', 'createdAt', 'expectedOn'] },
]
