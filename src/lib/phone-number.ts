import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { halfWidth, tidyLine } from './text.ts'

/**
 * A phone number understood. `number` is how people read it, without extension; `digits` how they dial it inside China
 * (abroad: with the country's code); `e164` is null where the number alone does not say the area (6277 0334, 95588).
 */
export type PhoneNumber = {
  readonly type: 'mobile' | 'landline' | 'hotline' | 'other'
  readonly number: string
  readonly ext: string | null
  readonly e164: string | null
  readonly digits: string
}

/** With its area, its extension and what stands around it. */
const longest = 60

/**
 * Reads one number as Chinese sheets write it. The rules for mainland numbers are ours: libphonenumber fails on
 * extensions, short numbers and `852 2123 4567` without a plus (tried), and takes 128… for a mobile with its small metadata.
 */
export function readPhone(written: string): PhoneNumber | undefined {
  if (written.length > longest) return undefined
  const [body, ext] = splitExtension(halfWidth(tidyLine(written)).replace(/[‐-―−]/g, '-'))
  const compact = body
    .replace(/^\+(\d+)\s*\(0\)/, '+$1')
    .replace(/[\s().\-·_]/g, '')
    .replace(/^00(?=[1-9])/, '+')
  if (!/^\+?\d{5,17}$/.test(compact)) return undefined
  const found = mainland(compact) ?? abroad(compact)
  return found && { ...found, ext: ext ?? null }
}

/** What `10086 转 1`, `分机 801`, `ext. 801`, `x801`, `#801` or a third group after two hyphens adds to a number. */
function splitExtension(text: string): [body: string, ext?: string] {
  const marked = /^(.*?\d\D*?)[(\s,-]*(?:转|轉|分机号?|内线|extension|ext|x|#)[.:：\s-]*(\d{1,6})\)?$/i.exec(text)
  if (marked) return [marked[1] as string, marked[2]]
  const grouped = /^((?:\+?86[-\s]?)?\(?0\d{2,3}\)?[-\s]?\d{3,4}[-\s]?\d{4}|[48]00-?\d{3}-?\d{4}|\d{11,12})-(\d{1,6})$/.exec(text)
  return grouped ? [grouped[1] as string, grouped[2]] : [text]
}

type Bare = Omit<PhoneNumber, 'ext'>

const landline = /^0(10|2\d|[3-9]\d{2})([1-9]\d{6,7})$/
const isLandline = (digits: string): boolean => landline.test(digits) && (!/^0(10|2)/.test(digits) || digits.length === 11)

/** Mainland numbers, with or without 86 before them; after 86 the area's zero may be missing. */
function mainland(compact: string): Bare | undefined {
  const rest = /^\+?86(\d{7,13})$/.exec(compact)?.[1]
  if (rest !== undefined) {
    const found = national(rest) ?? national(`0${rest}`)
    if (found?.e164) return found
  }
  return compact.startsWith('+') ? undefined : national(compact)
}

function national(digits: string): Bare | undefined {
  if (/^0?1[3-9]\d{9}$/.test(digits)) return made('mobile', digits.slice(-11), digits.slice(-11))
  if (/^[48]00\d{7}$/.test(digits)) return made('hotline', digits, digits)
  if (isLandline(digits)) return made('landline', digits, digits.slice(1))
  if (/^[2-8]\d{6,7}$/.test(digits)) return made('landline', digits, null)
  return /^[1-9]\d{4,5}$/.test(digits) ? made('hotline', digits, null) : undefined
}

const made = (type: PhoneNumber['type'], digits: string, significant: string | null): Bare => ({
  type,
  number: grouped(digits),
  e164: significant && `+86${significant}`,
  digits,
})

/** 138 0013 8000 · 010-6277 0334 · 0310-765 4321 · 400 800 1234 · 6277 0334 · 95588 */
function grouped(digits: string): string {
  const area = landline.exec(digits)
  if (area) return `0${area[1]}-${halves(area[2] as string)}`
  if (digits.length === 11) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`
  if (digits.length === 10) return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`
  return digits.length > 6 ? halves(digits) : digits
}
const halves = (local: string): string => `${local.slice(0, -4)} ${local.slice(-4)}`

/** Hong Kong, Macau and Taiwan also without a plus, for no mainland number looks like them; all others need one. Length is checked, not ranges: they change every year. */
function abroad(compact: string): Bare | undefined {
  const written = /^(852|853)\d{8}$|^886\d{8,9}$/.test(compact) ? `+${compact}` : compact
  if (!written.startsWith('+') || (written.startsWith('+86') && !written.startsWith('+886'))) return undefined
  const found = parsePhoneNumberFromString(written)
  if (!found?.isPossible() || found.ext) return undefined
  return { type: 'other', number: found.formatInternational(), e164: found.number, digits: found.number.slice(1) }
}

/** With its extension, as shown and exported. */
export const writePhone = ({ number, ext }: Pick<PhoneNumber, 'number' | 'ext'>): string => (ext === null ? number : `${number} 转 ${ext}`)

/** Only the digits of what somebody types to find a number. */
export const digitsOf = (written: string): string => halfWidth(written).replace(/\D/g, '')
