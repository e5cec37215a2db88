import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Among, Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isComparable, titleFor } from '../access/fields.ts'
import type { Context, Db } from '../context.ts'
import { similarity } from './keys.ts'
import { byKey, type Found, type Keyed, keyed, meeting, type Values } from './twins-meet.ts'

/** A record met by a duplicate check. The one declared exception to reach: title, what matched and, if the company allows, the owner's name. */
export type Hit = {
  /** Of another object than the draft's (declaration.twins.among). */
  readonly object?: string
  /** Only when the asker may read the record. */
  readonly id?: string
  readonly title: string
  readonly level: 'duplicate' | 'similar'
  readonly on: readonly ('code' | 'name' | 'core' | 'phone')[]
  readonly owner?: string | null
  readonly masked: boolean
}

/** So many locks guard all names of an object: two equal names always meet in one, a batch never fills the lock table. */
const stripes = 1024
const stripeOf = (object: string, key: string): number => createHash('sha1').update(`${object}\n${key}`).digest().readUInt32BE() % stripes
const mostHits = 10

/** Queues writers of equal names behind each other until commit, in one order, so that the check that follows cannot be raced. */
export async function lockNames(db: Db, object: Declaration, names: readonly (string | null)[]): Promise<void> {
  const keys = [...new Set(names.filter((name) => name !== null).map((name) => stripeOf(object.name, name)))].sort((a, b) => a - b)
  if (keys.length) await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ${object.name}), key) from unnest(${keys}::int[]) as key`.execute(db)
}

/** How a draft and a found record meet: the same code, or the same name when either has none, is a duplicate; the rest is similar. */
function judge({ key, code }: Keyed, found: Found): Pick<Hit, 'level' | 'on'> | undefined {
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
export async function twinsOf(ctx: Context, object: Declaration, drafts: readonly Values[], self?: string): Promise<Told[][]> {
  if (!object.twins) return drafts.map(() => [])
  const own = await hitsOf(ctx, object, keyed(object, drafts), self)
  const others = await amongOthers(ctx, object.twins.among ?? [], drafts)
  return own.map((hits, at) => [...hits, ...(others[at] ?? [])].toSorted((a, b) => a.level.localeCompare(b.level)).slice(0, mostHits))
}

type Told = Hit & { readonly recordId: string }

/** Records of other objects that may be the same firm or person: a lead's company that is a customer already (S2-28). */
async function amongOthers(ctx: Context, among: readonly Among[], drafts: readonly Values[]): Promise<Told[][]> {
  const hits: Told[][] = drafts.map(() => [])
  for (const { object: name, fields } of among) {
    const target = ctx.house.objects.get(name)
    if (!target?.twins || target.isOff) continue
    const theirs = drafts.map((draft) => Object.fromEntries(Object.entries(fields).map(([their, our]) => [their, draft[our]])))
    const found = await hitsOf(ctx, target, keyed(target, theirs))
    for (const [at, each] of found.entries()) hits[at]?.push(...each.map((hit) => ({ ...hit, object: name })))
  }
  return hits
}

async function hitsOf(ctx: Context, object: Declaration, drafts: readonly Keyed[], self?: string): Promise<Told[][]> {
  if (!drafts.length) return []
  const met = byKey(await meeting(ctx, object, drafts))
  const choices = await ctx.house.authority.choices()
  const { phones, within: inParent } = object.twins as NonNullable<Declaration['twins']>
  const tellPhones = !phones || isComparable(ctx.person, object, phones)
  return drafts.map((draft) => {
    const hits = met(draft).flatMap((each) => {
      const how = each.id === self || (inParent && !each.readable) ? undefined : judge(draft, each)
      const on = how?.on.filter((ground) => ground !== 'phone' || tellPhones) ?? []
      return how && on.length ? [hitOf(ctx, object, each, { level: how.level, on, tellOwner: choices.showTwinOwner || each.readable })] : []
    })
    return nearest(object, draft.draft, hits)
  })
}

type Met = Pick<Hit, 'level' | 'on'> & { readonly tellOwner: boolean }

function hitOf(ctx: Context, object: Declaration, { id, title, owner, readable }: Found, { level, on, tellOwner }: Met): Told {
  const people = ctx.house.people
  const told = { title: titleFor(ctx.person, object, title) ?? '', level, on, masked: !readable }
  return { recordId: id, ...(readable ? { id } : {}), ...told, ...(tellOwner ? { owner: people ? titleFor(ctx.person, people, owner) : null } : {}) }
}

/** Duplicates first, then those of the most similar name. */
function nearest<H extends Hit>(object: Declaration, draft: Values, hits: readonly H[]): H[] {
  if (hits.length < 2) return [...hits]
  const name = String(draft[object.twins?.name as string] ?? '')
  const near = new Map(hits.map((hit) => [hit, similarity(name, hit.title)]))
  return hits.toSorted((a, b) => a.level.localeCompare(b.level) || (near.get(b) as number) - (near.get(a) as number)).slice(0, mostHits)
}

/** The hit as it goes out: the inner id stays in. */
export const asHit = ({ recordId: _, ...hit }: Told): Hit => hit

/** The refusal of a duplicate, in the same shape whether the check or the database's constraint found it. */
export function twinProblem(object: Declaration, hits: readonly Hit[], among?: Declaration): Problem {
  const first = hits[0]
  const where = among ? { zh: among.label.zh, en: `${among.label.en} ` } : { zh: '', en: '' }
  const owner = first?.owner
  const zh = `${where.zh}“${first?.title || object.label.zh}”已存在${owner ? `，负责人：${owner}` : ''}。请直接使用原有记录，或联系其负责人`
  const en = `${where.en}"${first?.title || object.label.en}" exists already${owner ? `, owned by ${owner}` : ''}. Use that record, or ask its owner`
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
  const all = keyed(object, drafts)
  await lockNames(
    ctx.db,
    object,
    all.map(({ key }) => key.nameNorm),
  )
  const { twinPolicy } = await ctx.house.authority.choices()
  const isBlocked = twinPolicy === 'block'
  const hits = await hitsOf(ctx, object, all)
  const refusing = isBlocked ? (object.twins.among ?? []).filter(({ refuses }) => refuses) : []
  const elsewhere = await amongOthers(ctx, refusing, drafts)
  const earlier = earlierTwins(all, isBlocked)
  return drafts.map((_, at) => {
    const others = (hits[at] ?? []).filter((hit) => hit.recordId !== selves[at] && hit.level === 'duplicate' && (isBlocked || hit.on.includes('code')))
    if (others.length) return twinProblem(object, others.map(asHit))
    const foreign = (elsewhere[at] ?? []).filter(({ level }) => level === 'duplicate')
    if (foreign.length) return twinProblem(object, foreign.map(asHit), ctx.house.objects.get(foreign[0]?.object as string))
    const twin = earlier[at]
    return twin && twinProblem(object, [{ title: String(twin[object.title] ?? ''), level: 'duplicate', on: ['name'], masked: true }])
  })
}

/** The draft of the same batch that each of them repeats: the same code, or the same name when either has none. One pass, whatever the batch. */
function earlierTwins(drafts: readonly Keyed[], namesToo: boolean): (Values | undefined)[] {
  const coded = new Map<string, Values>()
  const named = new Map<string, { readonly first: Values; bare?: Values }>()
  return drafts.map(({ draft, key, code }) => {
    const same = namesToo && key.nameNorm !== null ? named.get(key.nameNorm) : undefined
    const twin = (code !== null ? coded.get(code) : undefined) ?? (code === null ? same?.first : same?.bare)
    if (code !== null && !coded.has(code)) coded.set(code, draft)
    if (key.nameNorm !== null) {
      const entry = named.get(key.nameNorm) ?? { first: draft }
      if (code === null) entry.bare ??= draft
      named.set(key.nameNorm, entry)
    }
    return twin
  })
}
