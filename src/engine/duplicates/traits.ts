import { isWritten } from '../../kernel/field.ts'
import type { Alike } from '../../kernel/kind.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nameNorm, nameRoot } from './keys.ts'
import { soundOf } from './letters.ts'

/** One field by which two records of an object are told to be one, or not. */
export type Trait = {
  readonly field: string
  readonly way: Alike | 'name'
  /** Two different values cannot be the same firm's. */
  readonly isCode: boolean
}

/** A value made ready to be compared many times. */
export type Mark = {
  readonly text: string
  /** Without place or legal form: 上海某某贸易有限公司 and 某某贸易（上海）有限公司. */
  readonly root: string
  readonly sound: string
  readonly words: readonly Word[]
  readonly isHan: boolean
}
export type Word = { readonly text: string; readonly sound: string }
/** Marks of a record by the place of their trait; a trait that has no value has none. */
export type Marks = readonly (readonly Mark[])[]

/** What a record is compared by: its name, and every field of it whose kind says how; a company's own fields too. */
export function traitsOf(object: Declaration): Trait[] {
  const { name, within } = object.twins ?? {}
  return Object.entries(object.fields).flatMap(([field, said]): Trait[] => {
    // A person at the same customer is likelier the same one; it tells little where all are under one.
    if (field === within) return [{ field, way: 'any', isCode: false }]
    if (!said.kind.alike || isWritten(said) || said.target) return []
    return [{ field, way: field === name ? 'name' : said.kind.alike.way, isCode: said.unique === true }]
  })
}

/** The record's values as they are compared. */
export function marksOf(object: Declaration, traits: readonly Trait[], values: Readonly<Record<string, unknown>>): Marks {
  return traits.map(({ field, way }) => {
    const value = values[field]
    const texts =
      value === null || value === undefined ? [] : field === object.twins?.within ? [String(value)] : (object.fields[field]?.kind.alike?.marks(value) ?? [])
    return texts.filter(Boolean).map((text) => markOf(text, way))
  })
}

const bare = (text: string, way: Trait['way']): Mark => ({ text, root: text, sound: way === 'day' ? text.slice(-4) : text, words: [], isHan: false })

function markOf(written: string, way: Trait['way']): Mark {
  if (way === 'day' || way === 'any') return bare(written, way)
  const folded = written.normalize('NFKC').toLowerCase()
  const isHan = /\p{Script=Han}/u.test(folded)
  const text = way === 'name' ? nameNorm(written) || folded : folded.replace(/[^\p{L}\p{N}]+/gu, '')
  const words = isHan
    ? []
    : (folded.match(/[\p{L}\p{M}\p{N}']+/gu) ?? []).map((word) => word.replace(/'/g, '')).map((word) => ({ text: word, sound: soundOf(word) }))
  const root = way === 'name' && isHan ? nameRoot(written) || text : text
  return { text, root, sound: isHan && way === 'name' ? soundOf(root) : [...words.map((word) => word.sound)].sort().join(' '), words, isHan }
}
