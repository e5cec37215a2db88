import type { Tools } from '../../kernel/command.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nextTime } from '../../lib/recurrence.ts'
import { addDays } from '../../lib/time.ts'
import { onWorkingDay } from '../../lib/working-days.ts'
import { holiday } from '../people/holiday.object.ts'
import { mostTurnedDays, turnedIn, workCalendarFrom } from '../people/work-calendar.ts'
import { ruleOf } from './repeats.ts'

type Row = Readonly<Record<string, unknown>>
/** A record of a series: by which field it has its time, and which others the next one takes over. */
type Series = { readonly before: Row; readonly time: string; readonly keeps: readonly string[] }

/**
 * Makes the next of a series when one of it is settled: never one that has gone by, and on a worked day. The series goes on being reckoned
 * from where it began, so that a Monday moved for a holiday is a Monday again the week after.
 */
export async function comeAgain(tools: Tools, object: Declaration, { before, time, keeps }: Series): Promise<void> {
  const rule = ruleOf(before)
  if (!rule) return
  const from = String(before.repeatsFrom ?? before[time])
  const after = new Date(Math.max(tools.now.getTime(), Date.parse(String(before[time]))))
  const next = nextTime(rule, from, { after, zone: tools.zone })
  if (!next) return
  const at = await worked(tools, next)
  const kept = Object.fromEntries(keeps.flatMap((name) => (before[name] === null ? [] : [[name, before[name]]])))
  // Who settles what another has to do makes the next one his again.
  const hand = before.ownerId === tools.personId ? tools : tools.asHouse()
  await hand.create(
    object,
    [{ ...kept, [time]: at, ...(before.repeatRule ? { repeatRule: rule } : { repeat: before.repeat }), repeatsFrom: from, ownerId: before.ownerId }],
    ['repeatsFrom'],
  )
}

/** Someday three weeks of holiday may follow one another; more do not. */
const furthest = 31

async function worked(tools: Tools, at: string): Promise<string> {
  const day = at.slice(0, 10)
  const rows = await tools.list(holiday, turnedIn(addDays(day, -1), addDays(day, furthest)), mostTurnedDays)
  return onWorkingDay(workCalendarFrom(rows), at, tools.zone)
}
