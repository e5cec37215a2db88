import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { dayIn, daysBetween } from '../../lib/time.ts'
import { lossReasons, type Outcome } from './choices.ts'
import { stage } from './stage.object.ts'
import { type MoveWish, metAt, type Stage, standingAt, ticksAt, troublesOfMove, unticked } from './stage-gate.ts'
import { stageMove } from './stage-move.object.ts'

type Row = Readonly<Record<string, unknown>>
type Input = Readonly<Record<string, unknown>>

const mostStages = 200
const dayMs = 86_400_000

/** A pipeline's stages in order. The house looks: what a gate asks does not depend on who stands before it. */
export async function stagesOf(tools: Tools, pipelineId: unknown): Promise<(Stage & Row)[]> {
  const rows = await tools.asHouse().list(stage, { field: 'pipelineId', op: 'eq', value: pipelineId }, mostStages)
  return rows.map((row) => ({
    ...row,
    id: row.id as string,
    name: String(row.name),
    outcome: row.outcome as Outcome,
    asks: (row.asks as string[] | null) ?? [],
    checklist: (row.checklist as string[] | null) ?? [],
    toIds: (row.toIds as string[] | null) ?? [],
  }))
}

const elsewhere = { zh: '这个阶段不属于本商机的销售流程', en: 'This stage is not of the deal’s pipeline' }

/**
 * The one way a deal's stage is written: ahead when the gates between are met, back, lost or void with a reason, and open again to a
 * stage (S0-55, S2-29, S2-53). Every move leaves one row of history with the days it had stood.
 */
const advance: Command = defineCommand({
  object: 'opportunity',
  name: 'advance',
  label: { zh: '变更阶段', en: 'Move stage' },
  icon: 'layers',
  input: {
    stageId: ref('stage', { label: { zh: '转到阶段', en: 'To stage' }, required: true }),
    isChecked: yesNo({ label: { zh: '检查项已完成', en: 'Checklist done' } }),
    lossReason: choice(lossReasons, { label: { zh: '原因', en: 'Why' }, hint: { zh: '输单、作废必填', en: 'For lost and void' } }),
    lostToId: ref('competitor', { label: { zh: '输给', en: 'Lost to' }, hint: { zh: '客户选择竞品时必填', en: 'Where they chose a competitor' } }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 500 }),
  },
  run: async (before, input, tools) => {
    const stages = await stagesOf(tools, before.pipelineId)
    const to = stages.find(({ id }) => id === input.stageId)
    if (!to) throw new Problem('invalid', elsewhere, [{ field: 'stageId', code: 'elsewhere', message: elsewhere }])
    const wish: MoveWish = { isChecked: input.isChecked === true, lossReason: input.lossReason, lostToId: input.lostToId, note: input.note }
    const troubles = troublesOfMove({ stages, row: before, to, wish })
    const [first] = troubles
    if (first) throw new Problem('invalid', first.message, troubles)
    const move = { stages, row: before, to }
    await tools.asHouse().create(stageMove, [historyOf(move, input, tools)])
    return patchOf(move, input, tools)
  },
})

type Going = { readonly stages: readonly Stage[]; readonly row: Row; readonly to: Stage & Row }

const since = (row: Row): number => Date.parse(String(row.stageSince ?? row.createdAt))

function historyOf(move: Going, input: Input, { personId, now }: Tools): Record<string, unknown> {
  const { row, to } = move
  const checked = input.isChecked === true ? unticked(move) : []
  return {
    opportunityId: row.id,
    fromId: row.stageId,
    toId: to.id,
    at: now.toISOString(),
    byId: personId,
    days: Math.max(0, Math.round(((now.getTime() - since(row)) / dayMs) * 10) / 10),
    checked: checked.length ? checked : null,
    reason: input.lossReason ?? null,
    note: input.note ?? null,
  }
}

function patchOf(move: Going, input: Input, { now, today, zone }: Tools): Record<string, unknown> {
  const { row, to, stages } = move
  const isOpen = to.outcome === 'open'
  const { base } = standingAt({ stages, row })
  const asked = metAt(move)
  const done = ticksAt(move)
  const isFailed = to.outcome === 'lost' || to.outcome === 'void'
  return {
    stageId: to.id,
    outcome: to.outcome,
    probability: to.probability ?? 0,
    staleDays: to.staleDays ?? null,
    stageSince: now.toISOString(),
    reached: isFailed ? (row.reached ?? null) : Math.max(Number(row.reached ?? 0), Number(to.place ?? 0)),
    asked: asked.length ? asked : null,
    checksDone: done.length ? done : null,
    closedOn: isOpen ? null : today,
    closedFromId: isOpen ? null : (base?.id ?? null),
    cycleDays: isOpen ? null : Math.max(0, daysBetween(dayIn(zone, new Date(String(row.createdAt))), today)),
    lossReason: isFailed ? (input.lossReason ?? null) : null,
    ...rivalsOf(row, to, input.lostToId),
    lostToId: to.outcome === 'lost' ? (input.lostToId ?? null) : null,
    closeNote: isOpen ? null : (input.note ?? null),
  }
}

/**
 * Whoever won it from us took part in it: win rates by rival count him (S0-63). Whom only the loss has counted in leaves
 * with it when the deal is opened again; who was there before stays.
 */
function rivalsOf(row: Row, to: Stage, lostToId: unknown): Record<string, unknown> {
  const said = (row.competitorIds as string[] | null) ?? []
  const known = row.isRivalByLoss === true ? said.filter((id) => id !== row.lostToId) : said
  const isNew = to.outcome === 'lost' && typeof lostToId === 'string' && !known.includes(lostToId)
  const rivals = isNew ? [...known, lostToId] : known
  return { competitorIds: rivals.length ? rivals : null, isRivalByLoss: isNew ? true : null }
}

/** Ticks of the stage it stands at, kept as they are made; the gate looks at them when the deal moves on. */
const tick: Command = defineCommand({
  object: 'opportunity',
  name: 'tick',
  label: { zh: '勾选检查项', en: 'Tick off' },
  icon: 'task',
  input: { done: tags({ label: { zh: '已完成的检查项', en: 'Done' } }) },
  when: ({ outcome }) => outcome === 'open',
  run: async (before, input, tools) => {
    const stages = await stagesOf(tools, before.pipelineId)
    const here = stages.find(({ id }) => id === before.stageId)?.checklist ?? []
    const said = (input.done as string[] | null | undefined) ?? []
    const behind = ((before.checksDone as string[] | null) ?? []).filter((item) => !here.includes(item))
    const done = [...behind, ...here.filter((item) => said.includes(item))]
    return { checksDone: done.length ? done : null }
  },
})

export const advanceOpportunity: readonly Command[] = [advance, tick]
