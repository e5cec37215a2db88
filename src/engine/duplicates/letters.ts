import { pinyin } from 'pinyin-pro'

/**
 * Jaro's likeness of two words with Winkler's share for a common beginning, 0 to 1 (Winkler 1990, "String Comparator Metrics and Enhanced
 * Decision Rules in the Fellegi-Sunter Model of Record Linkage").
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const mine: string[] = []
  for (let at = 0; at < a.length; at++) {
    const end = Math.min(b.length - 1, at + reach)
    for (let place = Math.max(0, at - reach); place <= end; place++) {
      if (taken[place] || a[at] !== b[place]) continue
      taken[place] = 1
      mine.push(a[at] as string)
      break
    }
  }
  if (!mine.length) return 0
  let [place, turned] = [0, 0]
  for (let at = 0; at < b.length; at++) if (taken[at] && b[at] !== mine[place++]) turned++
  const shared = mine.length
  const jaro = (shared / a.length + shared / b.length + (shared - turned / 2) / shared) / 3
  let start = 0
  while (start < 4 && start < a.length && a[start] === b[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}

/** Slips between two words: a letter too many, too few, another, or two neighbours turned (Damerau 1964), counted no further than `most`. */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [older, before]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((before[j] as number) + 1, (row[j - 1] as number) + 1, (before[j - 1] as number) + other)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (older[j - 2] as number) + 1)
      row.push(least)
    }
    ;[older, before] = [before, row]
  }
  return before[b.length] as number
}

const groups: readonly (readonly [RegExp, string])[] = [
  [/[bfpv]/g, '1'],
  [/[cgjkqsxz]/g, '2'],
  [/[dt]/g, '3'],
  [/l/g, '4'],
  [/[mn]/g, '5'],
  [/r/g, '6'],
]

/** How a word sounds: Han by their pinyin, Latin by Soundex (Russell 1918) with the commonest spellings of one sound made one first. */
export function soundOf(word: string): string {
  if (/\p{Script=Han}/u.test(word)) return pinyin(word, { toneType: 'none', type: 'array', v: true }).join('')
  const plain = word.normalize('NFD').replace(/[^a-z0-9]/g, '')
  if (!plain || /\d/.test(plain)) return plain
  const even = plain
    .replace(/^kn|^gn|^pn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^ph/, 'f')
    .replace(/ph/g, 'f')
    .replace(/^c(?=[eiy])/, 's')
    .replace(/^c|^q/, 'k')
    .replace(/^z/, 's')
    .replace(/^[aeiouy]/, 'a')
  let code = even.slice(1).replace(/[hw]/g, '')
  for (const [letters, figure] of groups) code = code.replace(letters, figure)
  return (
    even[0] +
    code
      .replace(/(\d)\1+/g, '$1')
      .replace(/[^\d]/g, '')
      .slice(0, 3)
  )
}
