import { isComparable } from '../../engine/access/fields.ts'
import { type Context, objectOf } from '../../engine/context.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import type { Column, Report, ReportRow } from '../../engine/reports/report.ts'
import { nextBirthday, type YearlyDay } from '../../lib/birthday.ts'
import { addDays, dayIn } from '../../lib/time.ts'

const columns: readonly Column[] = [
  { name: 'day', label: { zh: '日期', en: 'Day' }, is: 'named' },
  { name: 'about', label: { zh: '联系人', en: 'Contact' }, is: 'named' },
  { name: 'said', label: { zh: '生日', en: 'Birthday' }, is: 'named' },
]

/** One's own customers' people: some hundreds. Who looks after more sees the first of them. */
const most = 2000

/**
 * Whose birthday falls on the days asked for, of the contacts one looks after oneself, in the calendar each keeps (S0-39, S2-04): told to
 * who may read birthdays unmasked, and to nobody else. Index: contact (owner_id, …).
 */
export const birthdays: Report<Context> = {
  name: 'birthdays',
  label: { zh: '联系人生日', en: 'Birthdays' },
  asks: { from: { is: 'day' }, to: { is: 'day' } },
  run: async (ctx, { from = dayIn(ctx.person.timeZone, ctx.now), to = addDays(from, 6) }) => {
    const contact = objectOf(ctx.house, 'contact')
    if (!isComparable(ctx.person, contact, 'birthday')) return { columns, rows: [] }
    const rows: ReportRow[] = []
    for await (const { id, name, birthday } of withBirthday(ctx)) {
      const born = birthday as YearlyDay
      const day = nextBirthday(born, from)
      const said = born.calendar === 'lunar' ? { zh: '农历生日', en: 'lunar birthday' } : { zh: '生日', en: 'birthday' }
      if (day <= to) rows.push({ values: { day, about: { id: String(id), title: String(name) }, said: said[ctx.lang] }, drill: {} })
    }
    return { columns, rows: rows.toSorted((a, b) => String(a.values.day).localeCompare(String(b.values.day))) }
  },
}

async function* withBirthday(ctx: Context): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const filter = {
    all: [
      { field: 'ownerId', op: 'eq', value: ctx.person.id },
      { field: 'birthday', op: 'notEmpty' },
    ],
  }
  const contact = objectOf(ctx.house, 'contact')
  let seen = 0
  for await (const records of pagesOf(ctx, contact, { filter, sort: '-updatedAt', fields: ['name', 'birthday'] })) {
    yield* records
    seen += records.length
    if (seen >= most) return
  }
}
