import { readings } from './key-readings.ts'
import type { SearchKey } from './key-terms.ts'
import { addGrams, compact, hanCount, normal, runs, token } from './key-text.ts'

export { matches, type SearchKey, searchTerms, type Term } from './key-terms.ts'

/** A text of at most this many Han letters may be a person's name: found by one letter, read as a surname. */
const nameLength = 4
/** Longer texts (notes) are found by their letters, not by their sound. */
const soundLength = 120
const textLength = 4000
/** Words such as T30S are found by any two letters; longer codes by any four. */
const shortCode = 8

const han = /\p{Script=Han}/u

type Collected = { readonly lines: Set<string>; readonly keys: Set<number> }

/** Makes the key of a record out of its texts under `search: true`. `person`: the texts are names of people, however long. */
export function searchKey(texts: readonly string[], options: { person?: boolean } = {}): SearchKey {
  const all: Collected = { lines: new Set(), keys: new Set() }
  for (const text of texts) {
    const line = normal(text.slice(0, textLength))
    const bare = compact(line)
    if (line === '') continue
    const count = hanCount(bare)
    const person = options.person === true || count <= nameLength
    all.lines.add(line)
    for (const symbol of line.match(/[%_\\]/g) ?? []) all.keys.add(token('symbols', symbol))
    addShortCodes(line, all.keys)
    addNames(line, all.keys)
    addWriting(bare, all)
    if (count > 0 && bare.length <= soundLength) addSound(bare, person, all)
    const short = bare.replace(/中国(?=\p{Script=Han})/u, '中')
    if (short !== bare) addWriting(short, all)
    if (short !== bare && bare.length <= soundLength) addSound(short, false, all)
  }
  return { text: [...all.lines].join('\n'), keys: [...all.keys] }
}

/** Everybody says 中石油 of 中国石油: hence the second writing with 中 for 中国, in searchKey. */
function addWriting(bare: string, { lines, keys }: Collected): void {
  lines.add(bare)
  for (const { script, text } of runs(bare)) {
    if (script === 'han') addGrams(keys, 'han', [...text], 2)
    else addLatin(text, keys)
  }
}

/** Letters by two and three; runs with a digit by four, whole when shorter. */
function addLatin(run: string, keys: Set<number>): void {
  const hasDigit = /\p{N}/u.test(run)
  for (const word of hasDigit ? (run.match(/[^\p{N}]+/gu) ?? []) : [run]) {
    const letters = [...word]
    addGrams(keys, 'letters', letters, 2)
    addGrams(keys, 'letters', letters, 3)
  }
  if (!hasDigit) return
  const letters = [...run]
  addGrams(keys, 'digits', letters, Math.min(4, letters.length))
}

/** A person is found by one letter of his name; a short word among others may be one. */
function addNames(line: string, keys: Set<number>): void {
  for (const word of line.split(' ')) if (hanCount(word) <= nameLength) addGrams(keys, 'han', word.match(/\p{Script=Han}/gu) ?? [], 1)
}

/** Blanks part codes, marks do not: T-30 is looked for as T30. */
function addShortCodes(line: string, keys: Set<number>): void {
  if (!/\p{N}/u.test(line)) return
  for (const { script, text } of line.split(' ').flatMap((word) => runs(compact(word)))) {
    const letters = [...text]
    const isCode = script === 'digits' && letters.length <= shortCode && (/\p{L}/u.test(text) || letters.length <= 3)
    if (isCode) for (const n of [1, 2, 3]) addGrams(keys, 'digits', letters, n)
  }
}

/** Initials (with the Latin letters between them: TCL集团 is tcljt) and whole syllables with their neighbours. */
function addSound(bare: string, person: boolean, { lines, keys }: Collected): void {
  const letters = [...bare]
  const isHan = letters.map((letter) => han.test(letter))
  for (const { syllables, from, to } of readings(bare, letters, person)) {
    const initials = syllables.map((syllable, at) => (isHan[at] && /^[a-z]/.test(syllable) ? syllable.slice(0, 1) : syllable))
    lines.add(syllables.join(''))
    lines.add(initials.join(''))
    for (const { script, text } of runs(initials.slice(from, to).join(''))) if (script !== 'han') addLatin(text, keys)
    const sounds = syllables.slice(from, to).map((syllable, at) => (isHan[from + at] ? syllable : ''))
    sounds.forEach((sound, at) => {
      if (sound === '') return
      keys.add(token('syllables', sound))
      if (sounds[at + 1]) keys.add(token('syllables', sound + sounds[at + 1]))
    })
  }
}
