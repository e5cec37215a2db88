import { sql } from 'kysely'
import { titleFor } from '../../access/fields.ts'
import { houseId, houseName } from '../../access/person.ts'
import { scopeOf, within } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import { column, tableOf } from '../../records/columns.ts'
import type { Cursor, RawRow } from './cursor.ts'
import type { Column, Named } from './shapes.ts'

/** Owners and units are few and come again on every page; customers of a million contacts do not fit. */
const most = 50_000

export type Titles = {
  /** Looks up what a page names and is not known yet: one statement per object. */
  readonly know: (rows: readonly RawRow[]) => Promise<void>
  readonly of: (target: Named, ids: unknown) => string
}

/** What the records and files are called that rows name, of records within what the reader may read. Index: primary key. */
export function titlesOf(ctx: Context, columns: readonly Column[], cursor: Cursor): Titles {
  const targets = [...new Set(columns.flatMap(({ target }) => target ?? []))]
  const known = new Map(targets.map((target) => [target, new Map<string, string>()]))
  const joint = ctx.lang === 'zh' ? '；' : '; '
  const idsOf = (target: Named, rows: readonly RawRow[]) => {
    const places = columns.flatMap((each, at) => (each.target === target ? [at] : []))
    const titles = known.get(target) as Map<string, string>
    const ids = new Set<string>()
    for (const row of rows) for (const at of places) for (const id of listOf(row[at])) if (!titles.has(id)) ids.add(id)
    return [...ids]
  }
  return {
    know: async (rows) => {
      for (const target of targets) {
        const ids = idsOf(target, rows)
        const titles = known.get(target) as Map<string, string>
        if (titles.size + ids.length > most) {
          titles.clear()
          ids.splice(0, ids.length, ...idsOf(target, rows))
        }
        if (ids.length) for (const [id, title] of await lookUp(ctx, target, ids, cursor)) titles.set(id, title)
      }
    },
    of: (target, raw) =>
      listOf(raw)
        .map((id) => known.get(target)?.get(id) ?? '')
        .filter(Boolean)
        .join(joint),
  }
}

const listOf = (raw: unknown): readonly string[] => (Array.isArray(raw) ? (raw as string[]) : raw === null || raw === undefined ? [] : [raw as string])

async function lookUp(ctx: Context, target: Named, ids: readonly string[], cursor: Cursor): Promise<[string, string][]> {
  // Who sees a field of files sees what they are called.
  if (target === 'file') return (await cursor.ask(sql`select id, name from stored_file where id = any(${ids}::uuid[])`)) as [string, string][]
  const rows = await cursor.ask(sql`select r.id, ${sql.ref(`r.${column(target.title)}`)} from ${sql.table(tableOf(target))} as r
    where r.id = any(${ids}::uuid[]) and ${within(ctx, scopeOf(ctx, target, 'read'), 'r')}`)
  return rows.map(([id, title]) => [id as string, (id === houseId ? houseName : titleFor(ctx.person, target, title)) ?? ''])
}
