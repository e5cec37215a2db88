import type { Declaration } from '../../../kernel/object.ts'
import type { Context } from '../../context.ts'
import { idWord, titleHead } from '../export/columns.ts'
import type { MappedColumn } from '../headers.ts'
import { plain } from '../headers-words.ts'
import { isMappable } from './targets.ts'

/** What a head of an export of ours stands for: a field's value or title, or the id beside it. */
type Meant = { readonly name: string; readonly as: 'value' | 'title' | 'id' }
export type OwnColumn = MappedColumn & { readonly ignored?: boolean }

/**
 * A sheet whose every head is what this object's own fields are called is an export of ours, or made like one: nothing is guessed. What
 * an import may not write (figures worked out, who made it) is left out whole; an id beside a title says better who is meant.
 */
export function ownColumns(ctx: Context, object: Declaration, columns: readonly MappedColumn[]): OwnColumn[] | undefined {
  const known = headsOf(ctx, object)
  const meant = columns.map(({ head }) => known.get(head) ?? known.get(plain(head)))
  if (columns.length < 2 || meant.some((each) => !each) || !meant.some((each) => each?.name === object.title)) return undefined
  const byId = new Set(meant.flatMap((each) => (each?.as === 'id' ? each.name : [])))
  const taken = new Set<string>()
  return columns.map(({ column, head }, at) => {
    const { name, as } = meant[at] as Meant
    const isTold = (as !== 'title' || !byId.has(name)) && isMappable(ctx, object, name) && !taken.has(name) && name !== 'id'
    if (isTold && (as === 'id' || !byId.has(name))) {
      taken.add(name)
      return { column, head, object: object.name, field: name, confidence: 1 }
    }
    return { column, head, object: null, field: null, confidence: 0, ignored: true }
  })
}

function headsOf(ctx: Context, object: Declaration): Map<string, Meant> {
  const heads = new Map<string, Meant>()
  const put = (head: string, meant: Meant) => void (heads.has(head) || heads.set(head, meant))
  for (const [name, field] of [...Object.entries(object.fields), ...Object.entries(ctx.house.systemFields)]) {
    const isRef = field.target !== undefined && name !== 'id'
    put(name, { name, as: isRef ? 'id' : 'value' })
    if (isRef) put(titleHead(name), { name, as: 'title' })
    for (const lang of ['zh', 'en'] as const) {
      put(plain(`${field.label[lang]} (${name})`), { name, as: isRef ? 'title' : 'value' })
      put(plain(field.label[lang]), { name, as: isRef ? 'title' : 'value' })
      if (isRef) put(plain(`${field.label[lang]} ${idWord[lang]}`), { name, as: 'id' })
    }
  }
  return heads
}
