import type { Chance } from './chance.ts'

/**
 * Slips of the pen, the ear and the scanner, in the shares of Febrl's generator (Christen and Pudjijono 2009): a letter another, one too
 * many, one too few, two turned; a spelling of the same sound; letters that look alike to a scanner.
 */
const beside: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vgn',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'kop',
  m: 'njk',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xas',
  0: '9',
  1: '2',
  2: '13',
  3: '24',
  4: '35',
  5: '46',
  6: '57',
  7: '68',
  8: '79',
  9: '80',
}
const sounds: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['ck', 'k'],
  ['c', 'k'],
  ['ie', 'y'],
  ['y', 'ie'],
  ['ee', 'ea'],
  ['mm', 'm'],
  ['nn', 'n'],
  ['ll', 'l'],
  ['tt', 't'],
  ['th', 't'],
  ['sch', 'sh'],
  ['ai', 'ay'],
  ['ei', 'ie'],
  ['e', 'a'],
  ['z', 's'],
  ['gh', 'g'],
  ['x', 'ks'],
  ['wh', 'w'],
  ['v', 'w'],
]
const scans: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['l', '1'],
  ['o', '0'],
  ['s', '5'],
  ['g', 'q'],
  ['b', 'h'],
  ['w', 'vv'],
  ['cl', 'd'],
  ['i', 'j'],
  ['u', 'ii'],
  ['n', 'ri'],
]

export function slip(chance: Chance, text: string): string {
  const letters = [...text]
  if (!letters.length) return text
  const at = chance.upTo(letters.length)
  const kind = chance.unit()
  if (kind < 0.12) return swapFrom(chance, text, sounds)
  if (kind < 0.2) return swapFrom(chance, text, scans)
  if (kind < 0.5) return letters.with(at, chance.one([...(beside[letters[at] as string] ?? (letters[at] as string))])).join('')
  if (kind < 0.68) return letters.toSpliced(at, 0, chance.one([...(beside[letters[at] as string] ?? 'e')])).join('')
  if (kind < 0.86) return letters.length > 1 ? letters.toSpliced(at, 1).join('') : text
  if (letters.length < 2) return text
  const first = Math.min(at, letters.length - 2)
  return letters
    .with(first, letters[first + 1] as string)
    .with(first + 1, letters[first] as string)
    .join('')
}

function swapFrom(chance: Chance, text: string, pairs: readonly (readonly [string, string])[]): string {
  const fit = pairs.filter(([from]) => text.includes(from))
  if (!fit.length) return text
  const [from, to] = chance.one(fit)
  return text.replace(from, to)
}
