import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { isKeepable } from '../../lib/text.ts'
import { isComparable } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { column } from './columns.ts'
import { comparableField, unknownField } from './named.ts'

export type SortKey = { readonly name: string; readonly down: boolean; readonly pinyin: boolean; readonly nullable: boolean; readonly type: string }

/** Most keys a list may be sorted by. */
const mostKeys = 3

/** The order a list opens in: the declaration's, by those of its keys that this person may compare by. */
function usualSort(ctx: Context, object: Declaration): string {
  const keys = (object.sort ?? '').split(',').filter((key) => key && isComparable(ctx.person, object, key.replace(/^-/, '')))
  return keys.join() || '-updatedAt'
}

/** `-updatedAt,name` as keys; an id tie-break in the leading direction always follows, so pages never overlap. */
export function readSort(ctx: Context, object: Declaration, text: string | undefined): SortKey[] {
  const words = (text || usualSort(ctx, object)).split(',').filter(Boolean)
  if (words.length > mostKeys) throw new Problem('invalid', { zh: `最多按 ${mostKeys} 个字段排序`, en: `Sort by at most ${mostKeys} fields` })
  return words.map((word) => {
    const name = word.replace(/^-/, '')
    const field = comparableField(ctx, object, name)
    if (field.kind.sorts === 'none') throw unknownField(name)
    const nullable = !(name in ctx.house.systemFields ? name !== 'ownerId' && name !== 'unitId' && name !== 'deletedAt' : field.required && !field.isOwn)
    return { name, down: word.startsWith('-'), pinyin: field.kind.sorts === 'text', nullable, type: field.kind.sql(field) as string }
  })
}

/** The sorted expression. Text sorts by pinyin, Latin before Han, by the house's ICU collation. */
export const sortedBy = (key: SortKey, t = 't'): RawBuilder<unknown> =>
  key.pinyin ? sql`${sql.ref(`${t}.${column(key.name)}`)} collate kexin_pinyin` : sql.ref(`${t}.${column(key.name)}`)

/** `order by` for the part of the list where the leading key is there (index: (key, id)), or is not. Empty values come last in both directions. */
export function orderBy(keys: readonly SortKey[], leadingNull: boolean, t = 't'): RawBuilder<unknown> {
  const rest = leadingNull ? keys.slice(1) : keys
  const parts = rest.map((key, place) => {
    const way = key.down ? sql.raw('desc') : sql.raw('asc')
    const last = key.nullable && (place > 0 || leadingNull) && key.down ? sql.raw(' nulls last') : sql.raw('')
    return sql`${sortedBy(key, t)} ${way}${last}`
  })
  parts.push(sql`${sql.ref(`${t}.id`)} ${sql.raw(keys[0]?.down ? 'desc' : 'asc')}`)
  return sql.join(parts)
}

/** A row's place in the order: its sort values and id, opaque to the client. */
export type Place = { readonly values: readonly (string | number | boolean | null)[]; readonly id: string }

export const writePlace = (place: Place): string => Buffer.from(JSON.stringify([...place.values, place.id])).toString('base64url')

export function readPlace(text: string, keys: readonly SortKey[]): Place {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[]
    const id = parts.pop()
    const sound =
      parts.length === keys.length &&
      typeof id === 'string' &&
      isId(id) &&
      parts.every((part) => part === null || (typeof part === 'string' && isKeepable(part)) || typeof part === 'number' || typeof part === 'boolean')
    if (sound) return { values: parts as Place['values'], id: id as string }
  } catch {
    // falls through to the one answer below
  }
  throw badMarker()
}

export const badMarker = (): Problem =>
  new Problem('invalid', { zh: '翻页标记无效，请从第一页重新开始', en: 'The page marker is not valid; start again from the first page' }, [
    { field: 'after', code: 'after', message: { zh: '翻页标记无效', en: 'The page marker is not valid' } },
  ])

/** Rows after a place, lexicographically over keys and id; null counts as the greatest in an ascending and a descending list alike. */
export function afterPlace(keys: readonly SortKey[], place: Place, leadingNull: boolean, t = 't'): RawBuilder<unknown> {
  const down = keys[0]?.down ?? true
  const id = sql.ref(`${t}.id`)
  let later: RawBuilder<unknown> = down ? sql`${id} < ${place.id}::uuid` : sql`${id} > ${place.id}::uuid`
  for (let at = keys.length - 1; at >= (leadingNull ? 1 : 0); at--) {
    const key = keys[at] as SortKey
    const expression = sortedBy(key, t)
    const value = place.values[at]
    if (value === null || value === undefined) later = sql`(${expression} is null and ${later})`
    else {
      const typed = sql`${value}::${sql.raw(key.type)}${key.pinyin ? sql.raw(' collate kexin_pinyin') : sql.raw('')}`
      const beyond = key.down ? sql`${expression} < ${typed}` : sql`${expression} > ${typed}`
      const atOrBeyond = key.down ? sql`${expression} <= ${typed}` : sql`${expression} >= ${typed}`
      const nulls = key.nullable && at > 0 ? sql` or ${expression} is null` : sql.raw('')
      later = sql`((${atOrBeyond}${nulls}) and (${beyond}${nulls} or (${expression} = ${typed} and ${later})))`
    }
  }
  return later
}
