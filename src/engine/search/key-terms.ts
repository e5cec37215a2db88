import { completions, headsOf, type Spelling, spellings } from './key-syllables.ts'
import { compact, grams, normal, type Run, runs, token } from './key-text.ts'

/**
 * A record's search key: `text` for the column `search_text`, `keys` for `search_keys int4[]` (GIN).
 * The keys find candidates, the text proves them:
 *
 *     where (search_keys @> $1::int4[] or search_keys @> $2::int4[])   -- one term: its alternatives
 *       and search_text like $3                                        -- the same term, proven; escape is the backslash
 *       and …                                                          -- and so on for each term
 *
 * served by `create index … using gin (search_keys)`. Alternatives of one token each may be written as
 * `search_keys && $1::int4[]`. No terms: answer nothing.
 */
export type SearchKey = { readonly text: string; readonly keys: number[] }

/**
 * One word a record must have. `alternatives`: it is a candidate if it holds all tokens of any one of them.
 * `like`: the pattern that proves it, complete with its %, what was typed escaped by backslashes.
 */
export type Term = { readonly alternatives: number[][]; readonly like: string }

const queryLength = 100
const mostTerms = 10
const mostSpellings = 8

/**
 * Reads what a person typed. Every term must hold. Words part at blanks and where the script changes (中石油zsy is two);
 * a number may hold blanks and dashes. `%`, `_` and `\` stand for themselves. Words too short to be looked for (one
 * Latin letter) are left out; no terms at all means that nothing can be found.
 */
export function searchTerms(q: string): { terms: Term[] } {
  const typed = normal([...q].slice(0, queryLength).join(''))
  const terms = new Map<string, Term>()
  for (const word of words(typed)) {
    const found = /[%_\\]/.test(word) ? [symbolTerm(word)] : wordTerms(runs(compact(word)))
    for (const term of found) if (term.alternatives.length > 0 && terms.size < mostTerms) terms.set(term.like, term)
  }
  return { terms: [...terms.values()] }
}

/** What the SQL of SearchKey decides, said in memory: the tests' oracle, and a check for records already at hand. */
export function matches(key: SearchKey, terms: readonly Term[]): boolean {
  const keys = new Set(key.keys)
  const holds = (term: Term) => term.alternatives.some((all) => all.every((hash) => keys.has(hash)))
  const proven = (term: Term) => key.text.includes(term.like.slice(1, -1).replace(/\\(.)/g, '$1'))
  return terms.length > 0 && terms.every((term) => holds(term) && proven(term))
}

const pattern = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`

function words(typed: string): string[] {
  if (!/^[\d\s()+./-]+$/.test(typed)) return typed.split(' ').filter((word) => word !== '')
  const digits = typed.replace(/\D/g, '')
  return [/^(\+|00)/.test(typed) ? digits.replace(/^(00)?86(?=\d{7})/, '') : digits]
}

/** Too short to have a token wherever it stands in a record's texts. */
const isShort = ({ script, text }: Run): boolean => [...text].length < (script === 'digits' ? 4 : 2)

/** The short parts of a word (东 of 东2012) have candidates only by the long ones beside them; they are proven like all others. */
function wordTerms(parts: readonly Run[]): Term[] {
  const long = parts.find((part) => !isShort(part))
  const borrowed = long && runTerm(long).alternatives
  return parts.map((part) => (borrowed && isShort(part) ? { alternatives: borrowed, like: pattern(part.text) } : runTerm(part)))
}

function runTerm(run: Run): Term {
  return { alternatives: run.script === 'letters' ? soundOrLetters(run.text) : [whole(run)], like: pattern(run.text) }
}

function whole({ script, text }: Run): number[] {
  const size = script === 'han' ? 2 : 4
  const parts = [...text].length < size ? [text] : grams(text, size)
  return parts.map((part) => token(script, part))
}

/** A word with a wildcard of SQL in it is looked for as it stands; around the symbol, what is long enough narrows the search. */
function symbolTerm(word: string): Term {
  const symbols = [...new Set(word.match(/[%_\\]/g))].map((symbol) => token('symbols', symbol))
  const around = word.split(/[%_\\]/).flatMap((part) => runs(compact(part)).flatMap(certain))
  return { alternatives: [[...symbols, ...around]], like: pattern(word) }
}

function certain({ script, text }: Run): number[] {
  const size = { han: 2, letters: 3, digits: 4 }[script]
  return grams(text, size).map((part) => token(script, part))
}

/** Latin letters may be a word or initials (any three of them in a row), or pinyin, perhaps not typed to the end. */
function soundOrLetters(letters: string): number[][] {
  if (letters.length < 2) return []
  const asLetters = grams(letters, Math.min(3, letters.length)).map((gram) => token('letters', gram))
  const spelt = spellings(letters, mostSpellings)
  const asSound = spelt ? spelt.flatMap((spelling) => soundOf(spelling, letters)) : headsOf(letters).map((head) => [token('syllables', head)])
  return distinct([asLetters, ...asSound])
}

/**
 * The tokens a spelling demands. The last syllable may go on (hua of huang): two letters are taken as they stand, they
 * begin too many; after one syllable each completion makes a pair; after more, the pairs before it narrow enough.
 */
function soundOf({ whole, partial }: Spelling, letters: string): number[][] {
  const before = partial === '' ? whole.slice(0, -1) : whole
  const last = partial === '' ? (whole.at(-1) ?? '') : partial
  if (letters.length < 3) return partial === '' ? [[token('syllables', last)]] : []
  if (partial !== '' && before.length > 1) return [pairs(before)]
  return completions(last).map((end) => (before.length === 0 ? [token('syllables', end)] : pairs([...before, end])))
}

const pairs = (syllables: readonly string[]): number[] => syllables.slice(1).map((syllable, at) => token('syllables', `${syllables[at]}${syllable}`))

const distinct = (lists: number[][]): number[][] => [...new Map(lists.map((list) => [list.join(), list])).values()]
