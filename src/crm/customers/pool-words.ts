import type { PoolWords } from './pool-falls.ts'

/** How a customer tells what the rules of the pool ask (S0-47). */
export const poolWords: PoolWords = {
  object: 'customer',
  lastAt: { contact: 'lastContactAt', opportunity: 'lastOpportunityAt', deal: 'lastWonOn' },
  level: 'level',
  from: ['lifecycle', 'openOpportunityCount'],
  isSpared: ({ lifecycle, lastWonOn, level, openOpportunityCount }, spare) => {
    if (spare === 'won') return lifecycle === 'won' || lifecycle === 'repeat' || Boolean(lastWonOn)
    return spare === 'key' ? level === 'a' : Number(openOpportunityCount ?? 0) > 0
  },
}

/** What lies in a pool of the reader's. */
export const inPool = {
  all: [
    { field: 'ownerId', op: 'empty' },
    { field: 'poolId', op: 'notEmpty' },
  ],
} as const

export const poolColumns = ['name', 'poolId', 'level', 'region', 'industry', 'phones', 'pooledAt', 'lastContactAt', 'lastResult'] as const
