import { sql } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'

type Refuse = (at: number, problem: Problem) => void
type Write = (some: readonly number[], refuse: Refuse) => Promise<void>
type Batch = {
  /** How many are to be written, known by their places. */
  readonly count: number
  /** Some consist of more than one record (a record with its lines) and stand or fall as a whole. */
  readonly inWholes: boolean
  readonly refuse: Refuse
}

/** Writes a batch at once, or so that of several wholes each stands or falls alone. */
export async function writeBatch(tx: Context, { count, inWholes, refuse }: Batch, write: Write): Promise<void> {
  const all = Array.from({ length: count }, (_, at) => at)
  if (inWholes) await bisect(tx, all, write, refuse)
  else await write(all, refuse)
}

const asThrown: Refuse = (_, problem) => {
  throw problem
}

/**
 * Writes these as one; where that is refused, halves are tried, until what is at fault stands alone and is left out: it sinks no
 * batch, and a batch without fault costs one savepoint.
 */
async function bisect(tx: Context, all: readonly number[], write: Write, refuse: Refuse): Promise<void> {
  const told = tx.waiting?.length ?? 0
  await sql`savepoint whole`.execute(tx.db)
  try {
    await write(all, asThrown)
    await sql`release savepoint whole`.execute(tx.db)
  } catch (error) {
    await sql`rollback to savepoint whole`.execute(tx.db)
    tx.waiting?.splice(told)
    if (!(error instanceof Problem)) throw error
    if (all.length === 1) return refuse(all[0] as number, error)
    const middle = all.length >> 1
    await bisect(tx, all.slice(0, middle), write, refuse)
    await bisect(tx, all.slice(middle), write, refuse)
  }
}
