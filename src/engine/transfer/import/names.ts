import { fold } from '../../../lib/text.ts'
import type { Context } from '../../context.ts'
import { everyRow } from '../../records/every.ts'
import { waysToSay } from './called.ts'

/** Who a written name or e-mail is: one id, several people, or nobody. Only people who may own something now. */
export type Owners = (written: string) => string | 'ambiguous' | undefined

/** Reads all people once: hundreds or a few thousand, not one query per row. `owners`: those who may own something now; `writers`: those who left, too. */
export async function ownersOf(ctx: Context): Promise<{ readonly owners: Owners; readonly writers: Owners }> {
  const people = ctx.house.people
  if (!people) return { owners: () => undefined, writers: () => undefined }
  const rows = await everyRow(ctx, people)
  const active = await ctx.house.authority.unitsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const told = Object.entries(people.fields)
    .filter(([name, field]) => name === people.title || (field.unique && field.search))
    .map(([name]) => name)
  const wordsOf = (row: (typeof rows)[number]) => [row.id, ...told.map((name) => row[name])]
  return {
    owners: byWords(
      rows.filter(({ id }) => active.has(id)),
      wordsOf,
    ),
    writers: byWords(rows, wordsOf),
  }
}

function byWords<Row extends { readonly id: string }>(rows: readonly Row[], wordsOf: (row: Row) => readonly unknown[]): Owners {
  const byWord = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const word of wordsOf(row)) {
      if (typeof word !== 'string') continue
      const key = fold(word)
      byWord.set(key, (byWord.get(key) ?? new Set()).add(row.id))
    }
  }
  return (written) => {
    const ids = waysToSay(written)
      .map((words) => [...(byWord.get(fold(words)) ?? [])])
      .find((found) => found.length)
    return ids && ids.length > 1 ? 'ambiguous' : ids?.[0]
  }
}
