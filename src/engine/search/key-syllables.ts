/** Every syllable of Mandarin without tone, ü as v, by its beginning. */
const table: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u iao',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ao ei en eng o u',
}

const syllables: ReadonlySet<string> = new Set(Object.entries(table).flatMap(([head, tails]) => tails.split(' ').map((tail) => head + tail)))
const longest = 6
const beginnings: ReadonlyMap<string, readonly string[]> = byBeginning()

function byBeginning(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const syllable of syllables) {
    for (let n = 1; n <= syllable.length; n++) found.set(syllable.slice(0, n), [...(found.get(syllable.slice(0, n)) ?? []), syllable])
  }
  return found
}

/** The whole syllables that begin with these letters, the letters themselves first if they are one. */
export const completions = (letters: string): readonly string[] => [...(beginnings.get(letters) ?? [])].sort((a, b) => a.length - b.length)

/** Whole syllables, then perhaps the beginning of one more: what a person has typed so far. */
export type Spelling = { readonly whole: readonly string[]; readonly partial: string }

/**
 * Every way to read letters as syllables (xian: xian, xi'an), at most `most`; undefined when there are more,
 * an empty list when the letters are no pinyin. Looks ahead first, so a long text costs no more than its length.
 */
export function spellings(letters: string, most: number): Spelling[] | undefined {
  const open = reachable(letters)
  const found: Spelling[] = []
  const walk = (at: number, whole: readonly string[]): void => {
    if (found.length > most) return
    if (at === letters.length) return void found.push({ whole, partial: '' })
    const rest = letters.slice(at)
    if (rest.length < longest && !syllables.has(rest) && beginnings.has(rest)) found.push({ whole, partial: rest })
    for (const next of headsOf(rest)) if (open[at + next.length]) walk(at + next.length, [...whole, next])
  }
  walk(0, [])
  return found.length > most ? undefined : found
}

/** The syllables a text may begin with. */
export const headsOf = (letters: string): string[] =>
  Array.from({ length: longest }, (_, n) => letters.slice(0, n + 1)).filter((head, n) => head.length === n + 1 && syllables.has(head))

/** From which positions can the rest be read to the end? */
function reachable(letters: string): boolean[] {
  const open: boolean[] = []
  open[letters.length] = true
  for (let at = letters.length - 1; at >= 0; at--) {
    const rest = letters.slice(at)
    open[at] = beginnings.has(rest) || headsOf(rest).some((head) => open[at + head.length])
  }
  return open
}
