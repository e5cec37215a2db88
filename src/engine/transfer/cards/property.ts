import iconv from 'iconv-lite'
import { encodingOf } from '../read/encoding.ts'

/** One line of a card understood: `item1.TEL;TYPE=cell:138…`. Names and types in capitals and small letters as said here. */
export type Property = {
  readonly group: string
  /** In capitals. */
  readonly name: string
  /** Parameters by name in capitals, values in small letters; bare words of version 2.1 count as TYPE. */
  readonly parameters: ReadonlyMap<string, readonly string[]>
  /** Decoded, not yet unescaped: which commas and semicolons part it depends on the property. */
  readonly value: string
}

const bareEncodings = new Set(['quoted-printable', 'base64', 'b', '7bit', '8bit'])

/** Reads an unfolded line of bytes (as latin1 text); undefined for what is no property. `charset`: of the file, where the line says none. */
export function readProperty(line: string, charset: string): Property | undefined {
  const end = endOfName(line)
  if (end < 0) return undefined
  const [first = '', ...rest] = splitOutside(line.slice(0, end), ';')
  const dot = first.lastIndexOf('.')
  const parameters = readParameters(rest)
  const raw = line.slice(end + 1)
  const isQuoted = parameters.get('ENCODING')?.includes('quoted-printable') ?? false
  const bytes = Buffer.from(isQuoted ? fromQuoted(raw) : raw, 'latin1')
  return {
    group: dot < 0 ? '' : first.slice(0, dot).toLowerCase(),
    name: first
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    parameters,
    value: decode(bytes, parameters.get('CHARSET')?.[0] ?? charset),
  }
}

/** The colon that ends name and parameters: not one within quotes. */
function endOfName(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  return -1
}

function splitOutside(text: string, sign: string): string[] {
  const parts: string[] = []
  let part = ''
  let isQuoted = false
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted
    if (letter === sign && !isQuoted) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part]
}

function readParameters(texts: readonly string[]): Map<string, string[]> {
  const parameters = new Map<string, string[]>()
  for (const text of texts) {
    const at = text.indexOf('=')
    const bare = text.trim().toLowerCase()
    const name = at >= 0 ? text.slice(0, at).trim().toUpperCase() : bareEncodings.has(bare) ? 'ENCODING' : 'TYPE'
    const values = splitOutside(at >= 0 ? text.slice(at + 1) : text, ',').flatMap((value) => value.replaceAll('"', '').toLowerCase().split(','))
    parameters.set(name, [...(parameters.get(name) ?? []), ...values.map((value) => value.trim()).filter(Boolean)])
  }
  return parameters
}

const fromQuoted = (text: string): string => text.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** A charset that a card claims and that does not fit is corrected by what the bytes are: old phones say GBK and write UTF-8. */
function decode(bytes: Buffer, charset: string): string {
  if (bytes.every((byte) => byte < 0x80)) return bytes.toString('latin1')
  const known = iconv.encodingExists(charset) ? charset : 'utf8'
  const text = iconv.decode(bytes, known)
  return text.includes('\ufffd') ? iconv.decode(bytes, encodingOf(bytes)) : text
}

/** Parts of a structured value at signs that no backslash takes away, each unescaped (RFC 6350, 3.4). */
export function partsOf(value: string, sign: ';' | ','): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < value.length; at++) {
    const letter = value[at] as string
    if (letter === '\\' && at + 1 < value.length) part += letter + value[++at]
    else if (letter === sign) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part].map(plainOf)
}

/** A value without its backslashes. */
export const plainOf = (value: string): string => value.replace(/\\([\s\S])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter)).trim()
