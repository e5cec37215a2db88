import { addDays } from '../../lib/time.ts'
import { type Account, monthsBack } from './book.ts'
import type { Chance } from './chance.ts'
import { needsOfDeals, nextSteps } from './deal-words.ts'

type Draft = Readonly<Record<string, unknown>>

/** A deal before it is written: products by name, people by their place among the account's contacts, stages by theirs in the pipeline. */
export type Deal = {
  readonly account: Account
  readonly draft: Draft & { readonly name: string }
  readonly begunOn: string
  readonly products: readonly { readonly name: string; readonly draft: Draft }[]
  readonly people: readonly { readonly who: number; readonly draft: Draft }[]
  /** Days on which it went on to the next stage, one after the other from the second. */
  readonly movedOn: readonly string[]
  readonly end?: { readonly outcome: 'won' | 'lost'; readonly on: string; readonly reason?: string; readonly rival?: boolean }
  readonly isQualified: boolean
  /** When somebody last saw them about it. */
  readonly metOn: string
}

/** How often an account of this lifecycle has a deal. */
const shares: Readonly<Record<string, number>> = { potential: 0.05, interested: 0.35, won: 0.3, repeat: 0.4, dormant: 0.06 }
const openStages = 6
const dayParts = ['01', '03', '05', '07'] as const

/** Deals of a book over fourteen months: most are decided by now, the rest stand at every stage. */
export function drawDeals(chance: Chance, accounts: readonly Account[], today: string): Deal[] {
  return accounts.flatMap((account) => (chance.happens(shares[String(account.company.draft.lifecycle)] ?? 0.03) ? [drawDeal(chance, account, today)] : []))
}

function drawDeal(chance: Chance, account: Account, today: string): Deal {
  const drawn = addDays(today, -chance.between(6, 420))
  const cameIn = monthsBack(today)[account.month] as string
  const begunOn = drawn > cameIn ? drawn : addDays(cameIn, chance.between(1, 20))
  const isBuyer = account.company.draft.lifecycle === 'won' || account.company.draft.lifecycle === 'repeat'
  const product = chance.pick(account.company.trade.products)
  const quantity = chance.between(2, 60) * 10
  const urgency = chance.weighed([
    ['atOnce', 2],
    ['inMonth', 4],
    ['inQuarter', 5],
    ['inSixMonths', 3],
    ['watching', 2],
  ] as const)
  const { movedOn, last } = drawMoves(chance, begunOn, today)
  const age = Math.round((Date.parse(today) - Date.parse(begunOn)) / 86_400_000)
  const isDecided = age > 150 || (age > 40 && chance.happens(0.35))
  const decided = isDecided ? endOf(chance, { movedOn, last, isBuyer }) : undefined
  const end = decided && decided.on > today ? { ...decided, on: today } : decided
  const isQualified = end !== undefined || movedOn.length > 0 || chance.happens(0.6)
  return {
    account,
    begunOn,
    movedOn: isQualified ? movedOn : [],
    isQualified,
    ...(end ? { end } : {}),
    metOn: addDays(
      end?.on ?? today,
      -chance.weighed([
        [chance.between(0, 6), 6],
        [chance.between(7, 20), 3],
        [chance.between(21, 60), 2],
      ] as const),
    ),
    draft: {
      name: `${account.company.draft.shortName ?? account.company.draft.name.slice(0, 6)} ${product} ${quantity} 吨`,
      type: isBuyer ? chance.pick(['more', 'cross', 'upgrade', 'renewal'] as const) : 'new',
      ...chance.weighed([
        [{ origin: 'request', channel: 'phone' }, 5],
        [{ origin: 'request', channel: 'webForm' }, 3],
        [{ origin: 'request', channel: 'referral' }, 3],
        [{ origin: 'mined', channel: 'visit' }, 6],
        [{ origin: 'mined', channel: 'exhibition' }, 2],
        [{ origin: 'mined', channel: 'mining' }, 2],
      ] as const),
      urgency,
      needs: chance.pick(needsOfDeals).replace('{product}', product),
      expectedOn: end?.on ?? addDays(today, chance.between(-12, 150)),
      ...(chance.happens(0.75) ? { nextStep: chance.pick(nextSteps), nextOn: addDays(today, chance.between(-4, 20)) } : {}),
    },
    products: [
      { name: product, draft: { quantity, price: `${chance.between(68, 112) * 100}.00`, ...(chance.happens(0.3) ? { discount: chance.between(1, 5) } : {}) } },
    ],
    people: account.contacts.slice(0, 2).map((_, who) => ({
      who,
      draft: {
        roles: [who === 0 ? chance.pick(['decider', 'buyer', 'influencer'] as const) : chance.pick(['user', 'gatekeeper', 'approver'] as const)],
        attitude: chance.pick(['supporter', 'neutral', 'neutral', 'sceptic', 'coach'] as const),
        influence: chance.between(2, 5),
      },
    })),
  }
}

function drawMoves(chance: Chance, begunOn: string, today: string): { movedOn: string[]; last: string } {
  const movedOn: string[] = []
  let last = begunOn
  for (let at = 1; at < openStages; at++) {
    const next = addDays(last, chance.between(4, 32))
    if (next >= today || chance.happens(0.18)) break
    movedOn.push(next)
    last = next
  }
  return { movedOn, last }
}

type Ending = { readonly movedOn: readonly string[]; readonly last: string; readonly isBuyer: boolean }

/** Only what came through all stages is won; a buyer buys more often. */
function endOf(chance: Chance, { movedOn, last, isBuyer }: Ending): NonNullable<Deal['end']> {
  const on = addDays(last, chance.between(2, 12))
  if (movedOn.length === openStages - 1 && chance.happens(isBuyer ? 0.85 : 0.65)) return { outcome: 'won', on }
  const reason = chance.weighed([
    ['competitor', 5],
    ['price', 4],
    ['noBudget', 2],
    ['needChanged', 2],
    ['care', 1],
  ] as const)
  return { outcome: 'lost', on, reason, rival: reason === 'competitor' }
}

/** An office hour of a day in China. */
export const hourOf = (day: string, at: number): string => `${day}T${dayParts[at % dayParts.length]}:20:00.000Z`
