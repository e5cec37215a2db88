import type { Field } from '../../kernel/field.ts'
import { fill, type Label, say } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { rightOf } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { fieldOf } from '../records/named.ts'
import { type RecordRow, refName } from '../records/show.ts'
import { titlesOf } from '../records/titles.ts'
import type { Pair } from './paper.ts'

/** A field as it is printed: what it is called, and its text in one record. */
export type Printed = { readonly name: string; readonly label: string; readonly isFigure: boolean; readonly textOf: (row: RecordRow) => string }

/** A text of more than so many half-width letters has a line of its own. */
const halfLine = 44
const filesWord: Label = { zh: '{n} 个文件', en: '{n} files' }
const stars = '***'

/** Half-width letters count one, Chinese ones two. */
export const weightOf = (text: string): number => [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)

export const pairOf = ({ label, textOf }: Printed, row: RecordRow): Pair => {
  const value = textOf(row)
  return { label, value, isWide: value.includes('\n') || weightOf(value) > halfLine }
}

/** The fields of these names that the reader may see, with their texts in these rows; names of what several records are called are looked up once. */
export async function printedFields(ctx: Context, object: Declaration, names: readonly string[], rows: readonly RecordRow[]): Promise<Printed[]> {
  const seen = names.flatMap((name) => {
    const field = fieldOf(ctx, object, name)
    return field && field.kind.sql(field) !== null && rightOf(ctx.person, object, name).right !== 'hidden' ? [{ name, field }] : []
  })
  return Promise.all(
    seen.map(async ({ name, field }) => {
      const print = await printerOf(ctx, { name, field, isMasked: rightOf(ctx.person, object, name).masked }, rows)
      const textOf = (row: RecordRow) => (isBlank(row[name]) ? '' : print(row))
      return { name, label: say(field.label, ctx.lang), isFigure: field.kind.sums === true, textOf }
    }),
  )
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

type Seen = { readonly name: string; readonly field: Field; readonly isMasked: boolean }

async function printerOf(ctx: Context, { name, field, isMasked }: Seen, rows: readonly RecordRow[]): Promise<(row: RecordRow) => string> {
  const listOf = (row: RecordRow) => (row[name] ?? []) as string[]
  if (isMasked && (field.mask ?? 'all') === 'all') return () => stars
  if (field.accept !== undefined) return (row) => fill(filesWord, { n: [row[name]].flat().length })[ctx.lang]
  if (field.target && field.kind.holds === 'one') return (row) => (row[refName(name)] as { title: string | null } | null)?.title ?? ''
  if (field.target) {
    const titles = await titlesOf(ctx, field.target, rows.flatMap(listOf))
    const comma = ctx.lang === 'zh' ? '、' : ', '
    return (row) =>
      listOf(row)
        .flatMap((id) => titles.get(id) ?? [])
        .join(comma)
  }
  const options = { ...field, zone: ctx.person.timeZone }
  const isInstant = field.kind.windows === 'instant'
  const isSum = field.kind.sums === true
  return (row) => {
    const text = field.kind.print(row[name], options, ctx.lang)
    if (isSum) return text.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
    return isInstant ? text.replace(/(\d\d:\d\d):\d\d(\.\d+)?$/, '$1') : text
  }
}
