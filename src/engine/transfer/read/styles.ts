import type { Package } from './package.ts'
import { walkAll } from './xml.ts'

/** What a number means by its style: a date, a time of day, a code of so many digits with zeros in front, or just a number. */
export type Style = 'date' | 'time' | number | undefined

/** Formats that Excel knows without their text; 27–36 and 50–58 are the Chinese ones (2026年8月1日, 上午9时30分). */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** The style of each cell format, by the index that cells carry in `s`. */
export async function readStyles(pack: Package, part: string | undefined): Promise<Style[]> {
  const formats = new Map<number, string>()
  const styles: Style[] = []
  let inCellFormats = false
  if (part === undefined) return styles
  await walkAll(pack.read(part), {
    open(name, attributes) {
      const id = Number(attributes.numFmtId)
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'numFmt') formats.set(id, attributes.formatCode ?? '')
      if (name === 'xf' && inCellFormats) styles.push(styleOf(id, formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

function styleOf(id: number, format: string | undefined): Style {
  if (format !== undefined) return meaningOf(format)
  if (builtInDates.has(id)) return 'date'
  return builtInTimes.has(id) ? 'time' : undefined
}

/** Reads a format such as `[$-804]yyyy"年"m"月"d"日";@`: what is quoted, bracketed or escaped is not a letter of it. */
export function meaningOf(format: string): Style {
  const plain = format.replace(/\[(h+|m+|s+)\]/gi, '$1').replace(/"[^"]*"|\[[^[\]]*\]|\\.|[_*]./g, '')
  const letters = (plain.split(';')[0] ?? '').replace(/am\/pm|a\/p/gi, 'h').toLowerCase()
  if (/^0{2,15}$/.test(letters)) return letters.length
  if (/[#?@]|general/.test(letters)) return undefined
  if (/[yd]/.test(letters)) return 'date'
  if (/[hs]/.test(letters)) return 'time'
  return letters.includes('m') ? 'date' : undefined
}
