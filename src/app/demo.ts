import { randomBytes } from 'node:crypto'
import { contactRecord } from '../crm/activities/contact-record.object.ts'
import { contact } from '../crm/customers/contact.object.ts'
import { customer } from '../crm/customers/customer.object.ts'
import { asPerson } from '../engine/access/person.ts'
import { type Context, inTransaction } from '../engine/context.ts'
import { judgeAll } from '../engine/records/judge.ts'
import { refreshRollups } from '../engine/records/rollup.ts'
import { refreshStatistics } from '../engine/records/statistics.ts'
import { type RoleKey, roleKeys } from '../kernel/reach.ts'
import { dayIn } from '../lib/time.ts'
import { type Account, drawBook, monthsBack, opening } from './demo/book.ts'
import { makeChance } from './demo/chance.ts'
import { writeLeads } from './demo/leads.ts'
import { writeMarket } from './demo/market.ts'
import { make, makePeople } from './demo/people.ts'
import { drawStaff, type Member } from './demo/staff.ts'
import type { Episode } from './demo/stories.ts'
import { type Shelf, writeArchives, writeShelf } from './demo/write-archive.ts'
import { writeClaims } from './demo/write-claims.ts'
import { beginDeals, followDeals, openDeals } from './demo/write-deals.ts'
import { writeMails } from './demo/write-mails.ts'
import { writeRegime, writeTargets, writeWeeks } from './demo/write-time.ts'

export { demoHouse } from './demo/staff.ts'

export type SignIn = { readonly id: string; readonly email: string; readonly name: string; readonly role: RoleKey; readonly jobTitle: string }
/** `open` lets a person sign in: which password the demo people have is the caller's to say. */
export type DemoTools = { readonly open: (personId: string) => Promise<unknown> }
export type DemoSize = { readonly customers: number; readonly seed: number }

const usualSize: DemoSize = { customers: 3000, seed: 7 }

/** One password for all demo sign-ins, new for every house: a printed one must open no other. */
export const demoPassword = (): string => `kexin-${randomBytes(9).toString('base64url')}`

/**
 * Fills a house that was just set up with a company at work: sixty people in five sales companies, customers, contacts and eighteen months of
 * contact records, through the one door and each in the name and at the time of who wrote it. Customers come all or not at all.
 * Answers one sign-in for each role.
 */
export async function loadDemo(ctx: Context, tools: DemoTools, size: DemoSize = usualSize): Promise<{ signIns: SignIn[] }> {
  const staff = drawStaff(makeChance(size.seed))
  const ids = await makePeople(ctx, staff)
  const accounts = drawBook(size.customers, size.seed, staff.members, ctx.now)
  const shelf = await inTransaction(ctx, (tx) =>
    writeBook(tx, accounts, { ids, members: staff.members, colleagues: staff.members.filter(({ role }) => role === 'service' || role === 'tech') }),
  )
  await inTransaction(ctx, async (tx) => {
    await writeLeads(tx, { ids, members: staff.members })
    await writeMarket(tx, { ids, members: staff.members, shelf })
  })
  return { signIns: await openDoors(staff.members, ids, tools) }
}

/** One of each role gets a password: a rep and his own supervisor and region head, so that their views lie inside each other. */
async function openDoors(members: readonly Member[], ids: ReadonlyMap<string, string>, tools: DemoTools): Promise<SignIn[]> {
  const found = roleKeys.flatMap((role) => members.find((member) => member.role === role && (member.branch ?? 'east') === 'east') ?? [])
  for (const { email } of found) await tools.open(ids.get(email) as string)
  return found.map(({ email, name, role, jobTitle }) => ({ id: ids.get(email) as string, email, name, role, jobTitle }))
}

type Hands = { readonly ids: ReadonlyMap<string, string>; readonly members: readonly Member[]; readonly colleagues: readonly Member[] }
type Written = { readonly id: string; readonly contactIds: readonly string[] }

/** Month by month, so that facts come in the order of what they tell. */
async function writeBook(tx: Context, accounts: readonly Account[], hands: Hands): Promise<Shelf> {
  const written = new Map<Account, Written>()
  const today = tx.now.toISOString().slice(0, 10)
  const months = monthsBack(today)
  const shelf = await writeShelf({ ...tx, now: opening(months[0] as string) })
  const deals = await openDeals(tx, { accounts, places: written, shelf, people: hands.ids, today })
  for (const [month, day] of months.entries()) {
    const until = months[month + 1] ?? '9999'
    const fresh = accounts.filter((account) => account.month === month)
    for (const [owner, mine] of Map.groupBy(fresh, (account) => account.owner))
      await writeAccounts(await inNameOf(tx, hands, owner, opening(day)), mine, written)
    // What the clock would have concluded in those days.
    await judgeAll({ ...tx, now: opening(day) })
    if (fresh.length) await refreshStatistics(tx, [customer, contact, contactRecord])
    // The archive as it stands is written down before the last month's visits, so that the time line keeps its order.
    if (month === months.length - 1)
      for (const [owner, mine] of Map.groupBy(accounts, (account) => account.owner))
        await writeArchives(await inNameOf(tx, hands, owner, opening(day)), { accounts: mine, places: written, shelf, today })
    await beginDeals({ ...tx, now: opening(day) }, deals, until)
    await writeEpisodes(
      tx,
      accounts.flatMap((account) => account.episodes.flatMap((episode) => (episode.draft.at >= day && episode.draft.at < until ? [{ account, episode }] : []))),
      hands,
      written,
    )
  }
  await followDeals(tx, deals)
  await writeTime(tx, accounts, hands, written)
  await writePapers(tx, accounts, hands, written)
  // Figures of the last 30, 90 and 365 days were counted as of each month; now they are counted as of today.
  await refreshRollups(
    tx,
    contactRecord,
    [...written.values()].map(({ id }) => ({ customerId: id })),
  )
  return shelf
}

const plannedBefore = 9 * 86_400_000

/** The weeks around today: what each seller has before him, and what the company asks of him. */
async function writeTime(tx: Context, accounts: readonly Account[], hands: Hands, written: ReadonlyMap<Account, Written>): Promise<void> {
  const today = tx.now.toISOString().slice(0, 10)
  await writeRegime(tx)
  await writeTargets(tx, today)
  let seed = 100
  for (const [owner, mine] of Map.groupBy(accounts, (account) => account.owner)) {
    const before = await inNameOf(tx, hands, owner, new Date(tx.now.getTime() - plannedBefore))
    await writeWeeks(await inNameOf(tx, hands, owner, tx.now), before, { accounts: mine, written, today, seed: seed++ })
  }
}

/** What each rep spent and claims, and what came to the mailbox. */
async function writePapers(tx: Context, accounts: readonly Account[], hands: Hands, places: ReadonlyMap<Account, Written>): Promise<void> {
  const today = dayIn(tx.house.zone, tx.now)
  const idOf = (email: string | null | undefined) => hands.ids.get(email ?? '') as string
  const payerId = idOf(hands.members.find(({ role }) => role === 'finance')?.email)
  const reps = hands.members.filter(({ role, branch }) => role === 'rep' && branch === 'east')
  for (const [at, { email, name, chief }] of reps.entries()) {
    const mine = accounts.filter(({ owner }) => owner === email)
    const his = await inNameOf(tx, hands, email, tx.now)
    await writeClaims(his, { accounts: mine, places, today, seed: 300 + at, approverId: idOf(chief), payerId })
    if (at === 0) await writeMails(tx, { sender: { id: idOf(email), email, name }, accounts: mine, places })
  }
}

/** The context of a member at a moment, inside the same transaction. */
async function inNameOf(tx: Context, { ids }: Hands, email: string, now: Date): Promise<Context> {
  const person = await tx.house.authority.person(ids.get(email) as string)
  if (!person) throw new Error(`${email} is nobody of this house`)
  return { ...asPerson(tx.house, person, now), db: tx.db, waiting: tx.waiting }
}

async function writeAccounts(ctx: Context, accounts: readonly Account[], written: Map<Account, Written>): Promise<void> {
  const ids = await make(
    ctx,
    customer,
    accounts.map(({ company, group }) => ({ ...company.draft, parentId: group ? (written.get(group)?.id ?? null) : null })),
  )
  const people = accounts.flatMap((account, at) => account.contacts.map((draft) => ({ account, draft: { ...draft, customerId: ids[at] } })))
  const contactIds = await make(
    ctx,
    contact,
    people.map(({ draft }) => draft),
  )
  for (const [at, account] of accounts.entries())
    written.set(account, { id: ids[at] as string, contactIds: contactIds.filter((_, place) => people[place]?.account === account) })
}

type Told = { readonly account: Account; readonly episode: Episode }

/** A month's records, each author's at once, written down with the last of them; who ended first comes first, so that the time line has its days in order. */
async function writeEpisodes(tx: Context, told: readonly Told[], hands: Hands, written: ReadonlyMap<Account, Written>): Promise<void> {
  const authorOf = ({ account, episode }: Told) =>
    episode.byColleague ? (hands.colleagues[account.company.draft.name.length % hands.colleagues.length] as Member).email : account.owner
  const lastOf = (mine: readonly Told[]) => mine.reduce((latest, { episode }) => (episode.draft.at > latest ? episode.draft.at : latest), '')
  const shifts = [...Map.groupBy(told, authorOf)].map(([author, mine]) => ({ author, mine, last: lastOf(mine) }))
  for (const { author, mine, last } of shifts.toSorted((a, b) => a.last.localeCompare(b.last))) {
    const drafts = mine
      .toSorted((a, b) => a.episode.draft.at.localeCompare(b.episode.draft.at))
      .map(({ account, episode }) => {
        const { id, contactIds } = written.get(account) as Written
        return { ...episode.draft, customerId: id, contactIds: contactIds.slice(episode.who, episode.who + 1) }
      })
    await make(await inNameOf(tx, hands, author, new Date(last)), contactRecord, drafts)
  }
}
