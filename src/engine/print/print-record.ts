import type { Readable } from 'node:stream'
import { type Label, say } from '../../kernel/label.ts'
import { type Declaration, titleIn } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { daysBetween, isDay, wallClock } from '../../lib/time.ts'
import { missing } from '../access/demand.ts'
import type { Context } from '../context.ts'
import { one } from '../records/read.ts'
import { blocksOf, plainOf } from './blocks.ts'
import { demandFew, type Period } from './each.ts'
import type { Paper } from './paper.ts'
import { asksPeriod, plainPrint, printsOf } from './print.ts'
import { printPaper } from './print-paper.ts'

const words = {
  deleted: { zh: '已删除', en: 'DELETED' },
  by: { zh: '打印：', en: 'Printed by ' },
} as const satisfies Record<string, Label>

export type Wish = { readonly id: string; readonly print: string; readonly from?: string; readonly to?: string }
export type Printed = { readonly name: string; readonly bytes: Readable }

/** A record on A4 as PDF, by the reader's rights and in his language. What may be refused is refused before the first byte. */
export async function printRecord(ctx: Context, object: Declaration, wish: Wish): Promise<Printed> {
  const print = wish.print === plainPrint ? plainOf(ctx, object) : printsOf(ctx, object).find(({ name }) => name === wish.print)
  if (!print) throw missing()
  const period = asksPeriod(print) ? readPeriod(wish) : undefined
  const record = await one(ctx, object, wish.id)
  for (const part of print.parts) if (part.is === 'each') await demandFew(ctx, part, { id: record.id, period: period as Period })
  const title = titleIn(object, record)
  const { companyName } = await ctx.house.authority.choices()
  const now = wallClock(ctx.person.timeZone, ctx.now).slice(0, 16).replace('T', ' ')
  const label = say(print.label, ctx.lang)
  const paper: Paper = {
    lang: ctx.lang,
    title: [title, label].filter(Boolean).join(' '),
    head: [companyName, label],
    foot: `${say(words.by, ctx.lang)}${ctx.person.name} ${now}`,
    ...(record.deletedAt ? { watermark: say(words.deleted, ctx.lang) } : {}),
    ...(print.isOnePage ? { isOnePage: true } : {}),
  }
  return { name: `${paper.title.slice(0, 100)}.pdf`, bytes: printPaper(paper, blocksOf(ctx, { print, object, record, ...(period ? { period } : {}) })) }
}

/** Some ten years; a wider one is a slip of the finger. */
const mostDays = 3660

function readPeriod({ from = '', to = '' }: Wish): Period {
  for (const [field, day] of Object.entries({ from, to })) {
    if (!isDay(day)) throw refusal(field, { zh: '请给出日期，如 2026-01-31', en: 'Please give a day, such as 2026-01-31' })
  }
  if (to < from) throw refusal('to', { zh: '结束日期不能早于开始日期', en: 'The last day may not come before the first' })
  if (daysBetween(from, to) > mostDays) throw refusal('to', { zh: '时间段最长十年', en: 'A period has ten years at most' })
  return { from, to }
}

const refusal = (field: string, message: Label): Problem => new Problem('invalid', message, [{ field, code: 'period', message }])
