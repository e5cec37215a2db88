import type { Tools } from '../../kernel/command.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { dayIn } from '../../lib/time.ts'

type Row = Readonly<Record<string, unknown>>

const eq = (field: string, value: unknown) => ({ field, op: 'eq', value })
const no = (zh: string, en: string): Problem => new Problem('conflict', { zh, en })

/** What a claim is weighed by: who, of which pool, on which day. */
export type Claiming = { readonly house: Tools; readonly personId: string; readonly pool: Row; readonly move: Declaration }

/** How often he has done it today in this pool, whatever became of it since. */
export async function doneToday({ house, personId, pool, move }: Claiming, kind: string): Promise<number> {
  const filter = { all: [eq('personId', personId), eq('kind', kind), eq('poolId', pool.id), eq('on', house.today)] }
  return (await house.counts(move, 'personId', filter)).get(personId) ?? 0
}

export async function demandDaily(claiming: Claiming): Promise<number> {
  const done = await doneToday(claiming, 'claimed')
  const most = claiming.pool.dailyMost as number | null
  if (most !== null && done >= most)
    throw no(`今天已领取 ${done} 个，达到每日上限，请明天再领`, `You have claimed ${done} today, the most there is; please go on tomorrow`)
  return done
}

export async function demandRoom({ house, personId, pool }: Claiming, object: Declaration): Promise<void> {
  const most = pool.holdMost as number | null
  if (most === null) return
  const held = (await house.counts(object, 'ownerId', eq('ownerId', personId))).get(personId) ?? 0
  if (held >= most)
    throw no(`您名下已有 ${held} 个，达到持有上限 ${most}，请先退回一些`, `You hold ${held}, the most there is (${most}); please give some back first`)
}

const dayMs = 86_400_000

/** Who let it go, or lost it, waits before he may have it back. */
export async function demandWait({ house, personId, pool, move }: Claiming, field: string, recordId: unknown): Promise<void> {
  const days = Number(pool.formerWaitDays ?? 0)
  if (!days) return
  const since = new Date(house.now.getTime() - days * dayMs).toISOString()
  const left = { field: 'kind', op: 'in', value: ['returned', 'fell'] }
  const [last] = await house.list(move, { all: [eq(field, recordId), eq('personId', personId), left, { field: 'at', op: 'gt', value: since }] }, 1)
  if (!last) return
  const until = dayIn(house.zone, new Date(Date.parse(last.at as string) + days * dayMs))
  throw no(`您是前负责人，${until} 之后才能再领取`, `You were its owner; you may claim it again after ${until}`)
}
