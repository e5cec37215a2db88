import pg from 'pg'
import { isState } from '../../lib/sql-state.ts'
import type { Shape } from './catalog.ts'

/** What PostgreSQL says when a statement names what is not there yet: relation, type or collation, function. */
const lacks = (error: unknown): boolean => isState(error, 'noTable', 'noSuchThing', 'noFunction')

/**
 * Runs statements that may need each other in an order that nobody wrote down (a view of a function of a table): what lacks something
 * waits for the next round. A round without progress means that one is wrong, and its error is thrown.
 */
export async function runInAnyOrder(client: pg.ClientBase, statements: readonly string[]): Promise<void> {
  const waiting: string[] = []
  let last: unknown
  for (const statement of statements) {
    await client.query('savepoint one')
    try {
      await client.query(statement)
      await client.query('release one')
    } catch (error) {
      if (!lacks(error)) throw error
      await client.query('rollback to one')
      waiting.push(statement)
      last = error
    }
  }
  if (waiting.length === statements.length && waiting.length > 0) throw last
  if (waiting.length > 0) await runInAnyOrder(client, waiting)
}

/** Under another schema's name the queue's functions must say that one in their bodies. */
export const renamed = (statements: readonly string[], from: string, to: string): string[] =>
  statements.map((statement) => (from === to ? statement : statement.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to)))

export async function setSequences(client: pg.ClientBase, schema: string, { sequences }: Shape): Promise<void> {
  for (const { name, value } of sequences)
    await client.query('select setval(format($1::text, $2::text, $3::text)::regclass, $4::bigint)', ['%I.%I', schema, name, value])
}

/** Two shapes as sets of statements: nothing lacks, nothing is left over. Of no use between major versions, which print the same thing differently. */
export function differences(expected: Shape, found: Shape): string[] {
  const [mine, theirs] = [expected, found].map(
    ({ before, after, sequences }) => new Set([...before, ...after, ...sequences.map(({ name }) => `sequence ${name}`)]),
  )
  return [...(mine ?? [])].filter((each) => !theirs?.has(each)).concat([...(theirs ?? [])].filter((each) => !mine?.has(each)))
}
