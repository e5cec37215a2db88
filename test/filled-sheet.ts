import { expect } from 'vitest'

type Sheet = import('exceljs').Worksheet
const plainLabel = (value: unknown) => String(value ?? '').replace(/ \*$/, '')

/** Writes answers beside the labels of a form. */
export function fillIn(sheet: Sheet, answers: Record<string, string>): void {
  const asked = new Set(Object.keys(answers))
  sheet.eachRow((row) =>
    row.eachCell((cell, at) => {
      const label = plainLabel(cell.value)
      if (asked.delete(label)) row.getCell(at + 1).value = answers[label]
    }),
  )
  expect([...asked], 'labels of the form').toEqual([])
}

/** Writes rows below the heads of a table that begins with this one. */
export function fillTable(sheet: Sheet, first: string, rows: string[][]): void {
  let head = 0
  sheet.eachRow((row, number) => {
    if (plainLabel(row.getCell(1).value) === first) head = number
  })
  expect(head, first).toBeGreaterThan(0)
  for (const [at, cells] of rows.entries()) for (const [column, text] of cells.entries()) sheet.getCell(head + 1 + at, column + 1).value = text
}
