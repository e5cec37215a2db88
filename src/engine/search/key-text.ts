/** What a piece of text is made of; each has its own n-grams and its own namespace of hashes. */
export type Script = 'han' | 'letters' | 'digits'
export type Run = { readonly script: Script; readonly text: string }

const runShape = /\p{Script=Han}+|[^\p{Script=Han}]+/gu

/** NFKC, lower case, no accents (café = cafe), no zero-width letters, blanks as one space. Full-width ＡＢＣ１２３ becomes abc123. */
export function normal(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
  return bare
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Letters and digits only: 国际（南通） and 国际 南通 are the same to a searcher, 138-0013-8000 is one number. */
export const compact = (normalText: string): string => normalText.replace(/[^\p{L}\p{N}\p{M}]+/gu, '')

export const hanCount = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

/** Cuts a compact text where the script changes. A run of letters that holds a digit (a credit code, T30S) counts as digits. */
export function runs(compactText: string): Run[] {
  return (compactText.match(runShape) ?? []).map((text) => ({ text, script: scriptOf(text) }))
}

function scriptOf(run: string): Script {
  if (/^\p{Script=Han}/u.test(run)) return 'han'
  return /\p{N}/u.test(run) ? 'digits' : 'letters'
}

/** All parts of n neighbouring letters; none when the text is shorter. */
export function grams(text: string, n: number): string[] {
  const letters = [...text]
  return letters.slice(n - 1).map((_, at) => letters.slice(at, at + n).join(''))
}

const offset = 0x811c9dc5

/** FNV-1a as a signed int4, the element type of `search_keys`. UTF-16 units, low byte first, so ASCII gives the published values. */
export function fnv1a(text: string, start: number = offset): number {
  let hash = start
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >> 8), 0x01000193)
  }
  return hash | 0
}

/** Keeps the initials `an` apart from the syllable `an`. */
export type Namespace = Script | 'syllables' | 'symbols'
const starts: Record<Namespace, number> = { han: fnv1a('h'), letters: fnv1a('l'), digits: fnv1a('d'), syllables: fnv1a('s'), symbols: fnv1a('y') }

export const token = (space: Namespace, text: string): number => fnv1a(text, starts[space])

/** The tokens of all parts of n neighbouring letters. Hashes on the way, without making the parts: this is most of an import's search key. */
export function addGrams(keys: Set<number>, space: Namespace, letters: readonly string[], n: number): void {
  for (let at = 0; at + n <= letters.length; at++) {
    let hash = starts[space]
    for (let i = at; i < at + n; i++) hash = fnv1a(letters[i] as string, hash)
    keys.add(hash)
  }
}
