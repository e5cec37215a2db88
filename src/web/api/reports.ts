import { useQuery } from '@tanstack/react-query'
import type { Filter } from '../../kernel/filter.ts'
import { ask } from './http.ts'

export type ReportColumn = { readonly name: string; readonly label: string; readonly is: 'month' | 'named' | 'count' | 'money' | 'percent' | 'figure' }
export type NamedCell = { readonly id: string | null; readonly title: string | null }
export type Cell = string | number | null | NamedCell
export type Drill = { readonly object: string; readonly filter: Filter }
export type Report = {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
  readonly drill: readonly Readonly<Record<string, Drill>>[]
}

/** A report's answer. Records that change under it make it ask anew, as lists do. */
export const useReport = (name: string, query: Readonly<Record<string, string | undefined>>, isOn = true) =>
  useQuery({ queryKey: ['records', 'reports', name, query], queryFn: ({ signal }) => ask<Report>(`/api/reports/${name}`, { query, signal }), enabled: isOn })

export const isNamed = (cell: Cell | undefined): cell is NamedCell => typeof cell === 'object' && cell !== null
