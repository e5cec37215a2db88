import type { Row } from '../api/shapes.ts'
import { isBlank } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'

/** Whose value stays, field by field; a field not named is settled by the rule of the house. */
export type Picks = Readonly<Record<string, string>>

/** One line of the screen: a field, and what each record holds in it. */
export type Line = { readonly name: string; readonly isList: boolean; readonly differs: boolean }

const key = (value: unknown): string => JSON.stringify(isBlank(value) ? null : value)

/** Fields some record holds something in, those that differ first. What the house fills by itself is not asked about. */
export function linesOf(seen: SeenObject, rows: readonly Row[]): Line[] {
  const { fields } = seen.declaration
  const lines = Object.keys(fields).flatMap((name): Line[] => {
    const field = fields[name]
    if (!field || !seen.mayEdit(name) || rows.every((row) => isBlank(row[name]))) return []
    const isList = rows.some((row) => Array.isArray(row[name]))
    return [{ name, isList, differs: new Set(rows.map((row) => key(row[name]))).size > 1 }]
  })
  return [...lines.filter((line) => line.differs), ...lines.filter((line) => !line.differs)]
}

/** Which records' values a field keeps: the one picked; of a list all of them; else the winner's own, or the first there is. The engine decides alike. */
export function keptOf({ name, isList }: Line, rows: readonly Row[], picks: Picks, winnerId: string): readonly string[] {
  if (picks[name]) return [picks[name]]
  if (isList) return rows.filter((row) => !isBlank(row[name])).map((row) => row.id)
  const inOrder = [...rows.filter((row) => row.id === winnerId), ...rows.filter((row) => row.id !== winnerId)]
  const first = inOrder.find((row) => !isBlank(row[name])) ?? inOrder[0]
  return first ? [first.id] : []
}

/** Which record stays until somebody says otherwise: the one that says most, of equals the first. */
export function fullestOf(seen: SeenObject, rows: readonly Row[]): string {
  const said = (row: Row) => Object.keys(seen.declaration.fields).filter((name) => !isBlank(row[name]) && row[name] !== 0).length
  return rows.toSorted((a, b) => said(b) - said(a))[0]?.id ?? ''
}
