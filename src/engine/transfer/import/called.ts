import type { Declaration } from '../../../kernel/object.ts'
import { isGood } from '../../../kernel/problem.ts'
import { cellText } from '../../../kernel/take.ts'
import { isComparable } from '../../access/fields.ts'
import type { Context } from '../../context.ts'
import { nameNorm } from '../../duplicates/keys.ts'

/** One way to understand a written name: what the record is called, and whom it stands under, the nearest first. */
export type Way = { readonly word: string; readonly above: readonly string[] }

/** The ref by which records of an object stand under each other and are told apart: 销售部 of one branch is not 销售部 of another. */
export const treeField = (object: Declaration): string | undefined => object.knownBy?.find((name) => object.fields[name]?.target === object.name)

/** A title as it is compared: of twins their name's key, else the text as it stands. */
export const titleKey = (object: Declaration, text: string): string => (object.twins ? nameNorm(text) : cellText(text).trim())

/**
 * How a written name may be meant, the plainest first: as it stands; `张伟 (zhang@x.com)` by the address, then by the name; where
 * records stand under each other `上海分公司/销售部` by its way down.
 */
export function waysToCall(object: Declaration, written: string): Way[] {
  const plain = waysToSay(written).map((word): Way => ({ word, above: [] }))
  const parts = treeField(object) ? written.split(/[/／>›]/).flatMap((part) => part.trim() || []) : []
  const [word, ...above] = parts.map((part) => titleKey(object, part)).reverse()
  return word !== undefined && above.length ? [...plain, { word, above }] : plain
}

/** `张伟 (zhang@x.com)`, as other programs name a person: as it stands, by the address alone, by the name alone. */
export function waysToSay(written: string): string[] {
  const found = /[(<（]([^()<>（）@]+@[^()<>（）@]+)[)>）]$/.exec(written.trim())
  return found ? [written, found[1] as string, written.trim().slice(0, found.index).trim()].filter(Boolean) : [written].filter(Boolean)
}

/** Fields whose value alone says which record is meant (an e-mail, a staff number, a code), among those this person may compare. */
export const callFields = (ctx: Context, object: Declaration): string[] =>
  Object.entries(object.fields).flatMap(([name, field]) =>
    field.unique && field.search && field.kind.sql(field) === 'text' && isComparable(ctx.person, object, name) ? [name] : [],
  )

/** What the field keeps of a written value; nothing where it cannot be one. */
export function codeIn(object: Declaration, name: string, written: string): string[] {
  const field = object.fields[name]
  const outcome = field?.kind.read(written, field)
  return outcome && isGood(outcome) && outcome.value !== null ? [String(outcome.value)] : []
}
