import type { Cell } from '../../../kernel/kind.ts'
import { numberCell } from './numbers.ts'
import { failedFormula } from './problems.ts'
import { textCell } from './sheet-row.ts'
import { plainText, textGatherer } from './strings.ts'
import type { Style } from './styles.ts'
import type { Attributes } from './xml.ts'

/** What cells of a workbook refer to. */
export type Meaning = { readonly strings: readonly string[]; readonly styles: readonly Style[]; readonly from1904: boolean }

export type Failed = ReturnType<typeof failedFormula>

/** Listens within one cell after another: `begin` at its start, `end` for its value, null when it is blank. */
export function cellGatherer(meaning: Meaning) {
  let cell: Attributes = {}
  let value = ''
  let inValue = false
  const inline = textGatherer()
  return {
    begin(attributes: Attributes): void {
      cell = attributes
      value = ''
    },
    open(name: string): void {
      if (name === 'v') inValue = true
      else inline.open(name)
    },
    text(text: string): void {
      if (inValue) value += text
      else inline.text(text)
    },
    close(name: string): void {
      if (name === 'v') inValue = false
      else inline.close(name)
    },
    end: (): Cell | Failed => meant(cell, value, inline.take(), meaning),
  }
}

function meant(cell: Attributes, value: string, inline: string, { strings, styles, from1904 }: Meaning): Cell | Failed {
  switch (cell.t) {
    case 's':
      return value === '' ? null : textCell(strings[Number(value)] ?? '')
    case 'inlineStr':
      return textCell(inline)
    case 'str':
      return textCell(plainText(value))
    case 'b':
      return value === '' ? null : value === '1' || value === 'true'
    case 'e':
      return failedFormula(value)
    case 'd':
      return isoCell(value)
    default:
      return numberCell(value, styles[Number(cell.s)], from1904)
  }
}

/** An ISO date as newer programs write it; without a zone it is what stands in the cell, so it is read as UTC like all dates. */
function isoCell(value: string): Cell {
  const at = new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value)
  return Number.isNaN(at.getTime()) ? textCell(value) : at
}
