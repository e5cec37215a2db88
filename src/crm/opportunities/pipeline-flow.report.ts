import { type Context, objectOf } from '../../engine/context.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { type Held, heldNow, heldOn, snapshotDays } from '../../engine/reports/snapshot.ts'
import { isMarkedSince } from '../../engine/reports/touched.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { dayIn } from '../../lib/time.ts'
import { isOpen } from './deal-asks.ts'
import { type Flow, flowKinds, startFlow, type Told } from './flow.ts'
import { type FlowAsked, flowSince, mine, ofUnit } from './flow-since.report.ts'

const columns: readonly Column[] = [
  { name: 'step', label: { zh: '变动', en: 'What happened' }, is: 'named' },
  { name: 'count', label: { zh: '商机数', en: 'Deals' }, is: 'count' },
  { name: 'amount', label: { zh: '金额', en: 'Amount' }, is: 'money' },
]

/**
 * What became of the pipeline between two days (S0-53): what it stood at on the first, what came, changed and went, what it stands at on
 * the second, to the cent. `from` and `to` are days it was kept on (the nearest kept before them; `to` may be today); `since` and
 * `until` say which expected dates are looked at, so that what was pushed out of a quarter is seen. A deal is of the unit it is of today,
 * on both days, so that one which changed units is no coming and going.
 */
export const pipelineFlow: Report<Context> = {
  name: 'pipelineFlow',
  label: { zh: '预测变动', en: 'Flow of the pipeline' },
  asks: {
    from: { is: 'day' },
    to: { is: 'day' },
    since: { is: 'day' },
    until: { is: 'day' },
    ownerId: { is: 'id' },
    unitId: { is: 'id' },
    pipelineId: { is: 'id' },
  },
  run: async (ctx, asked) => {
    const object = objectOf(ctx.house, 'opportunity')
    const days = await snapshotDays(ctx, object)
    const today = dayIn(ctx.house.zone, ctx.now)
    const kept = (day: string | undefined) => days.find((each) => day === undefined || each <= day) ?? days.at(-1)
    const [from, wanted] = [kept(asked.from), asked.to && asked.to < today ? kept(asked.to) : undefined]
    if (!from) return { columns, rows: [] }
    const until = wanted ?? today
    const { ownerId, unitId, pipelineId } = asked
    const asks: FlowAsked = { from, today: until, window: { from: asked.since, to: asked.until }, ownerId, unitId, pipelineId }
    const isFresh = !wanted && (await isMarkedSince(ctx, object, from))
    const { opening, closing, kinds, standing, opened } = isFresh ? await flowSince(ctx, asks) : { ...(await wholeFlow(ctx, asks, wanted)), ...unnamed }
    return {
      columns,
      rows: [
        row(ctx, { id: 'opening', label: { zh: `期初（${from}）`, en: `Opening (${from})` }, sign: 1, list: isFresh ? opened : idsOf(opening) }, opening),
        ...flowKinds.map((kind) => row(ctx, { ...kind, list: idsOf(kinds[kind.id]) }, kinds[kind.id])),
        row(ctx, { id: 'closing', label: { zh: `期末（${until}）`, en: `Closing (${until})` }, sign: 1, list: standing ?? idsOf(closing) }, closing),
      ],
    }
  },
}

const unnamed = { standing: undefined, opened: undefined }

/** Between two pictures, or from one that is older than the marks: deal by deal. */
async function wholeFlow(ctx: Context, asks: FlowAsked, wanted: string | undefined): Promise<Flow> {
  const object = objectOf(ctx.house, 'opportunity')
  const { from, today, window } = asks
  const flow = startFlow(window)
  const where: Filter = { all: ofUnit(asks) }
  const closed = await closedBetween(ctx, { from, to: today, where })
  const later = wanted ? heldOn(ctx, object, { day: wanted, where }) : heldNow(ctx, object, { all: [isOpen, where] })
  const seen = new Set<string>()
  for await (const [before, after] of pairs(heldOn(ctx, object, { day: from, where }), later)) {
    const id = (before ?? after)?.id as string
    seen.add(id)
    flow.add(mine(asks, before), mine(asks, after ?? closed.get(id)))
  }
  for (const [id, deal] of closed) if (!seen.has(id) && mine(asks, deal)) flow.add(undefined, mine(asks, deal))
  return flow.done()
}

type Named = { readonly id: string; readonly label: Label; readonly sign: number; readonly list: Filter | undefined }

const idsOf = ({ ids }: Told): Filter => ({ field: 'id', op: 'in', value: ids })

function row({ lang }: Context, { id, label, sign, list: filter }: Named, { amount, count }: Told): ReportRow {
  const list = filter && count ? { object: 'opportunities', filter } : undefined
  return {
    values: { step: { id, title: label[lang] }, count, amount: sign < 0 && amount !== '0.00' ? `-${amount}` : amount },
    drill: list ? { count: list, amount: list } : {},
  }
}

type Between = { readonly from: string; readonly to: string; readonly where: Filter }

/** Deals decided after the first day and by the second, whatever has become of them in the pictures kept since. */
async function closedBetween(ctx: Context, { from, to, where }: Between): Promise<Map<string, Held>> {
  const closed: Filter = {
    all: [{ field: 'closedOn', op: 'gte', value: from }, { field: 'closedOn', op: 'lte', value: to }, where],
  }
  const found = new Map<string, Held>()
  for await (const piece of heldNow(ctx, objectOf(ctx.house, 'opportunity'), closed)) for (const deal of piece) found.set(deal.id, deal)
  return found
}

type Pieces = AsyncGenerator<readonly Held[]>

/** Two pictures side by side, deal by deal: both come in the order of ids, so that neither is held whole. */
async function* pairs(first: Pieces, second: Pieces): AsyncGenerator<readonly [Held | undefined, Held | undefined]> {
  const [one, other] = [oneByOne(first), oneByOne(second)]
  let [a, b] = [await one.next(), await other.next()]
  while (!a.done || !b.done) {
    const isFirst = !a.done && (b.done || a.value.id <= b.value.id)
    const isSecond = !b.done && (a.done || b.value.id <= a.value.id)
    yield [isFirst ? (a.value as Held) : undefined, isSecond ? (b.value as Held) : undefined]
    if (isFirst) a = await one.next()
    if (isSecond) b = await other.next()
  }
}

async function* oneByOne(pieces: Pieces): AsyncGenerator<Held, undefined> {
  for await (const piece of pieces) yield* piece
  return undefined
}
