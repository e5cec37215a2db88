import type { Access } from '../../kernel/reach.ts'
import { reads, runs, special } from '../../kernel/rights.ts'

/** What we sell is known to who works for customers; marketing keeps the list (requirements X2). */
export const productAccess: Access = {
  rep: reads,
  supervisor: reads,
  regionHead: reads,
  leader: { read: 'all', export: special },
  marketing: runs('all'),
  rnd: { create: 'all', read: 'all', update: 'all' },
  service: reads,
  tech: reads,
  finance: reads,
}
