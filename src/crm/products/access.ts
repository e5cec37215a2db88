import type { Access } from '../../kernel/reach.ts'

const special = 'all'
const reads = { read: 'all' } as const
const keeps = { create: 'all', read: 'all', update: 'all', delete: 'all', import: special, export: special, bulk: special } as const

/** What we sell is known to who works for customers; marketing keeps the list (requirements X2). */
export const productAccess: Access = {
  rep: reads,
  supervisor: reads,
  regionHead: reads,
  leader: { read: 'all', export: special },
  marketing: keeps,
  rnd: { create: 'all', read: 'all', update: 'all' },
  service: reads,
  tech: reads,
  finance: reads,
}
