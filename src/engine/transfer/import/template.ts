import type exceljs from 'exceljs'
import type { Field } from '../../../kernel/field.ts'
import { fill, say } from '../../../kernel/label.ts'
import { type Declaration, formOrder } from '../../../kernel/object.ts'
import { holds } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import { plain } from '../headers-words.ts'
import { demandImport } from './demand.ts'
import type { ImportRoom } from './shapes.ts'
import { childrenFor, fieldIn, isList, isMappable } from './targets.ts'
import { sampleTitle } from './template-sample.ts'

type Column = {
  readonly object: Declaration
  readonly name: string
  readonly field: Field
  readonly isRequired: boolean
  readonly isAskedSometimes: boolean
  readonly isTitle: boolean
}

const lastRow = 5000
/** exceljs can rule a range at once, but its types know single cells only. */
type Ranged = { readonly dataValidations: { add(range: string, validation: object): void } }
type Sheets = { readonly sheet: exceljs.Worksheet; readonly lists: exceljs.Worksheet }
const red = { argb: 'FFCF1322' }

/** A sheet to fill in, made from the form as it is now and what this person may write: required heads in red, hints, drop-downs, a sample row. */
export async function importTemplate(ctx: Context, room: ImportRoom, object: Declaration): Promise<Buffer> {
  demandImport(ctx, object, 'any')
  // Only who asks for a template pays for the library: a tenth of the server's memory and of its start.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(say(object.label, ctx.lang), { views: [{ state: 'frozen', ySplit: 1 }] })
  const columns = columnsOf(ctx, room, object)
  sheet.addRow(columns.map(({ field, isRequired }) => say(field.label, ctx.lang) + (isRequired ? ' *' : '')))
  sheet.addRow(columns.map((column) => sampleOf(ctx, column))).font = { italic: true, color: { argb: 'FF8C8C8C' } }
  const lists = book.addWorksheet('lists', { state: 'hidden' })
  for (const [at, column] of columns.entries()) dress(ctx, { sheet, lists }, column, at + 1)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function columnsOf(ctx: Context, room: ImportRoom, object: Declaration): Column[] {
  const own = fieldsOf(ctx, object, undefined)
  const owner = fieldIn(ctx, object, 'ownerId')
  const owned =
    owner && !object.parent && holds(ctx.person, object, 'assign')
      ? [{ object, name: 'ownerId', field: owner, isRequired: false, isAskedSometimes: false, isTitle: false }]
      : []
  const children = childrenFor(ctx, room, object).flatMap((child) => fieldsOf(ctx, child.object, child))
  const seen = new Set<string>()
  // One head means one field: what a child calls by its parent's word (备注) is left to the parent.
  return [...own, ...owned, ...children].filter(({ field }) => {
    const key = plain(say(field.label, ctx.lang))
    return !seen.has(key) && seen.add(key)
  })
}

function fieldsOf(ctx: Context, object: Declaration, child: ReturnType<typeof childrenFor>[number] | undefined): Column[] {
  return formOrder(object).flatMap((name) => {
    const field = object.fields[name]
    if (!field || !isMappable(ctx, object, name, child) || !(field.options || field.target || field.kind.examples.good.length || choicesOf(ctx, field).length))
      return []
    return [
      {
        object,
        name,
        field,
        isRequired: child === undefined && field.default === undefined && (field.required === true || asks(object, name, 'always')),
        isAskedSometimes: child === undefined && asks(object, name, 'sometimes'),
        isTitle: child === undefined && name === object.title,
      },
    ]
  })
}

/** Does the company's own rule for the form ask for it, of every record or of some? */
const asks = ({ policy = [] }: Declaration, name: string, when: 'always' | 'sometimes'): boolean =>
  policy.some(({ field, rule, when: condition }) => field === name && rule === 'require' && (condition === undefined) === (when === 'always'))

function sampleOf(ctx: Context, { field, isTitle }: Column): string {
  if (isTitle) return say(sampleTitle, ctx.lang)
  const [first] = field.options ?? []
  if (first) return say(first.label, ctx.lang)
  const [good] = field.kind.examples.good
  return good === undefined ? '' : field.kind.print(good, { ...field, zone: ctx.house.zone }, ctx.lang)
}

function dress(ctx: Context, { sheet, lists }: Sheets, described: Column, at: number): void {
  const { field, isRequired } = described
  const head = sheet.getCell(1, at)
  head.font = { bold: true, ...(isRequired ? { color: red } : {}) }
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF5F5F5' } }
  head.note = noteOf(ctx, described)
  const column = sheet.getColumn(at)
  column.width = Math.max(14, say(field.label, ctx.lang).length * 2 + 4)
  // As text: a credit code or phone typed into a number cell loses its end.
  column.numFmt = '@'
  const choices = choicesOf(ctx, field)
  if (!choices.length) return
  for (const [row, choice] of choices.entries()) lists.getCell(row + 1, at).value = choice
  const letter = lists.getColumn(at).letter
  // Of several choices the list offers one; more are typed behind it.
  const validation = {
    type: 'list',
    allowBlank: true,
    showErrorMessage: !isList(field),
    formulae: [`lists!$${letter}$1:$${letter}$${choices.length}`],
  } as const
  ;(sheet as unknown as Ranged).dataValidations.add(`${column.letter}2:${column.letter}${lastRow}`, validation)
}

const yesNo = [
  { zh: '是', en: 'Yes' },
  { zh: '否', en: 'No' },
] as const

/** What a cell may be: the field's options, or yes and no. */
function choicesOf(ctx: Context, field: Field): string[] {
  if (field.options?.length) return field.options.map((option) => say(option.label, ctx.lang))
  return field.kind.schema(field).type === 'boolean' ? yesNo.map((word) => say(word, ctx.lang)) : []
}

const words = {
  required: { zh: '必填', en: 'Required' },
  sometimes: { zh: '有时必填，见公司的表单规则', en: 'Required at times, by your company’s rules for the form' },
  several: { zh: '可填多个，用“；”分开', en: 'Several are parted by ";"' },
  named: { zh: '填写{what}的名称', en: 'The name of a {what}' },
  such: { zh: '例如：{sample}', en: 'Such as: {sample}' },
} as const

/** All there is to know before filling in a column, where the pointer rests on its head. */
function noteOf(ctx: Context, described: Column): string {
  const { field, isRequired, isAskedSometimes, isTitle } = described
  const target = field.target ? ctx.house.objects.get(field.target) : undefined
  const sample = isTitle || field.target || choicesOf(ctx, field).length ? '' : sampleOf(ctx, described)
  const lines = [
    isRequired ? words.required : isAskedSometimes ? words.sometimes : undefined,
    field.hint,
    target && { zh: fill(words.named, { what: target.label.zh }).zh, en: fill(words.named, { what: target.label.en.toLowerCase() }).en },
    isList(field) ? words.several : undefined,
    sample ? fill(words.such, { sample }) : undefined,
  ]
  return lines.flatMap((line) => (line ? [say(line, ctx.lang)] : [])).join('\n')
}
