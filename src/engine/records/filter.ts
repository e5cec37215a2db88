import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Comparison, Filter } from '../../kernel/filter.ts'
import type { Op } from '../../kernel/kind.ts'
import type { Declaration } from '../../kernel/object.ts'
import { isGood, Problem } from '../../kernel/problem.ts'
import { dayWindow, instantWindow, type WindowName, windowNames } from '../../lib/time.ts'
import { isComparable } from '../access/fields.ts'
import { scopeOf, within } from '../access/scope.ts'
import { type Context, objectOf } from '../context.ts'
import { idsToday, namesMergeable } from '../merge/redirect.ts'
import { searchTerms } from '../search/keys.ts'
import { column, tableOf } from './columns.ts'
import { comparableField, unknownField } from './named.ts'

type Sql = RawBuilder<unknown>

/** Refs and lines a path may cross: `customerId.parentId.ownerId`, `team.userId`. Each is one letter more in the alias of its table. */
const mostHops = 3

/** A filter tree as SQL over table alias `t`. Names come from the declaration, values are parameters; throws `invalid` on what the reader may not compare. */
export function whereFilter(ctx: Context, object: Declaration, filter: Filter, t = 't'): Sql {
  if ('all' in filter) return joined(ctx, object, filter.all, t, 'and')
  if ('any' in filter) return joined(ctx, object, filter.any, t, 'or')
  const dot = filter.field.indexOf('.')
  if (t.length > mostHops && dot >= 0) throw unknownField(filter.field)
  if (dot < 0) return comparison(ctx, object, filter, t)
  return object.fields[filter.field.slice(0, dot)]?.lines ? acrossLines(ctx, object, filter, t, dot) : acrossRef(ctx, object, filter, t, dot)
}

function joined(ctx: Context, object: Declaration, parts: readonly Filter[], t: string, joint: 'and' | 'or'): Sql {
  if (!parts.length) return joint === 'and' ? sql`true` : sql`false`
  const conditions = parts.map((part) => whereFilter(ctx, object, part, t))
  return sql`(${sql.join(conditions, joint === 'and' ? sql` and ` : sql` or `)})`
}

/** `customerId.region`: the target is filtered within what the reader may read of it, deleted ones left out, or a filter would tell what he may not. */
function acrossRef(ctx: Context, object: Declaration, filter: Comparison, t: string, dot: number): Sql {
  const name = filter.field.slice(0, dot)
  const field = comparableField(ctx, object, name)
  if (!field.target || field.kind.holds !== 'one') throw unknownField(filter.field)
  const target = objectOf(ctx.house, field.target)
  const r = `${t}r`
  const inside = whereFilter(ctx, target, { ...filter, field: filter.field.slice(dot + 1) }, r)
  return sql`exists (select 1 from ${sql.table(tableOf(target))} as ${sql.table(r)} where ${sql.ref(`${r}.id`)} = ${sql.ref(`${t}.${column(name)}`)} and ${sql.ref(`${r}.deleted_at`)} is null and ${within(ctx, scopeOf(ctx, target, 'read'), r)} and ${inside})`
}

/** `team.userId`: some line of the record has it, as far as the reader may read its lines. Index: the line's ref to its record. */
function acrossLines(ctx: Context, object: Declaration, filter: Comparison, t: string, dot: number): Sql {
  const name = filter.field.slice(0, dot)
  if (!isComparable(ctx.person, object, name)) throw unknownField(filter.field)
  const child = objectOf(ctx.house, object.fields[name]?.lines as string)
  const r = `${t}r`
  const inside = whereFilter(ctx, child, { ...filter, field: filter.field.slice(dot + 1) }, r)
  return sql`exists (select 1 from ${sql.table(tableOf(child))} as ${sql.table(r)} where ${sql.ref(`${r}.${column(child.parent as string)}`)} = ${sql.ref(`${t}.id`)} and ${sql.ref(`${r}.deleted_at`)} is null and ${within(ctx, scopeOf(ctx, child, 'read'), r)} and ${inside})`
}

function refuse(name: string, zh: string, en: string): never {
  throw new Problem('invalid', { zh: `筛选条件有误：${zh}`, en: `The filter is not right: ${en}` }, [{ field: name, code: 'filter', message: { zh, en } }])
}

function comparison(ctx: Context, object: Declaration, { field: name, op, value }: Comparison, t: string): Sql {
  const field = comparableField(ctx, object, name)
  const col = sql.ref(`${t}.${column(name)}`)
  if (!field.kind.ops.includes(op)) refuse(name, `“${field.label.zh}”不能用 ${op} 比较`, `${field.label.en} cannot be compared by ${op}`)
  if (op === 'empty') return sql`${col} is null`
  if (op === 'notEmpty') return sql`${col} is not null`
  if (op === 'within') return inWindow(ctx, name, field, col, value)
  const operand = (input: unknown) => readOperand(ctx, name, field, op, input)
  const operands = op === 'in' || op === 'notIn' || op === 'between' ? listOf(name, value, op).map(operand) : [operand(value)]
  // An id that was merged means the record of today (S0-09).
  if (isOneOf(op) && field.kind.holds === 'one' && namesMergeable(ctx, object, name)) return sql`${col} = any(${idsToday(operands)})`
  if (field.kind.holds === 'array') return overArray(op, col, operands)
  if (field.kind.holds === 'json') return overJson(op, col, field, operands)
  const exact = overOne(op, col, field, operands)
  return op === 'contains' && field.search && object.fields[name] ? sql`(${narrow(t, String(operands[0]))} and ${exact})` : exact
}

const isOneOf = (op: Op): boolean => op === 'eq' || op === 'in'

function listOf(name: string, value: unknown, op: Op): unknown[] {
  if (!Array.isArray(value) || (op === 'between' && value.length !== 2))
    refuse(name, op === 'between' ? '应给出起止两个值' : '应给出一组值', op === 'between' ? 'give the two ends' : 'give a list of values')
  return value as unknown[]
}

function readOperand(ctx: Context, name: string, field: Field, op: Op, input: unknown): unknown {
  if (input === '@me' && field.target) return ctx.person.id
  if (input === null || input === undefined) refuse(name, '缺少比较的值', 'the value is missing')
  const outcome = field.kind.operand ? field.kind.operand(input, op, field) : field.kind.parse(input, field)
  if (!isGood(outcome)) return refuse(name, outcome.message.zh, outcome.message.en)
  return field.kind.toSql && !field.kind.operand ? field.kind.toSql(outcome.value, field) : outcome.value
}

export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

function overOne(op: Op, col: Sql, field: Field, operands: unknown[]): Sql {
  const type = sql.raw(field.kind.sql(field) as string)
  const [a, b] = operands
  switch (op) {
    case 'eq':
      return sql`${col} = ${a}::${type}`
    case 'ne':
      return sql`${col} is distinct from ${a}::${type}`
    case 'in':
      return sql`${col} = any(${operands}::${type}[])`
    case 'notIn':
      return sql`(${col} is null or ${col} <> all(${operands}::${type}[]))`
    case 'lt':
      return sql`${col} < ${a}::${type}`
    case 'lte':
      return sql`${col} <= ${a}::${type}`
    case 'gt':
      return sql`${col} > ${a}::${type}`
    case 'gte':
      return sql`${col} >= ${a}::${type}`
    case 'between':
      return sql`(${col} >= ${a}::${type} and ${col} <= ${b}::${type})`
    case 'startsWith':
      return sql`${col} ilike ${`${likeText(String(a))}%`}`
    default:
      return sql`${col} ilike ${`%${likeText(String(a))}%`}`
  }
}

function overArray(op: Op, col: Sql, operands: unknown[]): Sql {
  if (op === 'eq' || op === 'contains') return sql`${col} @> ${operands}`
  if (op === 'in') return sql`${col} && ${operands}`
  return sql`(${col} is null or not ${col} && ${operands})`
}

/** A list of documents (phones) or one document (address): compared by the member the kind names. */
function overJson(op: Op, col: Sql, field: Field, operands: unknown[]): Sql {
  const text = sql`each.value ->> ${sql.lit(field.kind.member ?? 'value')}`
  const found =
    op === 'eq' || op === 'in' || op === 'ne' || op === 'notIn'
      ? sql`${text} = any(${operands}::text[])`
      : sql`${text} ilike ${`${op === 'contains' ? '%' : ''}${likeText(String(operands[0]))}%`}`
  const some = sql`exists (select 1 from jsonb_array_elements(case jsonb_typeof(${col}) when 'array' then ${col} else jsonb_build_array(${col}) end) as each(value) where ${found})`
  return op === 'ne' || op === 'notIn' ? sql`not ${some}` : some
}

function inWindow(ctx: Context, name: string, field: Field, col: Sql, value: unknown): Sql {
  if (typeof value !== 'string') refuse(name, '应给出时段或节点', 'give a period or a node')
  if (field.kind.windows) {
    const period = value as WindowName
    if (!windowNames.includes(period)) return refuse(name, `没有“${String(value).slice(0, 20)}”这个时段`, `there is no period "${String(value).slice(0, 20)}"`)
    const { from, to } = (field.kind.windows === 'date' ? dayWindow : instantWindow)(period, ctx.now, ctx.house.zone)
    const type = sql.raw(field.kind.sql(field) as string)
    return sql`(${col} >= ${from}::${type} and ${col} < ${to}::${type})`
  }
  const node = readOperand(ctx, name, field, 'eq', value)
  const target = field.target ? objectOf(ctx.house, field.target) : undefined
  if (target && isTree(target)) return sql`${col} in (${branchOf(target, node)})`
  return field.kind.below ? sql`${col} = any(${field.kind.below(String(node))}::text[])` : sql`${col} = ${node}::uuid`
}

const isTree = (object: Declaration): boolean => object.fields.parentId?.target === object.name

/** Ids of a node and all below it in an object that is a tree by `parentId`. */
function branchOf(target: Declaration, node: unknown): Sql {
  const table = sql.table(tableOf(target))
  return sql`with recursive branch(id) as (select ${node}::uuid union select n.id from ${table} n join branch on n.parent_id = branch.id) select id from branch`
}

/** The search key narrows `contains` by its index; the column itself is still compared, so the answer is exact. Index: gin (search_keys). */
export function narrow(t: string, text: string): Sql {
  const keys = sql.ref(`${t}.search_keys`)
  const terms = searchTerms(text).terms.filter((term) => term.alternatives.length > 0)
  const conditions = terms.map(
    (term) =>
      sql`(${sql.join(
        term.alternatives.map((hashes) => sql`${keys} @> ${hashes}::int4[]`),
        sql` or `,
      )})`,
  )
  return conditions.length ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`
}
