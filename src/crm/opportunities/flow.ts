import { Exact } from '../../lib/exact.ts'
import { roundMoney } from '../../lib/money.ts'

/** A deal as it stood on a day. */
export type Standing = {
  readonly id: string
  readonly amount: string | null
  readonly outcome: string
  readonly state: string
  readonly expectedOn: string | null
  readonly closedOn: string | null
}

/** What can happen to a pipeline between two days, in the order it is told. `sign`: what it does to the sum. */
export const flowKinds = [
  { id: 'fresh', sign: 1, label: { zh: '新增', en: 'New' } },
  { id: 'pulled', sign: 1, label: { zh: '提前进入', en: 'Pulled in' } },
  { id: 'increased', sign: 1, label: { zh: '金额增加', en: 'Increased' } },
  { id: 'decreased', sign: -1, label: { zh: '金额减少', en: 'Decreased' } },
  { id: 'won', sign: -1, label: { zh: '赢单', en: 'Won' } },
  { id: 'lost', sign: -1, label: { zh: '输单', en: 'Lost' } },
  { id: 'pushed', sign: -1, label: { zh: '推迟移出', en: 'Pushed out' } },
  { id: 'removed', sign: -1, label: { zh: '移出（作废、退回、删除）', en: 'Gone (void, sent back, deleted)' } },
] as const
export type FlowKind = (typeof flowKinds)[number]['id']

/** Which expected dates are looked at: from and to, both ends; neither: all, those without a date too. */
export type Window = { readonly from?: string | undefined; readonly to?: string | undefined }
export type Step = { readonly id: string; readonly kind: FlowKind; readonly amount: string }

const inWindow = ({ expectedOn }: Standing, { from, to }: Window): boolean =>
  from === undefined && to === undefined ? true : expectedOn !== null && (from === undefined || expectedOn >= from) && (to === undefined || expectedOn <= to)

const isAlive = ({ state, outcome }: Standing): boolean => state === 'qualified' && outcome === 'open'
/** Does it count in the pipeline that is looked at? */
export const isIn = (deal: Standing | undefined, window: Window): deal is Standing => deal !== undefined && isAlive(deal) && inWindow(deal, window)
const worth = (deal: Standing): Exact => new Exact(deal.amount ?? 0)

/**
 * What became of one deal between two days, as steps whose signed amounts lead from what it counted before to what it counts after. One
 * that was won at another amount than it stood for was increased or decreased first, so that "won" is what was won.
 */
export function stepsOf(before: Standing | undefined, after: Standing | undefined, window: Window): Step[] {
  const was = isIn(before, window) ? before : undefined
  const is = isIn(after, window) ? after : undefined
  const id = (after ?? before)?.id ?? ''
  const step = (kind: FlowKind, amount: Exact): Step[] => (amount.isZero() ? [] : [{ id, kind, amount: roundMoney(amount.toString()) }])
  const change = (from: Exact, to: Exact): Step[] => (to.gte(from) ? step('increased', to.minus(from)) : step('decreased', from.minus(to)))
  if (is && was) return change(worth(was), worth(is))
  if (is) return step(before && isAlive(before) ? 'pulled' : 'fresh', worth(is))
  const end = after?.outcome === 'won' || after?.outcome === 'lost' ? (after.outcome as FlowKind) : undefined
  if (was) {
    if (after && end) return [...change(worth(was), worth(after)), ...step(end, worth(after))]
    return step(after && isAlive(after) ? 'pushed' : 'removed', worth(was))
  }
  // Begun and decided between the two days: it came and it went.
  const isDecidedHere = after && end && inWindow(after, window) && !(before && before.outcome === after.outcome)
  return isDecidedHere && end ? [...step(before && isAlive(before) ? 'pulled' : 'fresh', worth(after)), ...step(end, worth(after))] : []
}

export type Told = { readonly amount: string; readonly count: number; readonly ids: readonly string[] }
export type Flow = { readonly opening: Told; readonly closing: Told; readonly kinds: Readonly<Record<FlowKind, Told>> }
type Pair = readonly [before: Standing | undefined, after: Standing | undefined]

/** A filter names no more records than this. */
export const mostNamed = 1000

/** Adds up a flow, deal by deal: opening and the kinds, each with its sign, come to closing to the cent. */
export function startFlow(window: Window): { readonly add: (...pair: Pair) => void; readonly done: () => Flow } {
  const heaps = new Map<string, { sum: Exact; count: number; ids: string[] }>()
  const put = (name: string, id: string, amount: Exact) => {
    const heap = heaps.get(name) ?? { sum: new Exact(0), count: 0, ids: [] }
    if (heap.ids.length < mostNamed) heap.ids.push(id)
    heaps.set(name, { ...heap, sum: heap.sum.plus(amount), count: heap.count + 1 })
  }
  const toldOf = (name: string): Told => {
    const { sum, count, ids } = heaps.get(name) ?? { sum: new Exact(0), count: 0, ids: [] }
    return { amount: roundMoney(sum.toString()), count, ids }
  }
  return {
    add: (before, after) => {
      if (isIn(before, window)) put('opening', before.id, worth(before))
      if (isIn(after, window)) put('closing', after.id, worth(after))
      for (const { id, kind, amount } of stepsOf(before, after, window)) put(kind, id, new Exact(amount))
    },
    done: () => ({
      opening: toldOf('opening'),
      closing: toldOf('closing'),
      kinds: Object.fromEntries(flowKinds.map(({ id }) => [id, toldOf(id)])) as unknown as Flow['kinds'],
    }),
  }
}

export function flowOf(pairs: Iterable<Pair>, window: Window): Flow {
  const flow = startFlow(window)
  for (const pair of pairs) flow.add(...pair)
  return flow.done()
}
