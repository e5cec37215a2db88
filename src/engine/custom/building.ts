import { type RawBuilder, sql } from 'kysely'
import { isState } from '../../lib/sql-state.ts'
import type { Db } from '../context.ts'

/** Who builds indexes holds this lock of his session: one builder at a time, and known to who must stop him. */
const keys: RawBuilder<unknown> = sql`hashtext('kexin.tend'), hashtext(current_schema())`
/** Whoever changes what fields there are holds this one, in all processes one at a time. */
export const structureLock: RawBuilder<unknown> = sql`hashtext('kexin.structure'), hashtext(current_schema())`

/**
 * Builds and drops indexes beside the writers, on a connection of its own; false when somebody else is at it, or when it was broken off
 * for a change of fields, which has a job of its own go on with it.
 */
export async function whileBuilding(db: Db, work: (db: Db) => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (own: Db) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_lock(${keys}) as free`.execute(own)
    if (!rows[0]?.free) return false
    await sql`set statement_timeout = 0`.execute(own)
    await sql`set lock_timeout = 0`.execute(own)
    try {
      await work(own)
      return true
    } catch (error) {
      if (isState(error, 'cancelled')) return false
      throw error
    } finally {
      await sql`reset statement_timeout`.execute(own)
      await sql`reset lock_timeout`.execute(own)
      await sql`select pg_advisory_unlock(${keys})`.execute(own)
    }
  })
}

/**
 * An index that is being built holds its table against new columns for as long as that takes, and waits in turn for who wants one.
 * A person who adds a field goes first: the building is broken off, and begun again after him.
 */
export async function stopBuilding(db: Db): Promise<void> {
  const unsigned = (key: string) => sql`(hashtext(${sql.raw(key)})::bigint & 4294967295)`
  await sql`select pg_cancel_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint = ${unsigned("'kexin.tend'")} and objid::bigint = ${unsigned('current_schema()')}`.execute(db)
}
