import type { Access, RoleKey } from '../../kernel/reach.ts'
import { forRoles, runs, special } from '../../kernel/rights.ts'

const tells = { create: 'all', read: 'all', update: 'own' } as const

/** Every seller meets competitors and may name one; marketing keeps the list (S0-62). */
export const competitorAccess: Access = {
  rep: tells,
  supervisor: tells,
  regionHead: tells,
  leader: { read: 'all', export: special },
  marketing: runs('all'),
  rnd: tells,
  service: tells,
  tech: tells,
}

/** What is known of a rival's products, prices and moves: told by whoever hears of it, mended by him and by marketing. */
export const rivalAccess: Access = {
  rep: { ...tells, delete: 'own' },
  supervisor: { ...tells, delete: 'own' },
  regionHead: { ...tells, delete: 'own' },
  leader: { ...tells, export: special },
  marketing: runs('all'),
  rnd: { ...tells, delete: 'own' },
  service: tells,
  tech: tells,
}

/** Anybody submits and reads what he submitted himself; whoever may read it all is said here, and taken back at once (S0-25, S0-26). */
const submits = { create: 'own', read: 'own', update: 'own' } as const
const everybody: readonly RoleKey[] = ['rep', 'supervisor', 'regionHead', 'rnd', 'service', 'tech', 'finance', 'employee']
export const marketItemAccess: Access = {
  ...forRoles(submits, everybody),
  leader: { ...submits, read: 'all', export: special, adopt: 'all', reject: 'all' },
  marketing: { ...runs('all'), adopt: 'all', reject: 'all' },
}

/** What customers say of our products reaches R&D from every side; R&D decides what becomes of it (S0-15, S0-29). */
export const feedbackAccess: Access = {
  rep: { create: 'own', read: 'own', update: 'own' },
  supervisor: { create: 'branch', read: 'branch', update: 'branch', export: special },
  regionHead: { create: 'branch', read: 'branch', update: 'branch', export: special },
  leader: { read: 'all', export: special },
  marketing: { create: 'all', read: 'all', update: 'own', export: special },
  rnd: runs('all'),
  service: { create: 'all', read: 'all', update: 'own' },
  tech: { create: 'all', read: 'all', update: 'own' },
}

/** Our offer beside a rival's, as sales and marketing weigh it (S1-64). */
export const comparisonAccess: Access = {
  rep: { create: 'own', read: 'own', update: 'own', delete: 'own' },
  supervisor: { create: 'branch', read: 'branch', update: 'branch', delete: 'branch', export: special },
  regionHead: { create: 'branch', read: 'branch', update: 'branch', delete: 'branch', export: special },
  leader: { read: 'all', export: special },
  marketing: runs('all'),
}
