import { sql } from 'kysely'
import type { Db, House } from '../context.ts'
import type { Term } from './keys.ts'

/** How often each of an object's usual tokens occurs, and how many records there are; by table. What is not listed is rare. */
type Usual = ReadonlyMap<string, { readonly rows: number; readonly share: ReadonlyMap<number, number> }>
type Row = { readonly name: string; readonly rows: number; readonly tokens: number[] | null; readonly shares: number[] | null }
type Kept = { usual: Usual; until: number; asking: Promise<void> | undefined }

const nothing: Usual = new Map()
/** The database looks at its tables anew now and then; a word does not become common overnight. */
const lifeMs = 600_000
const kept = new WeakMap<House, Kept>()

/**
 * What the database itself counted of the tokens in each `search_keys` when it last analysed the table: the planner would look there
 * for every statement anew. Answers at once with what is known; asks again behind the scenes when that is old.
 */
export async function usualTokens(house: House): Promise<Usual> {
  const known = kept.get(house) ?? { usual: nothing, until: 0, asking: undefined }
  kept.set(house, known)
  if (known.until < Date.now()) {
    known.asking ??= ask(house.db)
      .then((usual) => Object.assign(known, { usual, until: Date.now() + lifeMs }))
      .finally(() => {
        known.asking = undefined
      })
      .then(() => undefined)
    if (known.until === 0) await known.asking
    else known.asking.catch((error) => house.log.warn({ err: error }, 'how common words are could not be asked'))
  }
  return known.usual
}

async function ask(db: Db): Promise<Usual> {
  const { rows } =
    await sql<Row>`select c.relname as name, c.reltuples::float8 as rows, s.most_common_elems::text::int4[] as tokens, s.most_common_elem_freqs as shares
    from pg_stats s join pg_class c on c.relname = s.tablename and c.relnamespace = s.schemaname::regnamespace
    where s.schemaname = current_schema() and s.attname = 'search_keys'`.execute(db)
  return new Map(rows.map(({ name, rows, tokens, shares }) => [name, { rows, share: new Map(tokens?.map((token, at) => [token, shares?.[at] ?? 0])) }]))
}

/**
 * Do so many records hold these words that walking the list from its newest end meets a page of them sooner than gathering all
 * that hold them? To gather costs rows × share, to walk page ÷ share.
 */
export function isFrequent(usual: Usual, table: string, terms: readonly Term[], page: number): boolean {
  const known = usual.get(table)
  if (!known) return false
  const shareOf = (tokens: readonly number[]) => Math.min(...tokens.map((token) => known.share.get(token) ?? 0))
  const share = terms.reduce((all, { alternatives }) => all * Math.max(...alternatives.map(shareOf)), 1)
  return known.rows * share * share > page
}
