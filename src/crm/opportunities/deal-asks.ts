import type { Filter } from '../../kernel/filter.ts'
import { addDays, startOfDay } from '../../lib/time.ts'

/** What any figure about deals may be asked by: days, whose, which unit and all below it, which pipeline, beside which rival. */
export const dealAsks = {
  from: { is: 'day' },
  to: { is: 'day' },
  ownerId: { is: 'id' },
  unitId: { is: 'id' },
  pipelineId: { is: 'id' },
  competitorId: { is: 'id' },
} as const

type Asked = Readonly<Record<string, string | undefined>>
/** The field a stretch of days is about; an instant is cut at midnight where the asker is. */
export type Period = { readonly field: string; readonly zone?: string }

/** Deals of whom and where, and those whose `period` falls on the days asked for, both ends among them. */
export function dealsAsked(asked: Asked, period?: Period): Filter[] {
  const edge = (day: string) => (period?.zone ? startOfDay(day, period.zone) : day)
  return [
    ...(asked.ownerId ? [{ field: 'ownerId', op: 'eq', value: asked.ownerId } as const] : []),
    ...(asked.unitId ? [{ field: 'unitId', op: 'within', value: asked.unitId } as const] : []),
    ...(asked.pipelineId ? [{ field: 'pipelineId', op: 'eq', value: asked.pipelineId } as const] : []),
    ...(asked.competitorId ? [{ field: 'competitorIds', op: 'in', value: [asked.competitorId] } as const] : []),
    ...(period && asked.from ? [{ field: period.field, op: 'gte', value: edge(asked.from) } as const] : []),
    ...(period && asked.to ? [{ field: period.field, op: 'lt', value: edge(addDays(asked.to, 1)) } as const] : []),
  ]
}

export const isOpen: Filter = { field: 'outcome', op: 'eq', value: 'open' }
export const isWon: Filter = { field: 'outcome', op: 'eq', value: 'won' }
export const isLost: Filter = { field: 'outcome', op: 'eq', value: 'lost' }
export const isQualified: Filter = { field: 'state', op: 'eq', value: 'qualified' }
/** What counts in pipeline and forecast (S0-52). */
export const counts: Filter = { all: [isQualified, isOpen] }
