import { defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import type { WorkCalendar } from '../../lib/working-days.ts'
import { holiday } from '../people/holiday.object.ts'
import { user } from '../people/user.object.ts'
import { mostTurnedDays, turnedIn, workCalendarFrom } from '../people/work-calendar.ts'
import { assignmentRule } from './assignment-rule.object.ts'
import { assignmentSeat } from './assignment-seat.object.ts'
import { lead } from './lead.object.ts'
import { isOpen, type ShareWay } from './lead-choices.ts'
import { afterTurn, chosen, fits, isAtWork, type Seat } from './share.ts'

type Row = Readonly<Record<string, unknown>>

const noRule = { zh: '没有符合的分配规则，或规则里没有人能接收', en: 'No assignment rule fits, or nobody in it can take more' }
const mostRules = 200
const open = { field: 'state', op: 'in', value: ['new', 'following'] }

/**
 * Gives a lead to whose turn it is. The rule is locked until the lead has its owner, so that leads which arrive at the same instant are
 * counted one after the other; who acts needs the right to assign, the counting is the house's. The lead keeps why it was he.
 */
export const giveOutLead = defineCommand({
  object: 'lead',
  name: 'giveOut',
  label: { zh: '按规则分配', en: 'Give out by the rules' },
  icon: 'users',
  needs: 'own grant',
  input: {},
  when: isOpen,
  run: async (before, _, tools) => {
    const house = tools.asHouse()
    const rules = await house.list(assignmentRule, { field: 'isActive', op: 'eq', value: true }, mostRules)
    const fitting = rules.filter((each) => fits(each, before))
    const when = { calendar: await calendarFor(fitting, house), now: tools.now, zone: tools.zone }
    for (const rule of fitting.filter((each) => isAtWork(each, when))) {
      const given = await giveBy(rule, before, house)
      if (given) return given
    }
    throw new Problem('conflict', noRule)
  },
})

/** Asked for only where a rule keeps to working time. */
async function calendarFor(rules: readonly Row[], house: Tools): Promise<WorkCalendar> {
  const isWanted = rules.some(({ onlyAtWork }) => onlyAtWork)
  return workCalendarFrom(isWanted ? await house.list(holiday, turnedIn(house.today, house.today), mostTurnedDays) : [])
}

async function giveBy(rule: Row, lead: Row, house: Tools): Promise<Record<string, unknown> | undefined> {
  const id = rule.id as string
  // The lock: what is read after it is what the one before us wrote.
  const held = await house.change(assignmentRule, id, {})
  const rows = await house.list(assignmentSeat, { field: 'ruleId', op: 'eq', value: id }, mostRules)
  const seats = await seatsOf(rows, house)
  const way = rule.way as ShareWay
  const next = chosen(way, seats, lead.region)
  const row = rows.find((each) => each.id === next?.id)
  if (!next || !row) return undefined
  const after = afterTurn(way, next, Number(held.clock ?? 0))
  await house.change(assignmentSeat, next.id, { turn: after.turn, given: Number(row.given ?? 0) + 1 }, ['turn', 'given'])
  await house.change(assignmentRule, id, { clock: after.clock }, ['clock'])
  return { ownerId: next.userId, assignmentRuleId: id, assignedBy: way, assignedWhy: told(rows, seats) }
}

async function seatsOf(rows: readonly Row[], house: Tools): Promise<Seat[]> {
  const ids = rows.map(({ userId }) => userId)
  if (!ids.length) return []
  const [here, held] = await Promise.all([
    house.list(
      user,
      {
        all: [
          { field: 'id', op: 'in', value: ids },
          { field: 'active', op: 'eq', value: true },
        ],
      },
      mostRules,
    ),
    house.counts(lead, 'ownerId', { all: [open, { field: 'ownerId', op: 'in', value: ids }] }),
  ])
  const active = new Set(here.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id as string,
    userId: row.userId as string,
    weight: Number(row.weight),
    turn: Number(row.turn ?? 0),
    region: (row.region ?? null) as string | null,
    most: row.most === null ? null : Number(row.most),
    open: held.get(row.userId) ?? 0,
    isAway: row.isAway === true || !active.has(row.userId),
  }))
}

/** How each stood when the lead was given: 李四 12/1 · 5. The figures speak both languages. */
const told = (rows: readonly Row[], seats: readonly Seat[]): string =>
  rows
    .map(
      (row, at) => `${String((row.user as { title?: unknown } | null)?.title ?? '')} ${Number(row.given ?? 0)}/${String(row.weight)} · ${seats[at]?.open ?? 0}`,
    )
    .join('；')
    .slice(0, 500)
