import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { asHouse } from '../access/person.ts'
import { orOnShelf } from '../access/pools.ts'
import { scopeOf, within } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { among, sharing } from '../records/among.ts'
import { column, tableOf } from '../records/columns.ts'
import { twinKeys } from '../records/derive.ts'
import { whereFilter } from '../records/filter.ts'
import { personName } from '../records/person-name.ts'

export type Values = Readonly<Record<string, unknown>>

/** A draft with its keys, worked out once: a batch asks for them again and again. */
export type Keyed = { readonly draft: Values; readonly key: ReturnType<typeof twinKeys>; readonly code: string | null }

export type Found = {
  readonly id: string
  readonly title: string
  readonly code: string | null
  readonly name_norm: string | null
  readonly name_core: string | null
  readonly phone_keys: string[] | null
  readonly owner: string | null
  readonly readable: boolean
}

/** What one record usually has. */
const fewPhones = 3
const mostPerKey = 2000

export function keyed(object: Declaration, drafts: readonly Values[]): Keyed[] {
  const field = object.twins?.code
  return drafts.map((draft) => ({ draft, key: twinKeys(object, draft), code: (field && (draft[field] as string | null | undefined)) || null }))
}

/** Records that share a key with some of the drafts. Indexes: unique code, btree name_norm and name_core, gin phone_keys. */
export async function meeting(ctx: Context, object: Declaration, drafts: readonly Keyed[]): Promise<Found[]> {
  const twins = object.twins as NonNullable<Declaration['twins']>
  const all = (pick: (each: Keyed) => string | null) => [...new Set(drafts.flatMap((each) => pick(each) ?? []))]
  const code = twins.code ? sql.ref(`t.${column(twins.code)}`) : sql`null::text`
  const codes = all((each) => each.code)
  const phones = drafts.flatMap(({ key }) => key.phoneKeys ?? [])
  const parents = twins.within
    ? sql`and ${sql.ref(`t.${column(twins.within)}`)} = any(${drafts.map(({ draft }) => draft[twins.within as string] ?? null)}::uuid[])`
    : sql``
  const table = sql.table(tableOf(object))
  // The house's own look: which records stand in the way is no secret that a field right keeps.
  const only = twins.only ? sql`and ${whereFilter({ ...asHouse(ctx.house, ctx.now), db: ctx.db }, object, twins.only)}` : sql``
  const names = all(({ key }) => key.nameNorm)
  const cores = all(({ key }) => key.nameCore)
  const ways = [among(sql`t.name_norm`, names, 'text'), among(sql`t.name_core`, cores, 'text')]
  if (codes.length) ways.push(among(code, codes, 'text'))
  // The planner takes "has this number" for rarer than "has one of these", as rare as it is: the statement of one draft keeps its plan.
  if (phones.length <= fewPhones) for (const phone of phones) ways.push(sql`t.phone_keys @> ${[phone]}::text[]`)
  else ways.push(sharing(sql`t.phone_keys`, phones))
  // A union, not an "or": each arm is served by its own index whatever the batch. Its ids come as a list, which no plan joins with the whole table.
  const arms = ways.map((way) => sql`(select t.id from ${table} as t where ${way} ${parents} ${only} and t.deleted_at is null limit ${sql.lit(mostPerKey)})`)
  const found = await sql<Found>`select t.id, ${sql.ref(`t.${column(object.title)}`)} as title, ${code} as code, t.name_norm, t.name_core, t.phone_keys,
    ${personName(ctx, 't.owner_id')} as owner,
    ${orOnShelf(ctx, object, within(ctx, scopeOf(ctx, object, 'read')))} as readable
    from ${table} as t where t.id = any(array(${sql.join(arms, sql` union `)}))`.execute(ctx.db)
  return found.rows
}

/** Those of the found that share a key with one draft, by the key: a batch of drafts is not compared with all that it met. */
export function byKey(found: readonly Found[]): (draft: Keyed) => Found[] {
  const shelves = new Map<string, Found[]>()
  const put = (key: string, each: Found) => {
    const shelf = shelves.get(key)
    if (shelf) shelf.push(each)
    else shelves.set(key, [each])
  }
  for (const each of found) for (const key of keysOf(each.code, each.name_norm, each.name_core, each.phone_keys)) put(key, each)
  return ({ key, code }) => [...new Set(keysOf(code, key.nameNorm, key.nameCore, key.phoneKeys).flatMap((each) => shelves.get(each) ?? []))]
}

const keysOf = (code: string | null, norm: string | null, core: string | null, phones: readonly string[] | null): string[] => [
  ...(code ? [`code ${code}`] : []),
  ...(norm ? [`name ${norm}`] : []),
  ...(core ? [`core ${core}`] : []),
  ...(phones ?? []).map((phone) => `phone ${phone}`),
]
