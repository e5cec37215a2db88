import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const benchFolder = resolve(import.meta.dirname)

/** What one run measures, from the words behind `npm run bench --`. */
export type Wishes = {
  readonly customers: number
  /** Opportunities with them (P16); a house that has some is a house of its own. */
  readonly deals: number
  /** Facts of each customer beside the one of its making. */
  readonly facts: number
  /** Row ids such as P2; empty: all. */
  readonly only: readonly string[]
  /** Floor and ours are measured in turn this often, each time so many seconds. */
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  /** Rows of the imported sheet: xlsx, and csv where Excel has no room for them. */
  readonly sheet: number
  /** Mails with a card each (P15). */
  readonly mails: number
  /** Where the loaded house is kept between runs. */
  readonly folder: string
}

/** `npm run bench -- --customers 1000000 --only P2,P3 --rounds 5 --seconds 1.5` */
export function readWishes(args: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '100000' },
      deals: { type: 'string', default: '0' },
      facts: { type: 'string' },
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.5' },
      connections: { type: 'string', default: '8' },
      sheet: { type: 'string', default: '100000' },
      mails: { type: 'string', default: '10000' },
      cache: { type: 'string', default: join(benchFolder, '.cache') },
    },
  })
  const [customers, deals] = [Number(values.customers), Number(values.deals)]
  return {
    customers,
    deals,
    // A million customers with ten facts each would be four gigabytes that no measured row reads.
    facts: Number(values.facts ?? (customers > 200_000 || deals ? 1 : 9)),
    only: values.only.split(',').filter(Boolean),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    connections: Number(values.connections),
    sheet: Number(values.sheet),
    mails: Number(values.mails),
    folder: join(resolve(values.cache), deals ? `${customers}-${deals}` : String(customers)),
  }
}
