import { similarity } from './keys.ts'
import { jaroWinkler, slips, soundOf } from './letters.ts'
import { chanceOf, type Terms, termOf } from './terms.ts'
import type { Mark, Trait, Word } from './traits.ts'

/** How two values stand to each other, and what that says: the logarithm of (how often so for one and the same) / (how often so by chance). */
export type Weighed = {
  readonly level: 'same' | 'alike' | 'differs'
  readonly weight: number
  /** Only a part of a name agrees, and what the rest says is not known: "Smith" beside "Mary Smith". */
  readonly isPart?: boolean
}

/**
 * How often each level is met between two records of one and the same person or firm, and how often by chance where no count tells.
 * Set on generated pairs of other seeds than those the test asks (duplicates/accuracy.test.ts); kinds of slips after Christen and
 * Pudjijono 2009, "Accurate Synthetic Generation of Realistic Personal Information".
 */
export const odds = {
  word: { same: 0.85, alike: 0.12, chanceAlike: 0.0025, differs: 0.0015 },
  han: {
    same: 0.9,
    sound: 0.05,
    slip: 0.06,
    chanceSlip: 0.004,
    exchanged: 0.05,
    chanceExchanged: 0.0002,
    turned: 0.02,
    chanceTurned: 0.0006,
    given: 0.015,
    chanceGiven: 0.0008,
    partly: 0.02,
    chancePartly: 0.2,
    differs: 0.004,
  },
  firm: { same: 0.7, root: 0.2, near: 0.07, chanceNear: 0.0016, half: 0.06, chanceHalf: 0.012, differs: 0.02 },
  text: { same: 0.6, near: 0.3, chanceNear: 0.0008, half: 0.06, chanceHalf: 0.02, common: 0.002, differs: 0.25 },
  day: { same: 0.88, slip: 0.1, chanceSlip: 0.0015, two: 0.01, chanceTwo: 0.02, differs: 0.0005 },
  number: { same: 0.85, slip: 0.07, chanceSlip: 0.0002, differs: 0.25 },
  code: { same: 0.98, slip: 0.015, chanceSlip: 0.00001, differs: 0.001 },
} as const

const ln = Math.log
const same = (weight: number): Weighed => ({ level: 'same', weight })
const alike = (weight: number): Weighed => ({ level: 'alike', weight: Math.max(weight, 0) })
const differs = (weight: number): Weighed => ({ level: 'differs', weight })

/** What one trait says of two records; undefined when either has no value: silence is no evidence. */
export function weigh({ field, way, isCode }: Trait, a: readonly Mark[], b: readonly Mark[], terms: Terms): Weighed | undefined {
  if (!a.length || !b.length) return undefined
  if (way === 'any') return weighAny(isCode ? odds.code : odds.number, field, a, b, terms)
  const [mine, theirs] = [a[0] as Mark, b[0] as Mark]
  if (way === 'day') return weighDay(field, mine, theirs, terms)
  if (way === 'words') return weighText(field, mine, theirs, terms)
  if (!mine.isHan && !theirs.isHan) return weighWords(field, mine, theirs, terms)
  return [...mine.text].length > 4 || [...theirs.text].length > 4 ? weighFirm(field, mine, theirs, terms) : weighHan(field, mine, theirs, terms)
}

/** Names of several words, in any order: each word of the shorter name is set beside the one it is most like. */
function weighWords(field: string, a: Mark, b: Mark, terms: Terms): Weighed {
  const { word } = odds
  const [few, many] = a.words.length <= b.words.length ? [a.words, [...b.words]] : [b.words, [...a.words]]
  if (a.text === b.text || joined(few) === joined(many)) return same(few.reduce((sum, each) => sum + ln(word.same / chance(field, each, terms)), 0))
  let [weight, worst] = [0, 1]
  const left = few.filter((each) => {
    const place = many.findIndex((other) => other.text === each.text)
    if (place < 0) return true
    many.splice(place, 1)
    weight += ln(word.same / chance(field, each, terms))
    return false
  })
  for (const each of left) {
    const scored = many.map((other, place) => ({ place, likeness: likeness(each, other) })).sort((x, y) => y.likeness - x.likeness)[0]
    if (!scored) continue
    const isAlike = scored.likeness >= 0.88
    const [other] = many.splice(scored.place, 1)
    worst = Math.min(worst, isAlike ? 0.5 : 0)
    weight += isAlike ? Math.max(0, ln(word.alike / (word.chanceAlike + chance(field, each, terms) + chance(field, other as Word, terms)))) : ln(word.differs)
  }
  if (worst === 0) return differs(weight)
  return worst === 1 && !many.length ? same(weight) : { ...alike(weight), isPart: few.length === 1 && many.length > 0 }
}

const joined = (words: readonly Word[]): string => words.map((word) => word.text).join('')
const chance = (field: string, { text }: Word, terms: Terms): number => chanceOf(terms, termOf(field, 'word', text))

/** One slip in a word of four letters or more, one sound, or letters much alike. An initial stands for its name. */
function likeness(a: Word, b: Word): number {
  if (a.text.length === 1 || b.text.length === 1) return a.text[0] === b.text[0] ? 0.88 : 0
  const near = jaroWinkler(a.text, b.text)
  if (Math.min(a.text.length, b.text.length) >= 4 && slips(a.text, b.text, 1) <= 1) return Math.max(near, 0.9)
  return a.sound === b.sound && near >= 0.75 ? Math.max(near, 0.88) : near
}

/** A Chinese person's name: the very letters, the same sound (晓 and 小), or one letter of three another. */
function weighHan(field: string, a: Mark, b: Mark, terms: Terms): Weighed {
  const { han } = odds
  if (a.text === b.text) return same(ln(han.same / chanceOf(terms, termOf(field, 'text', a.text))))
  if (a.sound === b.sound) return alike(ln(han.sound / (chanceOf(terms, termOf(field, 'sound', a.sound)) * 2)))
  const [mine, theirs] = [[...a.text], [...b.text]]
  if (surnameLast(mine) === b.text || surnameLast(theirs) === a.text)
    return alike(ln(han.exchanged / (han.chanceExchanged + chanceOf(terms, termOf(field, 'text', a.text)))))
  // A letter more or less may be a sister's name as well as a slip: then what a household shares tells less.
  if (isSlip(mine, theirs) && isOneSurname(a, b)) return { ...alike(ln(han.slip / han.chanceSlip)), isPart: mine.length !== theirs.length }
  if (isTurned(mine, theirs) || isTurned(theirs, mine)) return alike(ln(han.turned / han.chanceTurned))
  // A whole given name is rarer than a surname is misread.
  if (isOneGiven(mine, theirs)) return alike(ln(han.given / han.chanceGiven))
  return differs(ln(mine.some((letter) => theirs.includes(letter)) ? han.partly / han.chancePartly : han.differs))
}

/** The first letter is the surname: another one, that does not even sound alike, is another family. Exchanged with the given name it stands at the end. */
const isOneSurname = (a: Mark, b: Mark): boolean => {
  const [mine, theirs] = [[...a.text], [...b.text]]
  return mine[0] === theirs[0] || mine[0] === theirs.at(-1) || theirs[0] === mine.at(-1) || soundOf(mine[0] as string) === soundOf(theirs[0] as string)
}

/** 张伟 as other countries write it: 伟张. */
const surnameLast = ([surname = '', ...given]: readonly string[]): string => [...given, surname].join('')

/** Given name first, and one letter of it by its sound or another. */
function isTurned(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 3) return false
  const front = [...b.slice(-1), ...b.slice(0, -1)].join('')
  const name = a.join('')
  return soundOf(front) === soundOf(name) || (front[0] === name[0] && slips(front, name, 1) <= 1)
}

const isOneGiven = (a: readonly string[], b: readonly string[]): boolean => a.length === 3 && b.length === 3 && a[1] === b[1] && a[2] === b[2]

/** One letter of three another or forgotten; given name and surname exchanged. */
function isSlip(a: readonly string[], b: readonly string[]): boolean {
  if (a.toSorted().join() === b.toSorted().join()) return true
  return Math.max(a.length, b.length) >= 3 && Math.min(a.length, b.length) >= 2 && slips(a.join(''), b.join(''), 1) <= 1
}

/** A Chinese firm's: the same but for its legal form; but for its place; nearly so. */
function weighFirm(field: string, a: Mark, b: Mark, terms: Terms): Weighed {
  const { firm } = odds
  if (a.text === b.text) return same(ln(firm.same / chanceOf(terms, termOf(field, 'text', a.text))))
  if (a.root === b.root) return alike(ln(firm.root / (chanceOf(terms, termOf(field, 'root', a.root)) * 3)))
  const near = Math.max(similarity(a.root, b.root), similarity(a.text, b.text))
  if (a.sound === b.sound || near >= 0.75 || slips(a.root, b.root, 1) <= 1 || isCoreOf(a, b) || isCoreOf(b, a)) return alike(ln(firm.near / firm.chanceNear))
  if (near >= 0.5) return alike(ln(firm.half / firm.chanceHalf))
  return differs(ln(firm.differs))
}

/** Around a firm's core a place may stand, and be misspelt so that nobody knows it for one. */
const mostAround = 3

/** Does the other name hold this one's core, but for one letter? A branch's name holds its parent's with more around it. */
function isCoreOf({ root }: Mark, { text }: Mark): boolean {
  const [core, whole] = [[...root], [...text]]
  if (core.length < 4 || whole.length < core.length || whole.length - core.length > mostAround) return false
  const starts = Array.from({ length: whole.length - core.length + 2 }, (_, at) => at)
  return starts.some((at) => [-1, 0, 1].some((more) => slips(root, whole.slice(at, at + core.length + more).join(''), 1) <= 1))
}

/** Free text, an address above all: the same, nearly, or by half. What many have in common (a job title, a town) tells next to nothing. */
function weighText(field: string, a: Mark, b: Mark, terms: Terms): Weighed {
  const { text } = odds
  const by = chanceOf(terms, termOf(field, 'text', a.text))
  if (a.text === b.text) return same(by > text.common ? Math.min(1, Math.max(0, ln(text.same / by))) : ln(text.same / by))
  const near = similarity(a.text, b.text)
  if (near >= 0.72 || (Math.min(a.text.length, b.text.length) >= 4 && slips(a.text, b.text, 1) <= 1))
    return alike(by > text.common ? 0 : ln(text.near / (text.chanceNear + by)))
  return near >= 0.5 ? alike(ln(text.half / (text.chanceHalf + by))) : differs(ln(text.differs))
}

/** yyyymmdd: one figure another, two turned, or day and month exchanged. Without a year only the day of the year is compared. */
function weighDay(field: string, a: Mark, b: Mark, terms: Terms): Weighed {
  const { day } = odds
  if (a.text === b.text) return same(ln(day.same / chanceOf(terms, termOf(field, 'text', a.text))))
  if (a.text.length !== b.text.length) return a.sound === b.sound ? alike(ln(day.same / 0.004)) : differs(ln(day.differs * 10))
  const isTurned = a.text.slice(0, -4) === b.text.slice(0, -4) && a.sound === b.sound.slice(2) + b.sound.slice(0, 2)
  const many = slips(a.text, b.text, 2)
  if (isTurned || many <= 1) return alike(ln(day.slip / day.chanceSlip))
  return differs(ln(many === 2 ? day.two / day.chanceTwo : day.differs))
}

type NumberOdds = { readonly same: number; readonly slip: number; readonly chanceSlip: number; readonly differs: number }

/** Numbers, mailboxes, codes: one in common is enough, the rarest counts. */
function weighAny(by: NumberOdds, field: string, a: readonly Mark[], b: readonly Mark[], terms: Terms): Weighed {
  const shared = a.filter((mine) => b.some((theirs) => theirs.text === mine.text))
  if (shared.length) return same(Math.max(...shared.map(({ text }) => ln(by.same / chanceOf(terms, termOf(field, 'text', text))))))
  const near = a.some((mine) => mine.text.length >= 7 && b.some((theirs) => slips(mine.text, theirs.text, 1) <= 1))
  return near ? alike(ln(by.slip / by.chanceSlip)) : differs(ln(by.differs))
}
