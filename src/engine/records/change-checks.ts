import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Problem } from '../../kernel/problem.ts'
import { admits, scopeOf } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { refuseTwins } from '../duplicates/twins.ts'
import type { Changes } from '../facts/remember.ts'
import { circleTroubles } from './circles.ts'
import type { LinesPlan } from './lines.ts'
import type { Raw } from './lock.ts'
import { parentStamps, refTroubles } from './refs.ts'
import { invalid } from './troubles.ts'

/** A record on its way from what it was to what it shall be. */
export type Step = { readonly before: Raw; readonly after: Record<string, unknown>; readonly changes: Changes; readonly lines: readonly LinesPlan[] }

export const newValues = ({ changes }: Step): Record<string, unknown> => Object.fromEntries(Object.entries(changes).map(([name, [, now]]) => [name, now]))

type Checking = { readonly asWritten?: boolean | undefined; readonly assignBy?: string | undefined }

/** What needs the database: owners, refs, parents and twins of all rows at once. A row that fails leaves the batch. */
export async function checkSteps(
  ctx: Context,
  object: Declaration,
  steps: Map<number, Step>,
  refuse: (at: number, problem: Problem) => void,
  { asWritten = false, assignBy = 'assign' }: Checking = {},
): Promise<void> {
  const drop = (at: number, problem: Problem) => {
    steps.delete(at)
    refuse(at, problem)
  }
  const ownersOf = [...steps].filter(([, step]) => 'ownerId' in step.changes)
  if (ownersOf.length) await restamp(ctx, object, ownersOf, { drop, assignBy })
  if (object.parent)
    await moveChildren(
      ctx,
      object,
      [...steps].filter(([, step]) => (object.parent as string) in step.changes),
      drop,
    )
  const left = [...steps]
  const touched = left.map(([, step]) => newValues(step))
  const refs = await refTroubles(ctx, object, touched, asWritten)
  const circles = await circleTroubles(
    ctx,
    object,
    left.map(([, { before }], at) => ({ id: before.id, values: touched[at] ?? {} })),
  )
  left.forEach(([at], place) => {
    const found = [...(refs[place] ?? []), ...(circles[place] ?? [])]
    if (found.length) drop(at, invalid(found))
  })
  const twinFields = object.twins ? [object.twins.name, object.twins.code] : []
  const renamed = [...steps].filter(([, { changes }]) => Object.keys(changes).some((name) => twinFields.includes(name)))
  if (!renamed.length) return
  const twins = await refuseTwins(
    ctx,
    object,
    renamed.map(([, { after }]) => after),
    renamed.map(([, { before }]) => before.id),
  )
  for (const [place, [at]] of renamed.entries()) if (twins[place]) drop(at, twins[place])
}

type Assigning = { readonly drop: (at: number, problem: Problem) => void; readonly assignBy: string }

/** A new owner needs the right to assign this very record, must exist, and brings his unit. */
async function restamp(ctx: Context, object: Declaration, steps: readonly [number, Step][], { drop, assignBy }: Assigning): Promise<void> {
  const reach = scopeOf(ctx, object, assignBy)
  const units = await ctx.house.authority.unitsOf(
    ctx,
    steps.map(([, { after }]) => after.ownerId).filter((id): id is string => typeof id === 'string'),
  )
  for (const [at, step] of steps) {
    const ownerId = step.after.ownerId as string | null
    if (object.parent || !admits(reach, step.before)) drop(at, invalid([{ field: 'ownerId', ...messages.mayNotAssign }]))
    else if (ownerId && !units.has(ownerId)) drop(at, invalid([{ field: 'ownerId', ...messages.noSuchRecord }]))
    else step.after.unitId = ownerId ? (units.get(ownerId) ?? null) : null
  }
}

async function moveChildren(ctx: Context, object: Declaration, steps: readonly [number, Step][], drop: (at: number, problem: Problem) => void): Promise<void> {
  const field = object.parent as string
  const stamps = await parentStamps(
    ctx,
    object,
    steps.map(([, { after }]) => after[field]),
  )
  for (const [at, step] of steps) {
    const stamp = stamps.get(step.after[field] as string)
    if (stamp) Object.assign(step.after, stamp)
    else drop(at, invalid([{ field, ...messages.noSuchRecord }]))
  }
}
