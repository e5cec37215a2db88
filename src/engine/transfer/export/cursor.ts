import type { RawBuilder } from 'kysely'
import pg from 'pg'
import type { Context } from '../../context.ts'

export type RawRow = readonly unknown[]

/** A query read piece by piece from one snapshot. */
export type Cursor = {
  /** The next rows as lists of values; none at the end. */
  readonly next: () => Promise<RawRow[]>
  /** A question in between, of the same snapshot. */
  readonly ask: (query: RawBuilder<unknown>) => Promise<RawRow[]>
  readonly close: (isWhole: boolean) => Promise<void>
}

const rowsAtOnce = 2000

/** One moment of the whole house, on a connection kept for long reading, so that no request waits for it. */
export type Snapshot = {
  /** Opens a cursor of this name over a query; several may follow each other. */
  readonly read: (name: string, query: RawBuilder<unknown>) => Promise<() => Promise<RawRow[]>>
  readonly ask: Cursor['ask']
  readonly close: Cursor['close']
}

/**
 * Everything comes from one moment: who writes meanwhile neither doubles a row nor tears one. A reader that takes nothing for a minute
 * loses the connection (openPool), or its snapshot would keep the house from tidying up.
 */
export async function openSnapshot({ house }: Pick<Context, 'house'>): Promise<Snapshot> {
  const client = await house.longReads.connect()
  const ask = async (built: RawBuilder<unknown>) => {
    const { sql: text, parameters } = built.compile(house.db)
    return (await client.query({ text, values: [...parameters], rowMode: 'array' })).rows as RawRow[]
  }
  const close = async (isWhole: boolean) => {
    if (isWhole) await client.query('commit').catch(() => undefined)
    // One that stopped half-way may still be busy with a statement: it is thrown away, which ends the statement too.
    client.release(!isWhole)
  }
  const read: Snapshot['read'] = async (name, query) => {
    const { sql: text, parameters } = query.compile(house.db)
    const cursor = pg.escapeIdentifier(name)
    await client.query(`declare ${cursor} no scroll cursor for ${text}`, [...parameters])
    return async () => (await client.query({ text: `fetch ${rowsAtOnce} from ${cursor}`, rowMode: 'array' })).rows as RawRow[]
  }
  try {
    await client.query("begin isolation level repeatable read read only; set local statement_timeout = '10min'; set local cursor_tuple_fraction = 1")
  } catch (error) {
    await close(false)
    throw error
  }
  return { read, ask, close }
}

/** A cursor alone in its snapshot. */
export async function openCursor(ctx: Pick<Context, 'house'>, query: RawBuilder<unknown>): Promise<Cursor> {
  const snapshot = await openSnapshot(ctx)
  try {
    return { next: await snapshot.read('export', query), ask: snapshot.ask, close: snapshot.close }
  } catch (error) {
    await snapshot.close(false)
    throw error
  }
}
