import type { Access } from '../../kernel/reach.ts'

const special = 'all'
const tells = { create: 'all', read: 'all', update: 'own' } as const
const keeps = { create: 'all', read: 'all', update: 'all', delete: 'all', import: special, export: special, bulk: special } as const

/** Every seller meets competitors and may name one; marketing keeps the list (S0-62). */
export const competitorAccess: Access = {
  rep: tells,
  supervisor: tells,
  regionHead: tells,
  leader: { read: 'all', export: special },
  marketing: keeps,
  rnd: tells,
  service: tells,
  tech: tells,
}
