import { shiftDecimal } from './money.ts'
import { squeeze } from './text.ts'

const units: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 萬: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 億: 8, 万亿: 12 }
const shape = /^([-+−]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(万亿|十万|百万|千万|百|千|万|萬|亿|億)?(?:元整|元|圆|rmb|cny)?$/i

/**
 * A figure as people write it in a sheet, as a plain decimal: `7,541.5`, `¥1,200`, `３００`, `1.2亿`, `(500)` for minus 500.
 * Commas only where thousands stand: `1,5` is a European half to one reader and 15 to another, so it is no figure.
 */
export function readFigure(written: string): string | undefined {
  const text = squeeze(written)
    .replace(/^(?:人民币|rmb|cny)/i, '')
    .replace('¥', '')
  const inBrackets = /^\((.+)\)$/.exec(text)
  const found = shape.exec(inBrackets?.[1] ?? text)
  if (!found || (!found[2] && !found[3])) return undefined
  const [, sign = '', whole = '0', part = '', unit = ''] = found
  if (inBrackets && sign) return undefined
  const plain = `${whole.replaceAll(',', '')}${part}`
  if (plain.length > 40) return undefined
  const negative = inBrackets || sign === '-' || sign === '−'
  return `${negative ? '-' : ''}${shiftDecimal(plain, units[unit] ?? 0)}`
}

/** A number cell as plain decimal: Excel keeps 15 digits, the rest is binary noise (0.1 + 0.2). Undefined when not finite. */
export const cellFigure = (cell: number): string | undefined => (Number.isFinite(cell) ? shiftDecimal(cell.toPrecision(15), 0) : undefined)
