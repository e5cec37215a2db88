import type { Filter } from '../../kernel/filter.ts'
import { fill, type Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { addDays, type Day, startOfDay } from '../../lib/time.ts'
import { demand } from '../access/demand.ts'
import { type Context, objectOf } from '../context.ts'
import { pagesOf } from '../records/pages.ts'
import { tally } from '../reports/tally.ts'
import type { Block } from './paper.ts'
import type { EachPart } from './print.ts'
import { pairOf, printedFields } from './texts.ts'

/** Days as the reader's own calendar has them, both taken in. */
export type Period = { readonly from: Day; readonly to: Day }
type Which = { readonly id: string; readonly period: Period }

/** Some 400 pages. Beyond it nobody reads paper; an export or a shorter period serves better. */
export const mostRecords = 2000
const atOnce = 50

const words = {
  count: { zh: '共 {n} 条', en: '{n} in all' },
  nothing: { zh: '这段时间没有记录', en: 'Nothing was recorded in these days' },
} as const satisfies Record<string, Label>

/** Throws when the person may not read such records, or when there are more of them than paper bears. */
export async function demandFew(ctx: Context, part: EachPart, which: Which): Promise<void> {
  demand(ctx, objectOf(ctx.house, part.of), 'read')
  const n = await countOf(ctx, part, which)
  if (n <= mostRecords) return
  throw new Problem(
    'invalid',
    fill(
      {
        zh: `这段时间有 {n} 条，一次最多打印 ${mostRecords} 条；请缩短时间段，或改用导出`,
        en: `These days hold {n} records and a paper takes ${mostRecords}; choose a shorter period, or export them`,
      },
      { n },
    ),
    [{ field: 'to', code: 'tooMany', message: { zh: '时间段太长', en: 'The period is too long' } }],
  )
}

/** Each record of the period as a form of its own, the oldest first; read page by page while they are printed. */
export async function* eachBlocks(ctx: Context, part: EachPart, which: Which): AsyncGenerator<Block[]> {
  const object = objectOf(ctx.house, part.of)
  const value = await countOf(ctx, part, which)
  yield [{ is: 'text', text: value === 0 ? words.nothing[ctx.lang] : fill(words.count, { n: value })[ctx.lang] }]
  let number = 0
  for await (const rows of pagesOf(ctx, object, { filter: filterOf(ctx, part, which), sort: part.at, limit: atOnce })) {
    const printed = await printedFields(ctx, object, part.fields, rows)
    yield rows.map((row) => ({ is: 'grid', head: `${++number} / ${value}`, pairs: printed.map((each) => pairOf(each, row)) }) as const)
    if (number >= mostRecords) return
  }
}

async function countOf(ctx: Context, part: EachPart, which: Which): Promise<number> {
  const filter = filterOf(ctx, part, which)
  const [row] = await tally(ctx, objectOf(ctx.house, part.of), { groups: [], figures: { all: { take: 'count' } }, filter })
  return Number(row?.figures.all ?? 0)
}

function filterOf(ctx: Context, { by, at }: EachPart, { id, period }: Which): Filter {
  const zone = ctx.person.timeZone
  return {
    all: [
      { field: by, op: 'eq', value: id },
      { field: at, op: 'gte', value: startOfDay(period.from, zone) },
      { field: at, op: 'lt', value: startOfDay(addDays(period.to, 1), zone) },
    ],
  }
}
