import { fill, type Label, say, several } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { formOrder, titleIn } from '../../kernel/object.ts'
import { isComparable } from '../access/fields.ts'
import { holds } from '../access/scope.ts'
import { type Context, childrenOf, objectOf } from '../context.ts'
import { list } from '../records/read.ts'
import type { RecordRow } from '../records/show.ts'
import { eachBlocks, type Period } from './each.ts'
import type { Block, Pair } from './paper.ts'
import { paperWords } from './paper.ts'
import { type FieldsPart, type Part, type Print, plainPrint, type TablePart } from './print.ts'
import { type Printed, pairOf, printedFields, weightOf } from './texts.ts'

const none: Label = { zh: '无', en: 'None' }
const mostRows = 50

/** What any record looks like on paper when nobody has arranged it: its form, and the records that belong to it as tables. */
export function plainOf(ctx: Context, object: Declaration): Print {
  const tables = childrenOf(ctx.house, object.name).map((child): TablePart => {
    const by = child.parent as string
    return { is: 'table', of: child.name, by, columns: child.columns.filter((name) => name !== by).slice(0, 7), most: mostRows }
  })
  return { object: object.name, name: plainPrint, label: object.label, parts: [{ is: 'fields' }, ...tables] }
}

export type Printing = { readonly print: Print; readonly object: Declaration; readonly record: RecordRow; readonly period?: Period }

/** The blocks of an arrangement, a few at a time, as its reader may see them. */
export async function* blocksOf(ctx: Context, printing: Printing): AsyncGenerator<Block[]> {
  const { print, object, record, period } = printing
  yield [{ is: 'title', text: say(print.label, ctx.lang), note: [titleIn(object, record), ...(period ? [`${period.from} – ${period.to}`] : [])].join('  ') }]
  for (const part of print.parts) {
    if (part.is === 'each') yield* eachBlocks(ctx, part, { id: record.id, period: period as Period })
    else yield await partBlocks(ctx, part, printing)
  }
}

const partBlocks = (ctx: Context, part: Exclude<Part, { is: 'each' }>, printing: Printing): Promise<Block[]> =>
  part.is === 'fields' ? fieldBlocks(ctx, part, printing) : tableBlocks(ctx, part, printing.record)

/** Named fields stand there blank too, as on a form; of an unnamed whole form only what is filled in. */
async function fieldBlocks(ctx: Context, part: FieldsPart, { object, record }: Printing): Promise<Block[]> {
  if (part.fields) return sectionBlocks(part.label, await textsOf(ctx, object, record, part.fields), ctx)
  const sections = object.form ?? []
  const rest = formOrder(object).filter((name) => !sections.some((section) => section.fields.includes(name)))
  const whole = [...sections, { label: undefined, fields: [...rest, 'ownerId', 'createdAt', 'updatedAt'] }]
  const found = await Promise.all(whole.map(async ({ label, fields }) => ({ label, pairs: await textsOf(ctx, object, record, fields) })))
  return found.flatMap(({ label, pairs }) =>
    sectionBlocks(
      label,
      pairs.filter((pair) => pair.value !== ''),
      ctx,
    ),
  )
}

function sectionBlocks(label: Label | undefined, pairs: readonly Pair[], ctx: Context): Block[] {
  if (pairs.length === 0) return []
  return [...(label ? [{ is: 'heading', text: say(label, ctx.lang) } as const] : []), { is: 'grid', pairs }]
}

async function textsOf(ctx: Context, object: Declaration, record: RecordRow, names: readonly string[]): Promise<Pair[]> {
  return (await printedFields(ctx, object, names, [record])).map((printed) => pairOf(printed, record))
}

/** Nothing at all of records the reader may not see, nor that he may not find by this field. */
async function tableBlocks(ctx: Context, part: TablePart, { id }: RecordRow): Promise<Block[]> {
  const object = objectOf(ctx.house, part.of)
  if (!holds(ctx.person, object, 'read') || !isComparable(ctx.person, object, part.by)) return []
  const isMany = object.fields[part.by]?.kind.holds === 'array'
  const mine = { field: part.by, op: isMany ? 'contains' : 'eq', value: id }
  const sort = part.sort ?? object.sort
  const page = await list(ctx, object, { filter: part.filter ? { all: [mine, part.filter] } : mine, limit: part.most, ...(sort ? { sort } : {}) })
  const printed = await printedFields(ctx, object, part.columns, page.records)
  const heading: Block = { is: 'heading', text: say(part.label ?? several(object.label), ctx.lang) }
  if (page.records.length === 0 || printed.length === 0) return [heading, { is: 'text', text: say(none, ctx.lang) }]
  const rows = page.records.map((row) => printed.map(({ textOf }) => textOf(row)))
  const more = (page.count?.value ?? 0) - rows.length
  return [
    heading,
    { is: 'table', heads: headsOf(printed, rows), rows },
    ...(more > 0 ? [{ is: 'text', text: fill(paperWords.rest, { n: more })[ctx.lang] } as const] : []),
  ]
}

/** Columns as wide as what stands in them asks for, within reason. */
const headsOf = (printed: readonly Printed[], rows: readonly (readonly string[])[]) =>
  printed.map(({ label, isFigure }, at) => {
    const widest = Math.max(weightOf(label), ...rows.map((row) => weightOf(row[at] ?? '')))
    return { label, isFigure, share: Math.min(34, Math.max(7, widest)) }
  })
