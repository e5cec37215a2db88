import { type Label, say } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { isDay } from '../../lib/time.ts'
import { missing } from '../access/demand.ts'
import type { Context } from '../context.ts'
import type { Asked, Drill, Report } from './report.ts'

export type Answer = {
  readonly columns: readonly { readonly name: string; readonly label: string; readonly is: string }[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Beside each row, by the name of its figures: the list that makes it. */
  readonly drill: readonly Readonly<Record<string, Drill>>[]
}

/** A report by its name, as the API gives it. Throws for a name that is none, and for what it must be told and is not. */
export async function runReport(ctx: Context, name: string, asked: Asked): Promise<Answer> {
  const report = ctx.house.reports.find((each) => each.name === name)
  if (!report) throw missing()
  demandAsked(report, asked)
  const { columns, rows } = await report.run(ctx, asked)
  return {
    columns: columns.map((column) => ({ ...column, label: say(column.label, ctx.lang) })),
    rows: rows.map(({ values }) => values),
    drill: rows.map(({ drill }) => drill),
  }
}

function demandAsked({ asks }: Report<Context>, asked: Asked): void {
  for (const name of Object.keys(asked)) if (!asks[name]) throw refusal(name, { zh: '没有这个参数', en: 'there is no such parameter' })
  for (const [name, { is, required }] of Object.entries(asks)) {
    const value = asked[name]
    if (value === undefined && required) throw refusal(name, { zh: '请给出这个参数', en: 'it is needed' })
    if (value !== undefined && is === 'id' && !isId(value)) throw refusal(name, { zh: '应为记录编号', en: 'the id of a record' })
    if (value !== undefined && is === 'day' && !isDay(value)) throw refusal(name, { zh: '应为日期，如 2026-01-31', en: 'a day such as 2026-01-31' })
  }
}

const refusal = (field: string, message: Label): Problem =>
  new Problem('invalid', { zh: `参数 ${field.slice(0, 40)} 有误：${message.zh}`, en: `The parameter ${field.slice(0, 40)} is not right: ${message.en}` }, [
    { field: field.slice(0, 40), code: 'query', message },
  ])
