import { sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { dayIn } from '../../lib/time.ts'
import type { Context } from '../context.ts'

/** The stretch a serial counts within: its number starts again when this changes. */
function periodOf(field: Field, day: string): string {
  if (field.reset === 'year') return day.slice(0, 4)
  if (field.reset === 'month') return day.slice(0, 7).replace('-', '')
  return field.reset === 'day' ? day.replaceAll('-', '') : ''
}

/**
 * Gives each new row its serial number, `prefix + period + digits`. One upsert takes a block of numbers for the whole batch;
 * its row lock queues parallel writers, so no number is given twice. A rolled-back act leaves a gap.
 */
export async function numberRows(ctx: Context, object: Declaration, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const [name, field] of Object.entries(object.fields)) {
    if (field.kind.name !== 'serial' || !rows.length) continue
    const period = periodOf(field, dayIn(ctx.house.zone, ctx.now))
    const counter = `${object.name}.${name}.${period}`
    const taken = await sql<{
      value: string
    }>`insert into counter (name, value) values (${counter}, ${rows.length}) on conflict (name) do update set value = counter.value + excluded.value returning value`.execute(
      ctx.db,
    )
    const first = Number(taken.rows[0]?.value) - rows.length + 1
    rows.forEach((row, at) => {
      row[name] = `${field.prefix ?? ''}${period}${String(first + at).padStart(Number(field.digits ?? 4), '0')}`
    })
  }
}
