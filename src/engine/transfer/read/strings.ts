import type { Package } from './package.ts'
import { walkAll } from './xml.ts'

/** Gathers the text of a string item: plain or in rich runs, without the phonetic readings that East Asian files carry. */
export function textGatherer() {
  let parts: string[] = []
  let inText = false
  let inPhonetic = false
  return {
    open(name: string) {
      if (name === 'rPh') inPhonetic = true
      if (name === 't') inText = !inPhonetic
    },
    text(text: string) {
      if (inText) parts.push(text)
    },
    close(name: string) {
      if (name === 'rPh') inPhonetic = false
      if (name === 't') inText = false
    },
    take(): string {
      const text = plainText(parts.join(''))
      parts = []
      return text
    },
  }
}

/** Excel writes letters that XML forbids as _x000D_, and the sequence itself as _x005F_x000D_. */
export const plainText = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** All shared strings of a workbook, in memory: cells of any sheet may point at any of them. */
export async function readStrings(pack: Package, part: string | undefined): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  const item = textGatherer()
  await walkAll(pack.read(part), {
    open: item.open,
    text: item.text,
    close(name) {
      item.close(name)
      if (name === 'si') strings.push(detach(item.take()))
    },
  })
  return strings
}

/** A copy of its own: a part of a string keeps the whole chunk it was cut from alive, which would be the whole file. */
const detach = (text: string): string => (text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le'))
