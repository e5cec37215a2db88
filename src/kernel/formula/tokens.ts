import { formulaLimits, misread } from './trouble.ts'

export type Token = { readonly is: 'number' | 'text' | 'name' | 'sign' | 'end'; readonly text: string; readonly at: number }

/** Signs as Chinese input methods and people write them, one for one, so that places stay what they are. */
const plainSigns: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '＆': '&',
}
const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '”': '”', '‘': '’' }
const shapes: readonly (readonly [Token['is'], RegExp])[] = [
  ['number', /\d{1,18}(?:\.\d{1,12})?/y],
  ['name', /[A-Za-z_\p{Script=Han}][\w\p{Script=Han}]*/uy],
  ['sign', /<=|>=|<>|[-+*/=<>&(),]/y],
]

/** The words of a formula with their places. Linear in its length. */
export function tokensOf(written: string): Token[] {
  if (written.length > formulaLimits.letters) misread(0, 'long', { most: formulaLimits.letters })
  const tokens: Token[] = []
  for (let at = 0; at < written.length; ) {
    const letter = written[at] as string
    const plain = plainSigns[letter]
    const token = /\s/.test(letter)
      ? undefined
      : plain
        ? { is: 'sign' as const, text: plain, at }
        : letter in quotes
          ? quoted(written, at)
          : plainToken(written, at)
    at = token ? at + (plain ? 1 : lengthIn(token)) : at + 1
    if (token) tokens.push(token)
    if (tokens.length > formulaLimits.parts * 3) misread(at, 'many', { most: formulaLimits.parts })
  }
  if (!tokens.length) misread(0, 'empty')
  return [...tokens, { is: 'end', text: '', at: written.length }]
}

const lengthIn = ({ is, text }: Token): number => text.length + (is === 'text' ? 2 : 0)

function quoted(written: string, at: number): Token {
  const end = written.indexOf(quotes[written[at] as string] as string, at + 1)
  if (end < 0) misread(at, 'open')
  return { is: 'text', text: written.slice(at + 1, end), at }
}

function plainToken(written: string, at: number): Token {
  for (const [is, shape] of shapes) {
    shape.lastIndex = at
    const found = shape.exec(written)
    if (found) return { is, text: found[0], at }
  }
  return misread(at, 'sign', { what: written[at] as string })
}
