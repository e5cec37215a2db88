/** What PostgreSQL says went wrong, as far as the house does something about it (PostgreSQL's manual, appendix A, error codes). */
const sqlState = {
  notUnique: '23505',
  cancelled: '57014',
  lockTimeout: '55P03',
  deadlock: '40P01',
  notSerial: '40001',
  noTable: '42P01',
  noSuchThing: '42704',
  noFunction: '42883',
} as const
export type SqlState = keyof typeof sqlState

/** Did it refuse the very values it was given: data exceptions (class 22) and broken constraints (class 23)? */
export const refusesValues = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown } | null)?.code ?? ''))

/** Is it an error of the database, of one of these conditions? */
export const isState = (error: unknown, ...conditions: readonly SqlState[]): boolean =>
  conditions.some((name) => (error as { code?: unknown } | null)?.code === sqlState[name])
