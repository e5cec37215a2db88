import type { Context, Fact } from '../../engine/context.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { type Notice, tellPeople } from '../../engine/notices/notice.ts'
import { everyRow } from '../../engine/records/every.ts'
import { byIds } from '../../engine/records/read.ts'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { RoleKey } from '../../kernel/reach.ts'
import { role } from '../people/role.object.ts'
import { user } from '../people/user.object.ts'
import { competitorMove } from './competitor-move.object.ts'
import { marketItem } from './market-item.object.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Alert = { readonly object: Declaration; readonly roles: readonly RoleKey[]; readonly says: Label; readonly isFor: (row: Row) => boolean }

/** Who decides on an answer to a rival (S0-63). */
const deciders: readonly RoleKey[] = ['marketing', 'leader']

const alerts: readonly Alert[] = [
  {
    object: competitorMove,
    roles: deciders,
    says: { zh: '对手有重要动态', en: 'A rival has made an important move' },
    isFor: ({ importance }) => importance === 'high',
  },
  {
    object: marketItem,
    roles: deciders,
    says: { zh: '有重要的市场信息', en: 'There is important market information' },
    isFor: ({ importance }) => importance === 'high',
  },
  {
    object: marketItem,
    roles: ['service'],
    says: { zh: '一条市场信息可用于客户服务', en: 'A piece of market information is for customer service' },
    isFor: ({ uses }) => Array.isArray(uses) && uses.includes('service'),
  },
]

/** What is important is told at once to those who act on it, once for each record and reason however often it is written (S0-27, S0-63). */
export const alertImportant = defineReaction({
  name: 'alertImportant',
  on: ['competitorMove.create', 'competitorMove.update', 'marketItem.create', 'marketItem.update', 'marketItem.adopt'],
  heeds: async (_, facts) => facts.filter(({ changes }) => changes && ('importance' in changes || 'uses' in changes)),
  run: async (ctx, facts) => {
    for (const alert of alerts) await tell(ctx, alert, facts)
  },
})

async function tell(ctx: Context, { object, roles, says, isFor }: Alert, facts: readonly Fact[]): Promise<void> {
  const mine = facts.filter((fact) => fact.object === object.name)
  const rows = (await byIds(ctx, object, [...new Set(mine.map(({ recordId }) => recordId))])).filter((row) => isFor(row))
  if (!rows.length) return
  const people = await holders(ctx, roles)
  const actorOf = new Map(mine.map(({ recordId, actorId }) => [recordId, actorId]))
  const notices = rows.flatMap((row) =>
    people.map((userId): Notice => {
      const what = String(row[object.title]).slice(0, 60)
      const text = { zh: `${says.zh}：${what}`, en: `${says.en}: ${what}` }
      return {
        userId,
        kind: 'follow',
        actorId: actorOf.get(row.id) ?? null,
        object: object.name,
        recordId: row.id,
        text,
        cause: `alert:${roles.join()}:${row.id}`,
      }
    }),
  )
  await tellPeople(ctx, notices)
}

/** Everybody who holds one of the roles. */
async function holders(ctx: Context, keys: readonly RoleKey[]): Promise<string[]> {
  const [roles, users] = await Promise.all([everyRow(ctx, role), everyRow(ctx, user)])
  const ids = new Set(roles.filter(({ key }) => keys.some((each) => each === key)).map(({ id }) => id))
  return users.filter((each) => each.active && ((each.roleIds ?? []) as string[]).some((id) => ids.has(id))).map(({ id }) => id)
}
