import { useRef, useState } from 'react'
import type { Line } from '../../kernel/lines.ts'
import { changesOf, isSame } from '../form/changes.ts'

/** A line as the table holds it: `was` what the record has, absent for a new one; `key` tells it from its neighbours while it has no id. */
export type LineRow = { readonly key: string; readonly was?: Line | undefined; readonly typed: Line }

export const valuesOf = ({ was, typed }: LineRow): Line => ({ ...was, ...typed })

const isBlank = ({ was, typed }: LineRow): boolean => !was && Object.values(typed).every((value) => isSame(value, null))

/** The lines that would be sent: one begun and left empty is none. */
export const sentOf = (rows: readonly LineRow[]): readonly LineRow[] => rows.filter((row) => !isBlank(row))

export const blankRow = (typed: Line = {}): LineRow => ({ key: crypto.randomUUID(), typed })

/** A form's value as rows: whole lines of the record, or a draft that names only what differs from them. */
export function rowsOf(value: readonly Line[], before: readonly Line[]): LineRow[] {
  return value.map(({ id, ...typed }) => {
    const was = id === undefined ? undefined : before.find((each) => each.id === id)
    return was
      ? { key: was.id as string, was, typed: changesOf(typed, was) }
      : { key: id ?? crypto.randomUUID(), typed: id === undefined ? typed : { id, ...typed } }
  })
}

/** The rows as a draft of their parent carries them; all as they were is the old value itself, so that a form knows nothing was changed. */
export function linesFrom(rows: readonly LineRow[], before: readonly Line[]): readonly Line[] {
  const lines = sentOf(rows).map(({ was, typed }): Line => (was ? { id: was.id as string, ...changesOf(typed, was) } : typed))
  const isAsBefore = lines.length === before.length && lines.every((line, at) => line.id === before[at]?.id && Object.keys(line).length === 1)
  return isAsBefore ? before : lines
}

type Lines = { readonly value: readonly Line[]; readonly before: readonly Line[]; readonly onChange: (lines: readonly Line[]) => void }

/** The rows of a table of lines, and how they change; a value that comes from outside (a draft given up) begins them anew. */
export function useLines({ value, before, onChange }: Lines) {
  const [told, setTold] = useState(value)
  const [rows, setRows] = useState<readonly LineRow[]>(() => rowsOf(value, before))
  const latest = useRef(rows)
  if (told !== value) {
    setTold(value)
    setRows(rowsOf(value, before))
  }
  latest.current = rows
  const put = (change: (rows: readonly LineRow[]) => readonly LineRow[]) => {
    const next = change(latest.current)
    const lines = linesFrom(next, before)
    latest.current = next
    setTold(lines)
    setRows(next)
    onChange(lines)
  }
  return {
    rows,
    set: (key: string, name: string, to: unknown) => put((all) => all.map((row) => (row.key === key ? { ...row, typed: { ...row.typed, [name]: to } } : row))),
    add: (row: LineRow, at = latest.current.length) => put((all) => all.toSpliced(at, 0, row)),
    drop: (key: string) => put((all) => all.filter((row) => row.key !== key)),
    move: (from: number, to: number) => put((all) => moved(all, from, to)),
  }
}

function moved(rows: readonly LineRow[], from: number, to: number): readonly LineRow[] {
  const [row] = rows.slice(from, from + 1)
  return row ? rows.toSpliced(from, 1).toSpliced(to, 0, row) : rows
}
