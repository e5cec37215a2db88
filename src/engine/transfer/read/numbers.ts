import type { Cell } from '../../../kernel/kind.ts'
import type { Style } from './styles.ts'

const day = 86_400_000
/** Serial numbers of 1970-01-01. Excel believes in 29 February 1900 (number 60), so earlier days lie one further. */
const epoch = { from1900: 25_569, from1904: 24_107 }
const lastDay = 2_958_466
/** Excel keeps 15 digits. From here on a number that was meant as a code has lost its end. */
const losesDigits = 1e15

/** The value of a number cell, from the text that stands in the file. */
export function numberCell(raw: string, style: Style, from1904: boolean): Cell {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim() === '' ? null : raw
  if (Math.abs(value) >= losesDigits) return raw
  if (typeof style === 'number') return Number.isInteger(value) && value >= 0 ? String(value).padStart(style, '0') : value
  if (style === undefined || value < 0 || value >= lastDay) return value
  return style === 'time' && value < 1 ? timeText(value) : dateOf(value, from1904)
}

/** The date and time of a serial number as UTC, to the second: what lies below is the noise of binary fractions. */
function dateOf(serial: number, from1904: boolean): Date {
  const days = serial - (from1904 ? epoch.from1904 : epoch.from1900) + (!from1904 && serial < 60 ? 1 : 0)
  return new Date(Math.round((days * day) / 1000) * 1000)
}

function timeText(part: number): string {
  const text = new Date(Math.round((part * day) / 1000) * 1000).toISOString().slice(11, 19)
  return text.endsWith(':00') ? text.slice(0, 5) : text
}
