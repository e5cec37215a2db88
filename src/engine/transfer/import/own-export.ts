import type { Cell } from '../../../kernel/kind.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { cellText } from '../../../kernel/take.ts'
import { isId } from '../../../lib/id.ts'
import type { Context } from '../../context.ts'
import type { MappedColumn } from '../headers.ts'
import { type Meant, ownHeads } from '../own-heads.ts'
import { isMappable } from './targets.ts'

export type OwnColumn = MappedColumn & { readonly ignored?: boolean }

/**
 * A sheet whose every head is what this object's own fields are called is an export of ours, or made like one: nothing is guessed. What
 * an import may not write (figures worked out, who made it) is left out whole; an id beside a title says better who is meant.
 */
export function ownColumns(ctx: Context, object: Declaration, columns: readonly MappedColumn[]): OwnColumn[] | undefined {
  const { meantBy } = ownHeads(ctx, object)
  const meant = columns.map(({ head }) => meantBy(head))
  if (columns.length < 2 || meant.some((each) => !each) || !meant.some((each) => each?.name === object.title || each?.name === 'id')) return undefined
  const byId = new Set(meant.flatMap((each) => (each?.as === 'id' ? each.name : [])))
  const taken = new Set<string>()
  return columns.map(({ column, head }, at) => {
    const { name, as } = meant[at] as Meant
    const isTold = (as !== 'title' || !byId.has(name)) && isMappable(ctx, object, name) && !taken.has(name)
    if (isTold && (as === 'id' || !byId.has(name))) {
      taken.add(name)
      return { column, head, object: object.name, field: name, confidence: 1 }
    }
    return { column, head, object: null, field: null, confidence: 0, ignored: true }
  })
}

/** A column that is called what we call ids, and holds ids and nothing else: records of ours, whatever stands beside it. */
export function isIdColumn(ctx: Context, object: Declaration, head: string, cells: readonly Cell[]): boolean {
  const said = cells.flatMap((cell) => (cell === null ? [] : [cellText(cell).trim().toLowerCase()]))
  return said.length > 0 && said.every(isId) && ownHeads(ctx, object).meantBy(head)?.name === 'id'
}
