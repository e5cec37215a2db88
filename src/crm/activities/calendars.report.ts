import type { CalendarSource } from '../../engine/calendar/source.ts'
import { ruleOf } from './repeats.ts'

const rule = { from: ['repeat', 'repeatRule'], of: ruleOf }

/** What a person finds in the calendar of his phone: his plans and tasks, and what he answers for by a day (S2-04). */
export const calendars: readonly CalendarSource[] = [
  {
    object: 'contactPlan',
    time: 'at',
    minutes: 'minutes',
    place: 'place',
    text: 'contactMethod',
    filter: { field: 'status', op: 'ne', value: 'cancelled' },
    rule,
  },
  { object: 'task', time: 'dueAt', text: 'note', filter: { field: 'status', op: 'ne', value: 'dropped' }, rule },
  { object: 'jointAction', time: 'dueOn', by: 'answeredById', text: 'note', filter: { field: 'status', op: 'eq', value: 'open' } },
  { object: 'expectation', time: 'dueOn', by: 'promisedById', filter: { field: 'status', op: 'eq', value: 'open' } },
]
