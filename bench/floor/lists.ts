import { searchTerms } from '../../src/engine/search/keys.ts'
import type { ReaderName } from '../plan.ts'
import { joins, selected, titles } from './columns.ts'

/** Without a name it is planned for its values each time: what a person would do who knows that a word may be common or rare. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: readonly unknown[] }
export type Reach = { readonly sql: (t: string) => string; readonly values: readonly unknown[] }

/** How far each reader sees, written by hand; its parameters come first. */
export function reachOf(reader: ReaderName, { id, units }: { id: string; units: readonly string[] }): Reach {
  if (reader === 'rep') return { sql: (t) => `${t}.owner_id = $1::uuid`, values: [id] }
  if (reader === 'branch') return { sql: (t) => `${t}.unit_id = any($1::uuid[])`, values: [units] }
  return { sql: () => 'true', values: [] }
}

const byTime = { order: (t: string) => `${t}.updated_at desc, ${t}.id desc`, sort: 't.updated_at::text' }

/**
 * The whole answer in one statement: 51 rows in order with the names they refer to, and the count that stops at 10,000.
 * Names are joined to the page, not to the table.
 */
function page(where: string, reach: Reach, { order, sort } = byTime): string {
  return `select ${selected('t')}, ${titles}, ${sort} as "s", (select count(*)::int from (select 1 from customer t where t.deleted_at is null and ${reach.sql('t')} and ${where} limit 10001) as counted) as "n"
    from (select * from customer t where t.deleted_at is null and ${reach.sql('t')} and ${where} order by ${order('t')} limit 51) t ${joins('t', reach.sql)} order by ${order('t')}`
}

export function listStatements(reader: ReaderName, reach: Reach, searches: Readonly<Record<string, string>>): Record<string, Statement> {
  const held = `t.level = 'a' and t.lifecycle in ('won', 'repeat')`
  const name = (what: string) => `${reader}.${what}`
  const byName = { order: (t: string) => `${t}.name collate kexin_pinyin, ${t}.id`, sort: 't.name' }
  const found = Object.entries(searches).map(([what, q]) => {
    const { where, values } = contains(q, reach.values.length)
    return [what, { text: page(where, reach), values: [...reach.values, ...values] }] as const
  })
  return {
    first: { name: name('first'), text: page('true', reach), values: reach.values },
    filtered: { name: name('filtered'), text: page(held, reach, byName), values: reach.values },
    latest: { name: name('latest'), text: latest(held, reach), values: reach.values },
    ...Object.fromEntries(found),
  }
}

/** Level, lifecycle and a column that a company added, by name. */
export function ownStatement(reader: ReaderName, reach: Reach, column: string, least: number): Statement {
  const held = `t.level = 'a' and t.lifecycle in ('won', 'repeat') and t.${column} >= ${least}`
  const byName = { order: (t: string) => `${t}.name collate kexin_pinyin, ${t}.id`, sort: 't.name' }
  return { name: `${reader}.own`, text: page(held, reach, byName), values: reach.values }
}

/** By last contact, newest first, those never met at the end: from the index as far as it goes. */
function latest(where: string, reach: Reach): string {
  const order = (t: string) => `${t}.last_contact_at desc nulls last, ${t}.id desc`
  const part = (way: 'not null' | 'null', by: string) =>
    `(select * from customer t where t.deleted_at is null and ${reach.sql('t')} and ${where} and t.last_contact_at is ${way} order by ${by} limit 51)`
  const rows = `(${part('not null', 't.last_contact_at desc, t.id desc')} union all ${part('null', 't.id desc')} limit 51)`
  return `select ${selected('t')}, ${titles}, t.last_contact_at::text as "s", (select count(*)::int from (select 1 from customer t where t.deleted_at is null and ${reach.sql('t')} and ${where} limit 10001) as counted) as "n"
    from ${rows} t ${joins('t', reach.sql)} order by ${order('t')}`
}

/** The search key's own condition (engine/search/key-terms.ts): who writes it by hand cannot do with less and find the same. */
export function contains(q: string, before: number): { where: string; values: unknown[] } {
  const values: unknown[] = []
  const parameter = (value: unknown, type: string) => `$${before + values.push(value)}::${type}`
  const parts = searchTerms(q).terms.map(({ alternatives, like }) => {
    const single = alternatives.filter((each) => each.length === 1).flat()
    const ways = alternatives.filter((each) => each.length > 1).map((each) => `t.search_keys @> ${parameter(each, 'int4[]')}`)
    if (single.length) ways.push(`t.search_keys && ${parameter(single, 'int4[]')}`)
    return `(${ways.join(' or ')}) and t.search_text like ${parameter(like, 'text')}`
  })
  return { where: parts.join(' and '), values }
}
