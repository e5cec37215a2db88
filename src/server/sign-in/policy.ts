/** What the company asks of everybody who signs in; set by administrators on the company's page, in force within a minute. */
export type SignInPolicy = {
  /** Roles whose holders prove themselves twice. */
  readonly secondStepRoles: readonly string[]
  /** Days from the first sign-in that found it missing. */
  readonly graceDays: number
  readonly idleHours: number
  readonly sessionDays: number
  /** Sessions at once; null: as many as he likes. */
  readonly mostSessions: number | null
  readonly leastPassword: number
}

/** Half a working day without a request, seven days whatever happens (ASVS 7.3.1, 7.3.2); ten characters (ASVS 6.2.1). */
export const usualPolicy: SignInPolicy = { secondStepRoles: [], graceDays: 7, idleHours: 12, sessionDays: 7, mostSessions: null, leastPassword: 10 }

const day = 24 * 3600_000

/** Until when a session lives: its own end, its longest life, its longest silence. */
export function endOf(policy: SignInPolicy, session: { readonly createdAt: Date; readonly seenAt: Date; readonly expiresAt: Date }): number {
  const [old, silent] = [session.createdAt.getTime() + policy.sessionDays * day, session.seenAt.getTime() + policy.idleHours * 3600_000]
  return Math.min(session.expiresAt.getTime(), old, silent)
}

/** By when the second step must stand for who was first asked for it then. */
export const dueAfter = (policy: SignInPolicy, askedAt: Date): Date => new Date(askedAt.getTime() + policy.graceDays * day)
