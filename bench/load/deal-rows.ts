import { type Chance, makeChance } from '../../src/app/demo/chance.ts'
import { lossReasons, opportunityTypes, originChannels, origins, urgencies } from '../../src/crm/opportunities/choices.ts'
import { opportunity } from '../../src/crm/opportunities/opportunity.object.ts'
import { worked } from '../../src/engine/custom/formulas.ts'
import { asColumns, derived } from '../../src/engine/records/derive.ts'
import { newId } from '../../src/lib/id.ts'
import { addDays } from '../../src/lib/time.ts'
import type { WrittenRow } from './rows.ts'

type Stage = {
  readonly id: string
  readonly pipelineId: string
  readonly outcome: string
  readonly place: number
  readonly probability: number
  readonly staleDays: number | null
}
/** What deals are drawn from. */
export type Ground = {
  readonly customers: readonly { readonly id: string; readonly ownerId: string; readonly unitId: string }[]
  readonly stages: readonly Stage[]
  readonly products: readonly string[]
}

const chance = makeChance(23)
const day = 86_400_000
const zone = 'Asia/Shanghai'
/** A year and a half, until yesterday: the cockpit looks at this month and at the year. */
const span = 540
const wanted = ['膜料', '灌装线', '备件', '年度框架', '扩产', '换代', '试用', '配方'] as const
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id)
const [types, beginnings, channels, hastes, reasons] = [opportunityTypes, origins, originChannels, urgencies, lossReasons].map(ids) as string[][]

/** One deal with every column the engine writes: its way so far, formulas worked out, search key, stamps. */
export function drawDeal({ customers, stages, products }: Ground, at: number): WrittenRow {
  const of = chance.pick(customers)
  const begunAt = Date.now() - day - chance.next() * span * day
  const begun = new Date(begunAt).toISOString()
  const way = wayOf(chance, stages, begun.slice(0, 10))
  const statedAmount = `${chance.between(1, 900) * 1000}.00`
  const values = {
    name: `${chance.pick(wanted)}项目${at + 1}`,
    customerId: of.id,
    type: chance.pick(types as string[]),
    origin: chance.pick(beginnings as string[]),
    channel: chance.pick(channels as string[]),
    urgency: chance.pick(hastes as string[]),
    needs: '按样品要求供货',
    statedAmount,
    currency: 'cny',
    ownerId: of.ownerId,
    nextStep: '报价',
    nextOn: addDays(begun.slice(0, 10), chance.between(3, 200)),
    productId: chance.pick(products),
    stageSince: begun,
    lineCount: 0,
    ...way,
  }
  const stamps = {
    id: newId(),
    ownerId: of.ownerId,
    unitId: of.unitId,
    version: 1,
    createdAt: begun,
    createdById: of.ownerId,
    updatedAt: begun,
    updatedById: of.ownerId,
  }
  return { ...asColumns(opportunity, { ...values, ...worked(opportunity, values, zone) }), ...derived(opportunity, values), ...stamps }
}

/** How far it has come: most are decided within half a year, one in ten never is, one in twenty-five waits to be qualified. */
function wayOf({ next, between, happens, pick }: Chance, stages: readonly Stage[], begunOn: string) {
  const open = stages.filter(({ outcome }) => outcome === 'open')
  const [stage, days] = [pick(open), between(5, 185)]
  const closedOn = addDays(begunOn, days)
  const today = new Date().toISOString().slice(0, 10)
  const at = ({ id, pipelineId, outcome, probability, staleDays }: Stage) => ({ stageId: id, pipelineId, outcome, probability, staleDays })
  if (closedOn > today || happens(0.1)) {
    const state = happens(0.04) ? 'unqualified' : 'qualified'
    return { ...at(stage), state, reached: stage.place, expectedOn: addDays(today, between(-20, 180)) }
  }
  const draw = next()
  const end = stages.find(({ outcome }) => outcome === (draw < 0.4 ? 'won' : draw < 0.9 ? 'lost' : 'void')) ?? stage
  const closed = { state: 'qualified', closedOn, cycleDays: days, closedFromId: stage.id, expectedOn: addDays(closedOn, between(-30, 30)) }
  const isWon = end.outcome === 'won'
  return { ...at(end), ...closed, reached: isWon ? end.place : stage.place, lossReason: isWon ? null : pick(reasons as string[]) }
}
