import { disarm } from '../formula.ts'
import type { CellSort } from './shapes.ts'

/** Places of the formats in `xlsx-parts.ts`. */
export const styles = { text: 1, guarded: 2, day: 3, moment: 4, figure: 5, percent: 6, head: 7 } as const

/** Most letters of one cell; a longer one makes Excel call the file damaged. */
const mostLetters = 32_767
/** Excel keeps so many digits of a number and makes zeros of the rest. */
const mostDigits = 15
const dayMs = 86_400_000
/** Serial number of 1970-01-01. */
const epoch = 25_569
/** Before it Excel's calendar has a day that never was, and before 1900 none at all. */
const firstDay = '1900-03-01'

/** A cell of a sheet; what cannot be the figure, day or moment it is meant to be stands as text, to the letter. */
export function cellXml(place: string, text: string, sort: CellSort): string {
  if (text === '') return ''
  return (
    (sort === 'figure' ? figure(place, text) : sort === 'text' ? undefined : time(place, sort === 'stamp' ? text.slice(0, 19) : text)) ?? words(place, text)
  )
}

/** What would be a formula if somebody typed it carries the mark of a text: Excel shows it as it is and leaves it so. */
export function words(place: string, text: string, style: number = disarm(text) === text ? styles.text : styles.guarded): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, mostLetters))}</t></is></c>`
}

function figure(place: string, text: string): string | undefined {
  const [, value, percent] = /^(-?\d+(?:\.\d+)?)(%?)$/.exec(text) ?? []
  if (value === undefined || value.replace(/\D/g, '').replace(/^0+/, '').length > mostDigits) return undefined
  return `<c r="${place}" s="${percent ? styles.percent : styles.figure}"><v>${value}</v></c>`
}

/** A day, or a moment by the company's wall clock to the second. */
function time(place: string, text: string): string | undefined {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d))?$/.exec(text) ?? []
  if (day === undefined || day < firstDay) return undefined
  const serial = Date.parse(`${day}T${clock ?? '00:00:00'}Z`) / dayMs + epoch
  return `<c r="${place}" s="${clock ? styles.moment : styles.day}"><v>${serial}</v></c>`
}

const special = /[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\r|_(?=x[0-9A-Fa-f]{4}_)|[\ud800-\udfff]/g
const lone = /^[\ud800-\udfff]$/

/** Letters that XML forbids as Excel writes them, _x000D_, and what looks like that as _x005F_x000D_. */
function escaped(text: string): string {
  if (!/[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\r_]/.test(text) && text.isWellFormed()) return text
  return text
    .toWellFormed()
    .replace(special, (sign) => names[sign] ?? (lone.test(sign) ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`))
}
const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
