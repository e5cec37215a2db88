import { soundOf } from './letters.ts'
import type { Mark, Marks, Trait } from './traits.ts'

/**
 * Keys under which a record is looked for: two records that share none are never compared. Each catches other slips: the number or
 * mailbox itself; the name without its form or place, by its sound in any order; the day of birth, alone and with a name; the beginning
 * of the address with a name. A key that many share is passed over, so the work grows with the records and not with their square.
 */
export function blockKeys(traits: readonly Trait[], marks: Marks): string[] {
  const keys = new Set<string>()
  const sounds = traits.flatMap(({ way }, at) => (way === 'name' ? (marks[at] ?? []).flatMap(soundsOf) : []))
  traits.forEach(({ field, way }, at) => {
    for (const mark of marks[at] ?? []) for (const key of keysOf(way, mark, sounds)) keys.add(`${field}${key}`)
  })
  return [...keys]
}

const soundsOf = (mark: Mark): string[] => (mark.isHan ? [mark.sound] : mark.words.filter(({ text }) => text.length > 1).map(({ sound }) => sound))

function keysOf(way: Trait['way'], mark: Mark, sounds: readonly string[]): string[] {
  if (way === 'any') return [`=${mark.text}`]
  if (way === 'day') return [`=${mark.text}`, ...sounds.map((sound) => `&${mark.text}${sound}`), ...sounds.map((sound) => `%${mark.sound}${sound}`)]
  if (way === 'name') return [`=${mark.text}`, `~${mark.sound}`, ...(mark.isHan ? hanKeys(mark) : [])]
  const head = mark.text.slice(0, 8)
  return mark.text.length < 6 ? [] : [`=${mark.text}`, ...sounds.map((sound) => `&${head}${sound}`)]
}

/** A firm by its root, and by the root's beginning and end, so that one other letter in it does not hide it. */
function hanKeys({ root, text }: Mark): string[] {
  const letters = [...root]
  // A person's given name may stand first.
  if (letters.length < 4) return [...(root === text ? [] : [`r${root}`]), `o${letters.map(soundOf).sort().join(' ')}`]
  return [`r${root}`, `h${letters.slice(0, 3).join('')}`, `e${letters.slice(-4).join('')}`]
}
