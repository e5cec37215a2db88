import type { Lang } from './words.ts'

/** Figures as people write and read them: thousands grouped, full-width digits taken. No rounding, no floats. */

const halfWidth = (text: string): string => text.replace(/[０-９．－，]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/** "1234567.50" as 1,234,567.50. Grouping is of the whole part only. */
export function grouped(figure: string): string {
  const [whole = '', part] = figure.split('.')
  const said = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part === undefined ? said : `${said}.${part}`
}

/** What was typed, without blanks, commas and currency signs; it may still be no figure, which the kind says. */
export function plainFigure(typed: string): string {
  const text = halfWidth(typed).replace(/[\s,¥$￥]/g, '')
  const unit = /^(-?\d+(?:\.\d+)?)([万亿])$/.exec(text)
  return unit ? shift(unit[1] ?? '', unit[2] === '万' ? 4 : 8) : text
}

/** A decimal text moved by powers of ten: 1.25 by 4 is 12500. */
function shift(figure: string, places: number): string {
  const isBelow = figure.startsWith('-')
  const [whole = '', part = ''] = figure.replace('-', '').split('.')
  const digits = whole + part.padEnd(places, '0').slice(0, places)
  const rest = part.slice(places)
  const moved = digits.replace(/^0+(?=\d)/, '')
  return `${isBelow ? '-' : ''}${moved}${rest ? `.${rest}` : ''}`
}

/** A long amount in the unit Chinese readers count in: 12,500,000 is 1,250 万. */
export const inWan = (figure: string): string =>
  shortened(figure, [
    [8, ' 亿'],
    [4, ' 万'],
  ])

/** The same in the reader's own units: 12,500,000 is 1,250 万, or 12.5M. */
export const inShort = (figure: string, lang: Lang): string =>
  lang === 'zh'
    ? inWan(figure)
    : shortened(figure, [
        [9, 'B'],
        [6, 'M'],
        [3, 'K'],
      ])

/** Cut, not rounded, to two places of the largest unit that fits: money is text and stays it. */
function shortened(figure: string, units: readonly (readonly [places: number, unit: string])[]): string {
  const [whole = ''] = figure.replace('-', '').split('.')
  const [places, unit] = units.find(([places]) => whole.length > places) ?? [0, '']
  if (!unit) return grouped(figure)
  const sign = figure.startsWith('-') ? '-' : ''
  const head = whole.slice(0, -places)
  const tail = whole
    .slice(-places)
    .slice(0, 2)
    .replace(/0{1,2}$/, '')
  return `${sign}${grouped(head)}${tail ? `.${tail}` : ''}${unit}`
}
