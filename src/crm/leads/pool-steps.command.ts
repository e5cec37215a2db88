import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { ref, user as userRef } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { addDays } from '../../lib/time.ts'
import { customer } from '../customers/customer.object.ts'
import { lead } from './lead.object.ts'
import { pool } from './pool.object.ts'
import { type Claiming, demandDaily, demandRoom, demandWait, doneToday } from './pool-caps.command.ts'
import { type MoveKind, returnReasons } from './pool-choices.ts'
import { moveThrough, poolMove } from './pool-move.object.ts'

type Row = Readonly<Record<string, unknown>>

const liesInPool = ({ ownerId, poolId }: Row): boolean => ownerId === null && poolId !== null
const isOwned = ({ ownerId }: Row): boolean => ownerId !== null
const refuse = (field: string, zh: string, en: string): never => {
  throw new Problem('invalid', { zh, en }, [{ field, code: 'pool', message: { zh, en } }])
}

/** What people do with a pool, the same for whatever lies in one. Each step is written down in the same transaction (poolMove). */
const stepsOf = (object: Declaration): readonly Command[] => {
  const field = `${object.name}Id`
  const write = (tools: Tools, record: Row, move: Row & { readonly kind: MoveKind }) =>
    tools.create(poolMove, [{ poolId: record.poolId, at: tools.now.toISOString(), on: tools.today, ...move, [field]: record.id }], moveThrough)
  return [
    defineCommand({
      object: object.name,
      name: 'claim',
      label: { zh: '领取', en: 'Claim' },
      icon: 'publicPool',
      needs: 'own grant',
      gives: true,
      input: {},
      when: liesInPool,
      run: async (before, _, tools) => {
        const claiming = await claimingOf(tools, before.poolId)
        await demandWait(claiming, field, before.id)
        await demandRoom(claiming, object)
        const turn = (await demandDaily(claiming)) + 1
        await write(tools, before, { kind: 'claimed', personId: tools.personId, turn })
        return { ownerId: tools.personId }
      },
    }),
    defineCommand({
      object: object.name,
      name: 'release',
      label: { zh: '退回公海', en: 'Give back' },
      icon: 'publicPool',
      needs: 'own grant',
      gives: true,
      input: {
        reason: choice(returnReasons, { label: { zh: '退回原因', en: 'Why' }, required: true }),
        note: text({ label: { zh: '说明', en: 'Note' }, max: 300 }),
        poolId: ref('pool', { label: { zh: '退到', en: 'Into' }, hint: { zh: '不选：原来的公海，或默认公海', en: 'None: where it came from, or the first' } }),
      },
      when: isOwned,
      run: async (before, { reason, note, poolId }, tools) => {
        const into = await poolFor(tools, object, poolId ?? before.poolId)
        await write(tools, before, { kind: 'returned', personId: before.ownerId, poolId: into.id, reason, note })
        return { ownerId: null, poolId: into.id, protectedUntil: null }
      },
    }),
    defineCommand({
      object: object.name,
      name: 'allot',
      label: { zh: '分配给', en: 'Give to' },
      icon: 'user',
      needs: 'own grant',
      gives: true,
      input: { personId: userRef({ label: { zh: '分配给', en: 'To whom' }, required: true }) },
      when: liesInPool,
      run: async (before, { personId }, tools) => {
        await demandManager(tools, before.poolId)
        await write(tools, before, { kind: 'allotted', personId })
        return { ownerId: personId }
      },
    }),
    defineCommand({
      object: object.name,
      name: 'shift',
      label: { zh: '转到别的公海', en: 'To another pool' },
      icon: 'publicPool',
      needs: 'own grant',
      input: { poolId: ref('pool', { label: { zh: '公海', en: 'Pool' }, required: true }) },
      when: liesInPool,
      run: async (before, { poolId }, tools) => {
        await demandManager(tools, before.poolId)
        const into = await poolFor(tools, object, poolId)
        await write(tools, before, { kind: 'shifted', poolId: into.id })
        return { poolId: into.id }
      },
    }),
    defineCommand({
      object: object.name,
      name: 'protect',
      label: { zh: '保护', en: 'Protect' },
      icon: 'shield',
      needs: 'own grant',
      input: {
        until: date({ label: { zh: '保护到', en: 'Until' }, required: true, hint: { zh: '到期前不会退回公海', en: 'It does not fall into the pool before' } }),
      },
      when: isOwned,
      run: async (before, { until }, tools) => {
        const of = await poolFor(tools, object, before.poolId)
        await demandProtection(tools, { object, of, record: before, until: until as string })
        const turn = (await doneToday({ house: tools.asHouse(), personId: tools.personId, pool: of, move: poolMove }, 'protected')) + 1
        await write(tools, before, { kind: 'protected', personId: tools.personId, poolId: of.id, turn })
        return { protectedUntil: until }
      },
    }),
    defineCommand({
      object: object.name,
      name: 'unprotect',
      label: { zh: '解除保护', en: 'End protection' },
      icon: 'shield',
      needs: 'own grant',
      input: {},
      when: ({ protectedUntil }) => Boolean(protectedUntil),
      run: () => ({ protectedUntil: null }),
    }),
  ]
}

export const poolSteps: readonly Command[] = [customer, lead].flatMap(stepsOf)

async function claimingOf(tools: Tools, poolId: unknown): Promise<Claiming> {
  const house = tools.asHouse()
  const [found] = await house.list(pool, { field: 'id', op: 'eq', value: poolId }, 1)
  if (!found?.isActive) throw new Problem('conflict', { zh: '这个公海已停用，请联系管理员', en: 'That pool is out of use; please ask an administrator' })
  return { house, personId: tools.personId, pool: found, move: poolMove }
}

/** The pool that is named, or the first of those for such records. */
async function poolFor(tools: Tools, object: Declaration, poolId: unknown): Promise<Row> {
  const fit = [
    { field: 'of', op: 'eq', value: object.name },
    { field: 'isActive', op: 'eq', value: true },
  ]
  const named = poolId ? [{ field: 'id', op: 'eq', value: poolId }] : []
  const found = await tools.asHouse().list(pool, { all: [...fit, ...named] }, 1)
  if (found[0]) return found[0]
  if (poolId) return refuse('poolId', '这个公海已停用，或不存放这类记录，请另选', 'That pool is out of use, or holds no such records; pick another')
  throw new Problem('conflict', { zh: '还没有启用的公海，请先让管理员建一个', en: 'There is no pool in use yet; an administrator has to make one' })
}

async function demandManager(tools: Tools, poolId: unknown): Promise<void> {
  const [mine] = await tools.asHouse().list(
    pool,
    {
      all: [
        { field: 'id', op: 'eq', value: poolId },
        { field: 'managerIds', op: 'contains', value: tools.personId },
      ],
    },
    1,
  )
  if (!mine && !tools.isAdmin)
    throw new Problem('forbidden', { zh: '只有这个公海的管理员可以分配和转移', en: 'Only the managers of this pool give out and move what lies in it' })
}

type Protecting = { readonly object: Declaration; readonly of: Row; readonly record: Row; readonly until: string }

async function demandProtection(tools: Tools, { object, of, record, until }: Protecting): Promise<void> {
  const last = addDays(tools.today, Number(of.protectDays ?? 90))
  if (until < tools.today || until > last) refuse('until', `保护日期应在今天到 ${last} 之间`, `The day must lie between today and ${last}`)
  const mine = {
    all: [
      { field: 'ownerId', op: 'eq', value: record.ownerId },
      { field: 'protectedUntil', op: 'gte', value: tools.today },
    ],
  }
  const held = (await tools.asHouse().counts(object, 'ownerId', mine)).get(record.ownerId) ?? 0
  const most = of.protectMost as number | null
  if (most !== null && held >= most && !record.protectedUntil)
    throw new Problem('conflict', { zh: `最多保护 ${most} 个，请先解除一些`, en: `At most ${most} can be protected; end some first` })
}
