import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isComparable, titleFor } from '../access/fields.ts'
import { scopeOf, within } from '../access/scope.ts'
import type { Context, Db } from '../context.ts'
import { among } from '../records/among.ts'
import { column, tableOf } from '../records/columns.ts'
import { twinKeys } from '../records/derive.ts'
import { personName } from '../records/person-name.ts'
import { similarity } from './keys.ts'

type Values = Readonly<Record<string, unknown>>

/** A record met by a duplicate check. The one declared exception to reach: title, what matched and, if the company allows, the owner's name. */
export type Hit = {
  /** Only when the asker may read the record. */
  readonly id?: string
  readonly title: string
  readonly level: 'duplicate' | 'similar'
  readonly on: readonly ('code' | 'name' | 'core' | 'phone')[]
  readonly owner?: string | null
  readonly masked: boolean
}

type Found = {
  id: string
  title: string
  code: string | null
  name_norm: string | null
  name_core: string | null
  phone_keys: string[] | null
  owner: string | null
  readable: boolean
}

/** So many locks guard all names of an object: two equal names always meet in one, a batch never fills the lock table. */
const stripes = 1024
const stripeOf = (object: string, key: string): number => createHash('sha1').update(`${object}\n${key}`).digest().readUInt32BE() % stripes
const mostHits = 10
/** What one record usually has. */
const fewPhones = 3

/** Queues writers of equal names behind each other until commit, in one order, so that the check that follows cannot be raced. */
export async function lockNames(db: Db, object: Declaration, names: readonly (string | null)[]): Promise<void> {
  const keys = [...new Set(names.filter((name) => name !== null).map((name) => stripeOf(object.name, name)))].sort((a, b) => a - b)
  if (keys.length) await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ${object.name}), key) from unnest(${keys}::int[]) as key`.execute(db)
}

/** Records that share a key with each draft. Indexes: unique code, btree name_norm and name_core, gin phone_keys. */
async function meeting(ctx: Context, object: Declaration, rows: readonly Values[]): Promise<Found[]> {
  const twins = object.twins as NonNullable<Declaration['twins']>
  const keys = rows.map((row) => twinKeys(object, row))
  const all = (pick: (key: ReturnType<typeof twinKeys>) => string | null) => [...new Set(keys.map(pick).filter((key) => key !== null))]
  const code = twins.code ? sql.ref(`t.${column(twins.code)}`) : sql`null::text`
  const codes = twins.code ? rows.map((row) => row[twins.code as string]).filter((each) => typeof each === 'string') : []
  const phones = keys.flatMap((key) => key.phoneKeys ?? [])
  const parents = twins.within
    ? sql`and ${sql.ref(`t.${column(twins.within)}`)} = any(${rows.map((row) => row[twins.within as string] ?? null)}::uuid[])`
    : sql``
  const table = sql.table(tableOf(object))
  const ways = [
    among(
      sql`t.name_norm`,
      all((key) => key.nameNorm),
      'text',
    ),
    among(
      sql`t.name_core`,
      all((key) => key.nameCore),
      'text',
    ),
  ]
  if (codes.length) ways.push(among(code, codes, 'text'))
  // The planner takes "has this number" for rarer than "has one of these", as rare as it is: the statement of one draft keeps its plan.
  if (phones.length <= fewPhones) for (const phone of phones) ways.push(sql`t.phone_keys @> ${[phone]}::text[]`)
  else ways.push(sql`t.phone_keys && ${phones}::text[]`)
  // A union, not an "or": each arm is served by its own index whatever the batch.
  const arms = ways.map((way) => sql`(select t.id from ${table} as t where ${way} ${parents} and t.deleted_at is null limit 2000)`)
  const found = await sql<Found>`select t.id, ${sql.ref(`t.${column(object.title)}`)} as title, ${code} as code, t.name_norm, t.name_core, t.phone_keys,
    ${personName(ctx, 't.owner_id')} as owner,
    ${within(ctx, scopeOf(ctx, object, 'read'))} as readable
    from ${table} as t where t.id in (${sql.join(arms, sql` union `)})`.execute(ctx.db)
  return found.rows
}

/** How a draft and a found record meet: the same code, or the same name when either has none, is a duplicate; the rest is similar. */
function judge(object: Declaration, draft: Values, found: Found): Pick<Hit, 'level' | 'on'> | undefined {
  const key = twinKeys(object, draft)
  const code = object.twins?.code ? (draft[object.twins.code] as string | null | undefined) : undefined
  const on: Hit['on'][number][] = []
  if (code && found.code === code) on.push('code')
  if (key.nameNorm && key.nameNorm === found.name_norm) on.push('name')
  else if (key.nameCore && key.nameCore === found.name_core) on.push('core')
  if (key.phoneKeys?.some((phone) => found.phone_keys?.includes(phone))) on.push('phone')
  if (!on.length) return undefined
  const sameName = on.includes('name') && (!code || !found.code)
  return { level: on.includes('code') || sameName ? 'duplicate' : 'similar', on }
}

/**
 * Hits of each draft, duplicates first. A phone that the asker may not see unmasked is no ground he is told of; twins within a
 * parent (people at a customer) are told only to who may read that parent.
 */
export async function twinsOf(ctx: Context, object: Declaration, drafts: readonly Values[], self?: string): Promise<(Hit & { recordId: string })[][]> {
  if (!object.twins || !drafts.length) return drafts.map(() => [])
  const found = await meeting(ctx, object, drafts)
  const choices = await ctx.house.authority.choices()
  const { phones, within: inParent } = object.twins
  const tellPhones = !phones || isComparable(ctx.person, object, phones)
  return drafts.map((draft) => {
    const hits = found.flatMap((each) => {
      const met = each.id === self || (inParent && !each.readable) ? undefined : judge(object, draft, each)
      const on = met?.on.filter((ground) => ground !== 'phone' || tellPhones) ?? []
      return met && on.length ? [hitOf(ctx, object, each, { level: met.level, on, tellOwner: choices.showTwinOwner || each.readable })] : []
    })
    return hits.sort((a, b) => a.level.localeCompare(b.level) || closeness(object, draft, b) - closeness(object, draft, a)).slice(0, mostHits)
  })
}

type Met = Pick<Hit, 'level' | 'on'> & { readonly tellOwner: boolean }

function hitOf(ctx: Context, object: Declaration, { id, title, owner, readable }: Found, { level, on, tellOwner }: Met): Hit & { recordId: string } {
  const people = ctx.house.people
  const told = { title: titleFor(ctx.person, object, title) ?? '', level, on, masked: !readable }
  return { recordId: id, ...(readable ? { id } : {}), ...told, ...(tellOwner ? { owner: people ? titleFor(ctx.person, people, owner) : null } : {}) }
}

const closeness = (object: Declaration, draft: Values, hit: Hit): number => similarity(String(draft[object.twins?.name as string] ?? ''), hit.title)

/** The hit as it goes out: the inner id stays in. */
export const asHit = ({ recordId: _, ...hit }: Hit & { recordId: string }): Hit => hit

/** The refusal of a duplicate, in the same shape whether the check or the database's constraint found it. */
export function twinProblem(object: Declaration, hits: readonly Hit[]): Problem {
  const first = hits[0]
  const owner = first?.owner
  const zh = `“${first?.title || object.label.zh}”已存在${owner ? `，负责人：${owner}` : ''}。请直接使用原有记录，或联系其负责人`
  const en = `"${first?.title || object.label.en}" exists already${owner ? `, owned by ${owner}` : ''}. Use that record, or ask its owner`
  const field = first?.on.includes('code') && object.twins?.code ? object.twins.code : (object.twins?.name ?? object.title)
  return new Problem('conflict', { zh, en }, [{ field, code: 'duplicate', message: { zh, en } }], { hits })
}

/**
 * Guards a batch inside its writing transaction: answers a problem for each draft that has a duplicate, in the database or
 * earlier in the same batch. Contacts (twins within a parent) are only ever shown, never refused.
 */
export async function refuseTwins(
  ctx: Context,
  object: Declaration,
  drafts: readonly Values[],
  selves: readonly (string | undefined)[] = [],
): Promise<(Problem | undefined)[]> {
  if (!object.twins || object.twins.within) return drafts.map(() => undefined)
  await lockNames(
    ctx.db,
    object,
    drafts.map((draft) => twinKeys(object, draft).nameNorm),
  )
  const { twinPolicy } = await ctx.house.authority.choices()
  const hits = await twinsOf(ctx, object, drafts)
  return drafts.map((_, at) => {
    const others = (hits[at] ?? []).filter(
      (hit) => hit.recordId !== selves[at] && hit.level === 'duplicate' && (twinPolicy === 'block' || hit.on.includes('code')),
    )
    return others.length ? twinProblem(object, others.map(asHit)) : earlierTwin(object, drafts, at, twinPolicy === 'block')
  })
}

function earlierTwin(object: Declaration, drafts: readonly Values[], at: number, namesToo: boolean): Problem | undefined {
  const draft = drafts[at] as Values
  const key = twinKeys(object, draft).nameNorm
  const codeField = object.twins?.code
  const twin = drafts.slice(0, at).find((each) => {
    const [mine, theirs] = codeField ? [draft[codeField], each[codeField]] : []
    if (mine && mine === theirs) return true
    return namesToo && key !== null && (!mine || !theirs) && twinKeys(object, each).nameNorm === key
  })
  return twin && twinProblem(object, [{ title: String(twin[object.title] ?? ''), level: 'duplicate', on: ['name'], masked: true }])
}
