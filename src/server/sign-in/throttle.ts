import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../../kernel/problem.ts'

/** Points within seconds. Kept in the database, so that a second process is no second chance (row 64). */
export const limits = {
  /** One account from one network. */
  pair: { points: 10, duration: 600 },
  /** All accounts from one network that did not sign in to them lately. */
  network: { points: 100, duration: 900 },
  /** One account from all such networks together; beyond it they share `slow`. */
  account: { points: 50, duration: 3600 },
  slow: { points: 6, duration: 60 },
  /** The whole house, from such networks. */
  everybody: { points: 600, duration: 60 },
  /** Mails with a link to one address, and links made by one person. */
  mail: { points: 5, duration: 3600 },
  sender: { points: 100, duration: 3600 },
  /** Wrong API keys and spent links from one network. */
  token: { points: 100, duration: 300 },
  /** Web forms: sent from one network, of one form in all, and tasks given to one network. */
  form: { points: 30, duration: 600 },
  forms: { points: 3000, duration: 3600 },
  formTask: { points: 300, duration: 600 },
} as const
export type Limit = keyof typeof limits

export type Attempt = { readonly email: string; readonly network: string }
export type Throttle = ReturnType<typeof makeThrottle>

/** Mail addresses are no business of this table. */
const keyOf = (text: string): string => createHash('sha256').update(text.trim().toLowerCase()).digest('base64url')

/**
 * `isKnown`: did this account sign in from this network lately? Such a pair is held back by its own count alone, so a
 * stranger elsewhere can slow an account's other networks down but never lock its owner out.
 */
export function makeThrottle(pool: Pool, isKnown: (attempt: Attempt) => Promise<boolean>) {
  const limiters = Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limiterOf(pool, name, limit)])) as Record<Limit, RateLimiterPostgres>

  async function spend(limit: Limit, key: string): Promise<void> {
    const wait = await overdraft(limiters[limit], key)
    if (wait !== undefined) throw busy(wait)
  }

  /** Counts before the password is looked at, so a thousand guesses at once are a thousand. The answer gives points back. */
  async function attempt(each: Attempt): Promise<{ succeeded(whole: boolean): Promise<void> }> {
    const account = keyOf(each.email)
    const pair = `${account}:${each.network}`
    await spend('pair', pair)
    const known = await isKnown(each)
    if (!known) await spendAsStranger(account, each.network)
    return {
      async succeeded(whole) {
        await (whole ? limiters.pair.delete(pair) : limiters.pair.reward(pair))
        if (!known) await Promise.all([limiters.network.reward(each.network), limiters.account.reward(account), limiters.everybody.reward('all')])
      },
    }
  }

  async function spendAsStranger(account: string, network: string): Promise<void> {
    await spend('network', network)
    if ((await overdraft(limiters.account, account)) !== undefined) await spend('slow', account)
    // Last, so that what was refused before does not use up what all share.
    await spend('everybody', 'all')
  }

  /** After a second step that was right: the account's count from here starts anew, and the network has its point back. */
  async function clear({ email, network }: Attempt): Promise<void> {
    await Promise.all([limiters.pair.delete(`${keyOf(email)}:${network}`), limiters.network.reward(network)])
  }

  /** What a sign-in that was right has cost its network, given back: an office behind one address comes in together. */
  const giveBack = async (network: string, points: number): Promise<void> => void (await limiters.network.reward(network, points))

  return { attempt, clear, giveBack, spend, spendFor: (limit: Limit, text: string) => spend(limit, keyOf(text)) }
}

const limiterOf = (pool: Pool, keyPrefix: string, limit: { points: number; duration: number }) =>
  new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'auth_throttle',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    ...limit,
  })

/** Takes a point; milliseconds to wait when there was none. A database that does not answer is our fault and is thrown. */
async function overdraft(limiter: RateLimiterPostgres, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
    throw refusal
  }
}

function busy(ms: number): Problem {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return new Problem('busy', { zh: `尝试次数过多，请 ${seconds} 秒后再试`, en: `Too many attempts; please try again in ${seconds} seconds` }, [], {
    retryAfter: seconds,
  })
}
