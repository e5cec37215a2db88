import type { RawBuilder } from 'kysely'
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

/**
 * Opens a cursor on a connection kept for long reading, so that no request waits for it. Everything comes from one moment: who writes
 * meanwhile neither doubles a row nor tears one. A reader that takes nothing for a minute loses the connection (openPool), or its
 * snapshot would keep the house from tidying up.
 */
export async function openCursor({ house }: Pick<Context, 'house'>, query: RawBuilder<unknown>): Promise<Cursor> {
  const client = await house.longReads.connect()
  const run = async (built: RawBuilder<unknown>) => {
    const { sql: text, parameters } = built.compile(house.db)
    return (await client.query({ text, values: [...parameters], rowMode: 'array' })).rows as RawRow[]
  }
  const close = async (isWhole: boolean) => {
    if (isWhole) await client.query('commit').catch(() => undefined)
    // One that stopped half-way may still be busy with a statement: it is thrown away, which ends the statement too.
    client.release(!isWhole)
  }
  try {
    await client.query("begin isolation level repeatable read read only; set local statement_timeout = '10min'; set local cursor_tuple_fraction = 1")
    const { sql: text, parameters } = query.compile(house.db)
    await client.query(`declare export no scroll cursor for ${text}`, [...parameters])
  } catch (error) {
    await close(false)
    throw error
  }
  const next = async () => (await client.query({ text: `fetch ${rowsAtOnce} from export`, rowMode: 'array' })).rows as RawRow[]
  return { next, ask: run, close }
}
