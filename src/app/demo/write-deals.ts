import { contactRecord } from '../../crm/activities/contact-record.object.ts'
import { opportunity } from '../../crm/opportunities/opportunity.object.ts'
import { pipeline } from '../../crm/opportunities/pipeline.object.ts'
import { stage } from '../../crm/opportunities/stage.object.ts'
import { stageMove } from '../../crm/opportunities/stage-move.object.ts'
import type { Context } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { everyRow } from '../../engine/records/every.ts'
import { takeSnapshots } from '../../engine/reports/snapshot.ts'
import { addDays, daysBetween } from '../../lib/time.ts'
import type { Account } from './book.ts'
import { makeChance } from './chance.ts'
import { type Deal, drawDeals, hourOf } from './deals.ts'
import { make } from './people.ts'
import { writePlaybooks } from './playbooks.ts'
import type { Place, Shelf } from './write-archive.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Ground = {
  readonly accounts: readonly Account[]
  readonly places: ReadonlyMap<Account, Place>
  readonly shelf: Shelf
  /** Ids of the staff by e-mail. */
  readonly people: ReadonlyMap<string, string>
  readonly today: string
}
type Way = { readonly pipelineId: string; readonly open: readonly Row[]; readonly won: Row; readonly lost: Row }

/** The stage, by its place, whose playbooks the demo company has written. */
const tried = 2

/** The deals of the demo company, and what they are called once they are written. */
export type DealBook = Ground & { readonly deals: readonly Deal[]; readonly way: Way; readonly playbooks: readonly string[]; readonly ids: Map<Deal, string> }

export async function openDeals(tx: Context, ground: Ground): Promise<DealBook> {
  const way = await wayOf(tx)
  const playbooks = await writePlaybooks(tx, way.open[tried]?.id)
  return { ...ground, deals: drawDeals(makeChance(11), ground.accounts, ground.today), way, playbooks, ids: new Map() }
}

/** The deals that began in the month the context stands at, so that the history of their customers keeps its order. */
export async function beginDeals(tx: Context, book: DealBook, until: string): Promise<void> {
  const from = tx.now.toISOString().slice(0, 10)
  const begun = book.deals.filter(({ begunOn }) => begunOn >= from && begunOn < until)
  const rivals = [...book.shelf.rivals.values()]
  const made = await make(
    tx,
    opportunity,
    begun.map((deal, at) => draftOf(deal, book, { rival: rivals[at % rivals.length] as string, at })),
  )
  for (const [at, deal] of begun.entries()) book.ids.set(deal, made[at] as string)
}

/** How they went on: their moves, who was met about them last, and a picture of the week before, since when some were put off. */
export async function followDeals(tx: Context, book: DealBook): Promise<void> {
  const written = [...book.ids]
  await make(
    tx,
    stageMove,
    written.flatMap(([deal, id], at) => movesOf(deal, { id, ownerId: ownerOf(deal, book), at, way: book.way })),
  )
  await make(
    tx,
    contactRecord,
    written.map(([deal, id], at) => metOf(deal, book, { id, at })),
  )
  await takeSnapshots({ ...tx, now: new Date(tx.now.getTime() - 7 * 86_400_000) })
  const putOff = written.flatMap(([{ end, draft }, id], at) =>
    !end && at % 6 === 0 ? [{ id, patch: { expectedOn: addDays(String(draft.expectedOn), 75) } }] : [],
  )
  await change(tx, opportunity, putOff, { atomic: true })
}

const ownerOf = ({ account }: Deal, { people }: Ground): string => people.get(account.owner) as string

async function wayOf(tx: Context): Promise<Way> {
  const [first] = await everyRow(tx, pipeline)
  const stages = (await everyRow(tx, stage)).filter(({ pipelineId }) => pipelineId === first?.id).sort((a, b) => Number(a.place) - Number(b.place)) as Row[]
  const by = (outcome: string) => stages.filter((each) => each.outcome === outcome)
  return { pipelineId: first?.id as string, open: by('open'), won: by('won')[0] as Row, lost: by('lost')[0] as Row }
}

/** Where it stands after its moves, as the command would have left it. */
function draftOf(
  deal: Deal,
  { places, shelf, people, today, way, playbooks }: DealBook,
  { rival, at: turn }: { rival: string; at: number },
): Record<string, unknown> {
  const { account, draft, end, movedOn, isQualified, begunOn } = deal
  const place = places.get(account) as Place
  const here = way.open[movedOn.length] as Row
  const at = end ? way[end.outcome] : here
  const judgedOn = addDays(begunOn, 2) < today ? addDays(begunOn, 2) : today
  return {
    ...draft,
    customerId: place.id,
    ownerId: people.get(account.owner),
    pipelineId: way.pipelineId,
    stageId: at.id,
    outcome: end?.outcome ?? 'open',
    probability: at.probability,
    staleDays: at.staleDays ?? null,
    reached: end?.outcome === 'won' ? way.won.place : here.place,
    stageSince: hourOf(end?.on ?? movedOn.at(-1) ?? begunOn, 1),
    ...(movedOn.length > tried ? { playbookIds: [account.company.draft.level === 'a' ? playbooks[0] : playbooks[1 + (turn % 2)]] } : {}),
    ...(isQualified ? { state: 'qualified', qualifiedOn: judgedOn, qualifiedPoints: ['budget', 'authority', 'need', 'time', 'fit'] } : {}),
    ...(end ? { closedOn: end.on, closedFromId: here.id, cycleDays: Math.max(0, daysBetween(begunOn, end.on)) } : {}),
    ...(end?.reason ? { lossReason: end.reason } : {}),
    ...(end?.rival ? { lostToId: rival, competitorIds: [rival] } : {}),
    products: deal.products.map(({ name, draft: line }) => ({ productId: shelf.products.get(name), ...line })),
    contacts: deal.people.map(({ who, draft: person }) => ({ contactId: place.contactIds[who], ...person })),
  }
}

type Moving = { readonly id: string; readonly ownerId: string; readonly at: number; readonly way: Way }

function movesOf({ begunOn, movedOn, end }: Deal, { id, ownerId, at, way }: Moving): Record<string, unknown>[] {
  const days = [...movedOn, ...(end ? [end.on] : [])]
  return days.map((day, place) => {
    const isEnd = end !== undefined && place === days.length - 1
    return {
      opportunityId: id,
      fromId: way.open[place]?.id,
      toId: isEnd ? way[end.outcome].id : way.open[place + 1]?.id,
      at: hourOf(day, at),
      byId: ownerId,
      days: Math.max(0, daysBetween(days[place - 1] ?? begunOn, day)),
      ...(isEnd && end.reason ? { reason: end.reason } : {}),
    }
  })
}

const metOf = ({ account, draft, metOn }: Deal, { places }: Ground, { id, at }: { id: string; at: number }) => ({
  customerId: places.get(account)?.id,
  opportunityId: id,
  channel: at % 3 ? 'phone' : 'visit',
  at: hourOf(metOn, at),
  ...(at % 3 ? {} : { place: '客户会议室' }),
  contactIds: places.get(account)?.contactIds.slice(0, 1),
  content: `就“${draft.name}”沟通进展：${String(draft.needs)}`,
  result: at % 2 ? '等对方内部讨论' : '有意向，继续跟进',
})
