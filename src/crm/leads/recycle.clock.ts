import type { Context } from '../../engine/context.ts'
import { inTransaction } from '../../engine/context.ts'
import { defineClock } from '../../engine/jobs/clock.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { change } from '../../engine/records/change.ts'
import { create } from '../../engine/records/create.ts'
import { everyRow } from '../../engine/records/every.ts'
import { group } from '../../engine/records/group.ts'
import { list } from '../../engine/records/read.ts'
import type { Declaration } from '../../kernel/object.ts'
import { addDays, dayIn } from '../../lib/time.ts'
import { customer } from '../customers/customer.object.ts'
import { concluded, fallen } from '../customers/pool-falls.ts'
import { lead } from './lead.object.ts'
import { pool } from './pool.object.ts'
import { moveThrough, poolMove } from './pool-move.object.ts'
import { poolRule } from './pool-rule.object.ts'

/** Nobody waits longer than a tenth of a second for one that is falling: a piece is as large as what the last one took lets it be. */
const pieces = { first: 10, least: 5, most: 200, ms: 50 } as const

/** Each night at ten past one in China, after the day's conclusions are drawn: what is due falls into its pool, piece by piece. May run twice. */
export const recycle = defineClock({ name: 'recycle', cron: '10 17 * * *', run: async (ctx) => void (await recycleAll(ctx)) })

/** Each morning at half past eight: whose records are about to fall, and how many. */
export const warnBeforeFall = defineClock({ name: 'warnBeforeFall', cron: '30 0 * * *', run: warnAll })

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Falling = { readonly rules: ReadonlyMap<unknown, Row>; readonly pools: readonly Row[] }

/** How many fell of each object. */
export async function recycleAll(ctx: Context): Promise<Record<string, number>> {
  const falling: Falling = { rules: new Map((await everyRow(ctx, poolRule)).map((row) => [row.id, row])), pools: await everyRow(ctx, pool) }
  return { customer: await recycleObject(ctx, customer, falling), lead: await recycleObject(ctx, lead, falling) }
}

async function recycleObject(ctx: Context, object: Declaration, falling: Falling): Promise<number> {
  const due = {
    all: [
      { field: 'recycleOn', op: 'lte', value: dayIn(ctx.house.zone, ctx.now) },
      { field: 'ownerId', op: 'notEmpty' },
    ],
  }
  let fallen = 0
  const query = { filter: due, sort: 'recycleOn', fields: ['recycleRuleId', 'poolId'], count: false } as const
  let limit: number = pieces.first
  for (let after: string | undefined; ; ) {
    const { records, next } = await list(ctx, object, { ...query, limit, ...(after ? { after } : {}) })
    const began = performance.now()
    fallen += await inTransaction(ctx, (tx) => letFall(tx, object, { records, falling }))
    limit = nextPiece(limit, performance.now() - began)
    if (!next) return fallen
    after = next
  }
}

/** Half as much again at most: one quick piece says little of the next. */
const nextPiece = (limit: number, took: number): number => Math.round(Math.min(pieces.most, limit * 1.5, Math.max(pieces.least, (limit * pieces.ms) / took)))

type Due = { readonly records: readonly Row[]; readonly falling: Falling }

/** Looked at once more under the lock: who wrote a record a moment ago keeps his customer. No decision of its own for each, which would cost a savepoint. */
async function letFall(tx: Context, object: Declaration, { records, falling }: Due): Promise<number> {
  const [on, at] = [dayIn(tx.house.zone, tx.now), tx.now.toISOString()]
  const into = new Map(
    records.flatMap((row) => {
      const shelf = poolOf(object, row, falling)
      return shelf ? [[row.id, shelf.id] as const] : []
    }),
  )
  const wishes = [...into].map(([id, poolId]) => ({ id, patch: { ownerId: null, poolId, protectedUntil: null, ...fallen(at) } }))
  const held: Row[] = []
  const still = (row: Row) => {
    const isDue = row.ownerId !== null && Boolean(row.recycleOn) && String(row.recycleOn) <= on
    if (isDue) held.push(row)
    return isDue
  }
  await change(tx, object, wishes, { verb: 'fall', atomic: true, quiet: true, allow: ['protectedUntil', ...concluded], still })
  const moves = held.map((row) => ({ [`${object.name}Id`]: row.id, poolId: into.get(row.id), personId: row.ownerId, kind: 'fell', at, on }))
  if (moves.length) await create(tx, poolMove, moves, { atomic: true, quiet: true, allow: moveThrough })
  return moves.length
}

/** Where the rule says, else where it belongs, else the first pool for such records. */
function poolOf(object: Declaration, record: Readonly<Record<string, unknown>>, { rules, pools }: Falling): Row | undefined {
  const fit = pools.filter(({ of, isActive }) => of === object.name && isActive)
  const named = [rules.get(record.recycleRuleId)?.poolId, record.poolId].flatMap((id) => fit.find((each) => each.id === id) ?? [])
  return named[0] ?? fit.toSorted((a, b) => Number(a.place) - Number(b.place))[0]
}

async function warnAll(ctx: Context): Promise<void> {
  const today = dayIn(ctx.house.zone, ctx.now)
  for (const rule of await everyRow(ctx, poolRule)) {
    const object = ctx.house.objects.get(rule.of as string)
    if (!object || !rule.isActive || !Number(rule.warnDays)) continue
    const until = addDays(today, Number(rule.warnDays))
    const filter = {
      all: [
        { field: 'recycleRuleId', op: 'eq', value: rule.id },
        { field: 'recycleOn', op: 'between', value: [today, until] },
      ],
    }
    const { groups } = await group(ctx, object, { by: 'ownerId', filter })
    await tellPeople(
      ctx,
      groups.flatMap(({ value, count }) =>
        typeof value === 'string'
          ? [
              {
                userId: value,
                kind: 'due',
                actorId: null,
                object: object.name,
                recordId: null,
                text: {
                  zh: `${count} 个${object.label.zh}将在 ${until} 前退回公海（${String(rule.name)}）`,
                  en: `${count} of ${object.label.en} will fall into the pool by ${until} (${String(rule.name)})`,
                },
                cause: `fall:${rule.id}:${today}`,
              },
            ]
          : [],
      ),
    )
  }
}
