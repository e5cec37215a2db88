type Row = Readonly<Record<string, unknown>> & { readonly id: string }

const dayMs = 86_400_000

export type StagePlace = {
  readonly stage: Row
  /** Whole days the deal has stood there in all, this day too; undefined: it never did. */
  readonly days: number | undefined
  readonly state: 'passed' | 'here' | 'ahead'
}

/** The way of a deal through its pipeline, with how long it stood at each stage (S0-55). `moves`: its stage moves; ends it has not come to are left out. */
export function pathOf(deal: Row, stages: readonly Row[], moves: readonly Row[], now: Date): StagePlace[] {
  const stood = new Map<unknown, number>()
  for (const { fromId, days } of moves) if (typeof days === 'number') stood.set(fromId, (stood.get(fromId) ?? 0) + days)
  const since = Date.parse(String(deal.stageSince ?? deal.createdAt))
  if (deal.outcome === 'open') stood.set(deal.stageId, (stood.get(deal.stageId) ?? 0) + Math.max(0, now.getTime() - since) / dayMs)
  const shown = stages.filter(({ id, outcome }) => outcome === 'open' || outcome === 'won' || id === deal.stageId)
  const here = shown.findIndex(({ id }) => id === deal.stageId)
  const reached = deal.outcome === 'open' || deal.outcome === 'won' ? here : shown.findIndex(({ id }) => id === deal.closedFromId)
  return shown.map((stage, at) => {
    const days = stood.get(stage.id)
    return { stage, days: days === undefined ? undefined : Math.floor(days), state: stage.id === deal.stageId ? 'here' : at <= reached ? 'passed' : 'ahead' }
  })
}
