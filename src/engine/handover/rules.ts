import { readFilter } from '../../kernel/filter.ts'
import { messages } from '../../kernel/messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import type { Context } from '../context.ts'
import { whereFilter } from '../records/filter.ts'
import { type Charge, chargesOf } from './charges.ts'

/**
 * Who gets what. Rules are asked in order and the first that fits a record decides: `object` absent fits all; a `filter` (of a region, a trade)
 * or `ids` (chosen from a list) fits some; `to` several share evenly. What no rule fits stays where it is, and is counted.
 */
export type Rule = { readonly object?: string; readonly filter?: unknown; readonly ids?: readonly string[]; readonly to: readonly string[] }
export type Plan = {
  readonly personId: string
  readonly rules: readonly Rule[] /** A command of the person's own record, run at the end: he is disabled. */
  readonly last?: { readonly command: string; readonly input: Readonly<Record<string, unknown>> }
}

const most = { rules: 50, to: 50, ids: 50_000 } as const

const refuse = (field: string, zh: string, en: string): Problem => new Problem('invalid', { zh, en }, [{ field, code: 'handover', message: { zh, en } }])

/** Reads a plan and tries all of it: each object, filter and person, so that a job that runs for minutes does not end at a slip of the pen. */
export async function readPlan(ctx: Context, body: Readonly<Record<string, unknown>>): Promise<Plan> {
  const { personId, rules, last, ...rest } = body
  for (const name of Object.keys(rest)) throw refuse(name.slice(0, 40), '没有这个参数', 'There is no such parameter')
  if (typeof personId !== 'string' || !isId(personId)) throw refuse('personId', '请选择要交接的员工', 'Choose whose records to hand over')
  if (!Array.isArray(rules) || !rules.length || rules.length > most.rules) throw refuse('rules', '请至少说明一项交给谁', 'Say at least once who gets what')
  const charges = chargesOf(ctx)
  const read = rules.map((rule) => readRule(ctx, rule as Record<string, unknown>, charges))
  for (const id of new Set(read.flatMap((rule) => rule.to)))
    if (id === personId || !(await ctx.house.authority.person(id))) throw refuse('to', messages.noSuchRecord.message.zh, messages.noSuchRecord.message.en)
  return { personId, rules: read, ...(last === undefined ? {} : { last: readLast(last) }) }
}

function readRule(ctx: Context, { object, filter, ids, to, ...rest }: Readonly<Record<string, unknown>>, charges: readonly Charge[]): Rule {
  for (const name of Object.keys(rest)) throw refuse(name.slice(0, 40), '没有这个参数', 'There is no such parameter')
  const charge = charges.find((each) => each.object.name === object)
  if (object !== undefined && !charge) throw refuse('object', '没有这类可以交接的记录', 'There are no such records to hand over')
  if (!isIds(to, most.to)) throw refuse('to', '请选择接手的员工', 'Choose who takes over')
  if (ids !== undefined && !isIds(ids, most.ids)) throw refuse('ids', `请给出 1 到 ${most.ids} 个记录编号`, `Give 1 to ${most.ids} record ids`)
  if ((filter !== undefined || ids !== undefined) && !charge)
    throw refuse('object', '按条件分配时请先选择一类记录', 'Choose one kind of records to split them by a filter')
  if (filter !== undefined && charge) whereFilter(ctx, charge.object, readFilter(filter))
  return { to, ...(charge ? { object: charge.object.name } : {}), ...(filter === undefined ? {} : { filter }), ...(ids === undefined ? {} : { ids }) }
}

const isIds = (value: unknown, most: number): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every((id) => typeof id === 'string' && isId(id))

function readLast(last: unknown): NonNullable<Plan['last']> {
  const { command, input } = (last ?? {}) as Record<string, unknown>
  if (typeof command !== 'string' || typeof input !== 'object' || input === null) throw refuse('last', '应为操作及其输入', 'A command and its input are wanted')
  return { command, input: input as Record<string, unknown> }
}
