import type { Moment } from '../../kernel/object.ts'
import { addDays, dayIn } from '../../lib/time.ts'

/** How many days without a contact record a customer of a level may stay (S0-65); 90 where no level says less. */
const patience: Readonly<Record<string, number>> = { a: 30, b: 60, c: 90 }
const usual = 90

/** The day by which somebody must have been in touch; from the day after, nobody has thought of this customer for too long. */
export function forgottenOn(row: Readonly<Record<string, unknown>>, { today, zone }: Moment): { readonly forgottenOn: string } {
  const last = row.lastContactAt ?? row.createdAt
  return { forgottenOn: addDays(typeof last === 'string' ? dayIn(zone, new Date(last)) : today, patience[String(row.level)] ?? usual) }
}
