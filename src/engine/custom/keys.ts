import { pinyin } from 'pinyin-pro'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { markOf } from '../search/record-key.ts'

const longest = 28
/** As the key of a field stands in the API. Nothing else ever becomes part of a column's name (attack row 19). */
export const ownNameShape = /^x[A-Z][a-zA-Z0-9]{0,35}$/

const wordsIn = (text: string): string[] => text.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? []

/** `Annual budget` -> `annualBudget`; a name without Latin letters is read by its sound. */
function stemOf({ zh, en }: Label): string {
  const words = wordsIn(en).length ? wordsIn(en) : wordsIn(pinyin(zh, { toneType: 'none', nonZh: 'consecutive', v: true }))
  const joined = words.map((word, at) => (at ? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase() : word.toLowerCase())).join('')
  const stem = joined.slice(0, longest) || 'field'
  return /^[a-z]/.test(stem) ? stem : `f${stem}`
}

/**
 * A key for a new field: made here and nowhere else, letters and digits only, unlike the taken ones whatever their case. Its search
 * mark is unlike every other of the object, so that the field may be searched later.
 */
export function keyFor(label: Label, taken: readonly string[], object: Declaration | undefined): string {
  const stem = stemOf(label)
  const used = new Set(taken.map((key) => key.replace(/Ids?$/, '').toLowerCase()))
  const marks = new Set([...Object.keys(object?.fields ?? {}), ...taken.map(nameOf)].map(markOf))
  const isFree = (key: string) => !used.has(key.toLowerCase()) && !marks.has(markOf(nameOf(key)))
  let key = stem
  for (let at = 2; !isFree(key); at++) key = `${stem}${at}`
  return key
}

const nameOf = (key: string): string => `x${key.charAt(0).toUpperCase()}${key.slice(1)}`
