import type { Comparison, Wanted } from './directory.ts'
import { refused } from './refusal.ts'

const piece = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/y
const comparisons: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']
/** A filter deeper or longer than any directory writes one is an attack. */
const [deepest, longest] = [20, 4000]

/**
 * Reads a filter of the protocol (RFC 7644, 3.4.2.2): comparisons, `pr`, `and`, `or`, `not`, groups and `emails[type eq "work"].value`.
 * What is no filter, or names what we do not keep, is refused as `invalidFilter`, never answered with everybody. Undefined: none is asked.
 */
export function readFilter(text: string | undefined, attributes: readonly string[]): Wanted | undefined {
  if (text === undefined || text.trim() === '') return undefined
  if (text.length > longest) throw wrong('The filter is too long')
  const reader = { tokens: tokensOf(text), at: 0, attributes, inside: '', depth: 0 }
  const wanted = alternatives(reader)
  if (reader.at < reader.tokens.length) throw wrong(`${reader.tokens[reader.at]} is not expected there`)
  return wanted
}

type Reader = { readonly tokens: readonly string[]; at: number; readonly attributes: readonly string[]; inside: string; depth: number }

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  piece.lastIndex = 0
  while (text.slice(piece.lastIndex).trim() !== '') {
    const found = piece.exec(text)
    if (!found) throw wrong('The filter is not understood')
    tokens.push(found[0].trim())
  }
  return tokens
}

const is = (reader: Reader, word: string): boolean => reader.tokens[reader.at]?.toLowerCase() === word

function takes(reader: Reader, word: string): boolean {
  if (!is(reader, word)) return false
  reader.at += 1
  return true
}

function demand(reader: Reader, word: string): void {
  if (!takes(reader, word)) throw wrong(`${word} is missing`)
}

/** `or` binds least, then `and`, then `not`. */
const alternatives = (reader: Reader): Wanted => joined(reader, 'or', () => joined(reader, 'and', () => single(reader)))

function joined(reader: Reader, how: 'and' | 'or', read: () => Wanted): Wanted {
  const all = [read()]
  while (takes(reader, how)) all.push(read())
  return all.length === 1 ? (all[0] as Wanted) : { all, how }
}

function single(reader: Reader): Wanted {
  if (++reader.depth > deepest) throw wrong('The filter is too deep')
  const wanted = takes(reader, 'not') ? { not: grouped(reader) } : is(reader, '(') ? grouped(reader) : compared(reader)
  reader.depth -= 1
  return wanted
}

function grouped(reader: Reader): Wanted {
  demand(reader, '(')
  const wanted = alternatives(reader)
  demand(reader, ')')
  return wanted
}

function compared(reader: Reader): Wanted {
  const name = reader.tokens[reader.at++] ?? ''
  if (!reader.inside && takes(reader, '[')) return among(reader, name)
  return comparison(reader, attributeOf(reader, reader.inside ? `${reader.inside}.${name}` : name))
}

/** `emails[type eq "work"]`, and `emails[type eq "work"].value eq "a@b"`: of the one that fits, this. */
function among(reader: Reader, name: string): Wanted {
  reader.inside = name
  const fits = alternatives(reader)
  reader.inside = ''
  demand(reader, ']')
  const part = reader.tokens[reader.at]
  if (!part?.startsWith('.')) return fits
  reader.at += 1
  return { all: [fits, comparison(reader, attributeOf(reader, `${name}${part}`))], how: 'and' }
}

function comparison(reader: Reader, attribute: string): Wanted {
  const compare = reader.tokens[reader.at++]?.toLowerCase() ?? ''
  if (compare === 'pr') return { attribute, compare, value: '' }
  if (!comparisons.includes(compare)) throw wrong(`${attribute} is compared by ${comparisons.join(', ')} or pr`)
  return { attribute, compare: compare as Comparison, value: literalOf(reader.tokens[reader.at++]) }
}

/** Attribute names are read in any case, with or without the schema before them (RFC 7643, 2.1; RFC 7644, 3.10). */
function attributeOf({ attributes }: Reader, name: string): string {
  const short = name.replace(/^urn:ietf:params:scim:schemas:[\w:]+:2\.0:\w+:/i, '')
  const known = attributes.find((each) => each.toLowerCase() === short.toLowerCase())
  if (known) return known
  throw wrong(`Only ${attributes.join(', ')} can be compared`)
}

function literalOf(text: string | undefined): string | boolean {
  if (text && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value === 'string') return value
  } catch {
    // Refused below, as a number or null is.
  }
  throw wrong('The value is a text in double quotes, true or false')
}

const wrong = (detail: string) => refused(detail, 'invalidFilter')
