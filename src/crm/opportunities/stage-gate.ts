import { fill, type Label } from '../../kernel/label.ts'
import type { Trouble } from '../../kernel/problem.ts'
import type { Outcome } from './choices.ts'
import { lacking } from './stage-asks.ts'

type Row = Readonly<Record<string, unknown>>

/** A stage as the gate knows it. */
export type Stage = {
  readonly id: string
  readonly name: string
  readonly outcome: Outcome
  readonly asks: readonly string[]
  readonly checklist: readonly string[]
  /** Where one may go from it; none said: to the next. Back, lost and void are always open. */
  readonly toIds: readonly string[]
}

/** What the mover says beside where to. */
export type MoveWish = { readonly isChecked: boolean; readonly lossReason: unknown; readonly lostToId: unknown; readonly note: unknown }

/** A move that is being asked for: `stages` in their order, those of the deal's own pipeline. */
export type Move = { readonly stages: readonly Stage[]; readonly row: Row; readonly to: Stage; readonly wish: MoveWish }

const say = {
  here: { zh: '已经在“{to}”', en: 'It is at "{to}" already' },
  unqualified: { zh: '这条商机尚未认定，请先由主管认定，再推进阶段', en: 'This deal is not qualified yet; a manager qualifies it before it moves on' },
  noWay: { zh: '不能从“{from}”直接转到“{to}”，可转到：{ways}', en: 'It cannot go from "{from}" to "{to}"; it may go to: {ways}' },
  closed: { zh: '商机已结束，请先重新打开到某一阶段', en: 'The deal is closed; open it again at a stage first' },
  lacks: { zh: '进入“{to}”前请填写“{what}”', en: 'Before it enters "{to}", please fill in {what}' },
  unchecked: { zh: '推进前须完成：{items}。都做到了请勾选“检查项已完成”', en: 'To be done before it moves on: {items}. Tick "Checklist done" once they are' },
  reason: { zh: '请说明原因', en: 'Please say why' },
  rival: { zh: '请选择客户选的竞争对手', en: 'Please say which competitor they chose' },
} satisfies Record<string, Label>

const trouble = (field: string, code: string, label: Label, values: Record<string, string> = {}): Trouble => ({ field, code, message: fill(label, values) })

/** The stage a deal stands at; a closed one where it stood before it was. */
export function standingAt({ stages, row }: Pick<Move, 'stages' | 'row'>): { readonly now: Stage | undefined; readonly base: Stage | undefined } {
  const now = stages.find(({ id }) => id === row.stageId)
  const base = now && now.outcome !== 'open' ? stages.find(({ id }) => id === row.closedFromId) : now
  return { now, base }
}

const isEnd = ({ outcome }: Stage): boolean => outcome === 'lost' || outcome === 'void'

/** The stages on the way from one to the next: those that are not the end of a deal that failed, in order. */
const path = (stages: readonly Stage[]): Stage[] => stages.filter((stage) => !isEnd(stage))

/** Where a deal may go from here (S2-29): back, to what its stage names or else the next one, and out; a closed one back to where it was. */
export function waysFrom({ stages, row }: Pick<Move, 'stages' | 'row'>): Stage[] {
  const { now, base } = standingAt({ stages, row })
  const way = path(stages)
  const place = base ? way.indexOf(base) : -1
  const back = way.filter((stage, at) => at <= place && stage !== now && stage.outcome === 'open')
  if (now && now.outcome !== 'open') return base ? back : way.filter((stage) => stage.outcome === 'open')
  const named = now?.toIds.length ? way.filter((stage, at) => at > place && now.toIds.includes(stage.id)) : way.slice(place + 1, place + 2)
  return [...back, ...named, ...stages.filter(isEnd)]
}

/** Stages whose checklist is left behind, and those whose asks must be met, on the way ahead to `to`. */
function ahead({ stages, row, to }: Omit<Move, 'wish'>): { readonly left: readonly Stage[]; readonly entered: readonly Stage[] } {
  const { base } = standingAt({ stages, row })
  const way = path(stages)
  const [from, until] = [base ? way.indexOf(base) : -1, way.indexOf(to)]
  if (isEnd(to) || until <= from) return { left: [], entered: [] }
  return { left: way.slice(Math.max(from, 0), until), entered: way.slice(0, until + 1) }
}

/** What is still to be ticked off before the deal leaves its stage for `to`. */
export const unticked = (move: Omit<Move, 'wish'>): string[] => {
  const done = (move.row.checksDone as readonly string[] | null) ?? []
  return ahead(move).left.flatMap(({ checklist }) => checklist.filter((item) => !done.includes(item)))
}

/**
 * Why a move may not be made, all at once; nothing: it may. Every gate on the way is asked, so that no jump goes round one. The same
 * for the API, a board, a bulk act and an import, for there is no other way to write a deal's stage (S2-53).
 */
export function troublesOfMove(move: Move): Trouble[] {
  const { stages, row, to, wish } = move
  const { now } = standingAt(move)
  if (now?.id === to.id) return [trouble('stageId', 'here', say.here, { to: to.name })]
  const ways = waysFrom(move)
  if (!ways.includes(to)) {
    if (now && now.outcome !== 'open' && to.outcome !== 'open') return [trouble('stageId', 'closed', say.closed)]
    const names = ways.map(({ name }) => name).join('、')
    return [trouble('stageId', 'noWay', say.noWay, { from: now?.name ?? '', to: to.name, ways: names })]
  }
  if (isEnd(to)) return endTroubles(to, wish)
  if (row.state !== 'qualified') return [trouble('stageId', 'unqualified', say.unqualified)]
  const asked = [...new Set(ahead({ stages, row, to }).entered.flatMap(({ asks }) => asks))]
  const lacks = lacking(row, asked).map(({ field, label }) =>
    trouble(field, 'lacks', { zh: say.lacks.zh.replace('{what}', label.zh), en: say.lacks.en.replace('{what}', label.en) }, { to: to.name }),
  )
  const open = wish.isChecked ? [] : unticked({ stages, row, to })
  return [...lacks, ...(open.length ? [trouble('isChecked', 'unchecked', say.unchecked, { items: open.join('；') })] : [])]
}

function endTroubles({ outcome }: Stage, { lossReason, lostToId, note }: MoveWish): Trouble[] {
  if (!lossReason) return [trouble('lossReason', 'required', say.reason)]
  if (outcome === 'lost' && lossReason === 'competitor' && !lostToId) return [trouble('lostToId', 'required', say.rival)]
  return lossReason === 'other' && !note ? [trouble('note', 'required', say.reason)] : []
}

/** The asks a deal has met once it stands at `to`: they stay met as long as it stands there. */
export const metAt = ({ stages, row, to }: Omit<Move, 'wish'>): string[] => {
  const way = path(stages)
  if (isEnd(to)) return (row.asked as string[] | null) ?? []
  return [...new Set(way.slice(0, way.indexOf(to) + 1).flatMap(({ asks }) => asks))]
}

/** The ticks that stand at `to`: those of the stages behind it. */
export const ticksAt = ({ stages, row, to }: Omit<Move, 'wish'>): string[] => {
  const way = path(stages)
  const done = [...((row.checksDone as string[] | null) ?? []), ...unticked({ stages, row, to })]
  if (isEnd(to)) return done
  const behind = new Set(way.slice(0, way.indexOf(to)).flatMap(({ checklist }) => checklist))
  return [...new Set(done)].filter((item) => behind.has(item))
}

/** The stages that a card of the board may be carried to, by what the browser knows of it; what they ask is asked when it is put there. */
export function openStages(row: Row, columns: readonly Row[]): string[] {
  const stages = columns.map((each) => ({ ...each, toIds: (each.toIds as string[] | null) ?? [] }) as unknown as Stage)
  const ways = waysFrom({ stages, row })
  return ways.filter((stage) => isEnd(stage) || row.state === 'qualified').map(({ id }) => id)
}
