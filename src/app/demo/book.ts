import { firstOfMonth } from '../../lib/time.ts'
import { type Chance, makeChance } from './chance.ts'
import { type Company, generate } from './companies.ts'
import { type ContactDraft, drawContacts } from './contacts.ts'
import { type BranchKey, branchKeys } from './places.ts'
import type { Member } from './staff.ts'
import { drawStory, type Episode } from './stories.ts'

/** A customer of the demo house before it is written: whose it is, when it came in, and all that happened since. */
export type Account = {
  readonly company: Company
  readonly contacts: readonly ContactDraft[]
  readonly episodes: readonly Episode[]
  /** E-mail of the owner. */
  readonly owner: string
  /** Which month it came in, 0 the first, then one of every three; its group, if it has one, came earlier. */
  readonly month: number
  readonly group: Account | null
}

export const monthsTold = 18
const shares: Readonly<Record<BranchKey, number>> = { north: 0.24, east: 0.34, south: 0.22, southwest: 0.12, northwest: 0.08 }
/** Every so-manieth customer of a seller is a group, and the next few are firms of it. */
const groupEvery = 28

/** First days of the months that the house looks back on, the current one last. */
export function monthsBack(today: string): string[] {
  return Array.from({ length: monthsTold }, (_, at) => firstOfMonth(today, at - monthsTold + 1))
}

/** `count` customers spread over the branches and, there, over reps and now and then their supervisor; no two of one name. */
export function drawBook(count: number, seed: number, members: readonly Member[], now: Date): Account[] {
  const months = monthsBack(now.toISOString().slice(0, 10))
  const names = new Set<string>()
  return branchKeys.flatMap((branch, at) => {
    const chance = makeChance(seed + at)
    const sellers = members.filter((member) => member.branch === branch && member.role !== 'regionHead')
    const weighedSellers = sellers.map(({ email, role }) => [email, role === 'rep' ? 6 : 1] as const)
    const wanted = Math.round(count * shares[branch])
    const accounts: Account[] = []
    const shelves = new Map<string, Account[]>(sellers.map(({ email }) => [email, []]))
    for (const company of generate(wanted * 2, seed + at, branch)) {
      if (accounts.length === wanted) break
      const owner = chance.weighed(weighedSellers)
      const shelf = shelves.get(owner) as Account[]
      const account = drawAccount(chance, company, { owner, shelf, months, now })
      if (names.has(account.company.draft.name)) continue
      names.add(account.company.draft.name)
      accounts.push(account)
      shelf.push(account)
    }
    return accounts
  })
}

type Setting = { readonly owner: string; readonly shelf: readonly Account[]; readonly months: readonly string[]; readonly now: Date }

function drawAccount(chance: Chance, drawn: Company, { owner, shelf, months, now }: Setting): Account {
  const place = shelf.length % groupEvery
  const group = place > 0 && place < 4 ? (shelf[shelf.length - place] as Account) : null
  const company = place === 0 ? asGroup(drawn) : group ? asFirmOf(drawn, group.company) : drawn
  const month = place === 0 ? 0 : group ? 3 : chance.happens(0.35) ? 0 : chance.between(1, monthsTold / 3 - 1) * 3
  const contacts = drawContacts(chance, company.city)
  const episodes = drawStory(chance, { company, contacts, since: opening(months[month] as string), until: now })
  return { company, contacts, episodes, owner, month, group }
}

/** Ten to nine on the first of a month in China: customers come in before anybody can call on them. */
export const opening = (day: string): Date => new Date(`${day}T00:50:00.000Z`)

function asGroup(company: Company): Company {
  const name = `${company.city.name}${company.brand}集团有限公司`
  return { ...company, draft: { ...company.draft, name, shortName: `${company.brand}集团`, scale: 'large', level: 'a', lifecycle: 'repeat' } }
}

function asFirmOf(company: Company, group: Company): Company {
  const shortName = `${group.brand}${company.trade.word}`
  return { ...company, brand: group.brand, draft: { ...company.draft, name: `${company.city.name}${shortName}有限公司`, shortName } }
}
