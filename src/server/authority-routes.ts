import type { FastifyInstance } from 'fastify'
import { authorityReport, narrowFields, type ObjectReport } from '../engine/access/authority-report.ts'
import { missing } from '../engine/access/demand.ts'
import { explain, explainDisabled, type Reason } from '../engine/access/explain.ts'
import { rightOf } from '../engine/access/fields.ts'
import { asPerson } from '../engine/access/person.ts'
import type { Context, House } from '../engine/context.ts'
import { byIds } from '../engine/records/read.ts'
import { csvLine } from '../engine/transfer/formula.ts'
import { say } from '../kernel/label.ts'
import type { Declaration } from '../kernel/object.ts'
import { actionLabels, reachLabels } from '../kernel/reach.ts'
import { readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

const config = { policy: 'person' } as const
type WithId = { Params: { plural: string; id: string } }

/**
 * Explained authority (S0-30, issue 3 §7). About a record one may read oneself; about somebody else only when one may read him
 * too: so a record out of reach answers like one that never was, to everybody but an administrator.
 */
export function authorityRoutes(app: FastifyInstance, house: House): void {
  app.get<WithId>('/api/:plural/:id/why', { config }, async ({ ctx, params, query }) => {
    const object = objectNamed(house, params.plural)
    const { person: asked } = readQuery(query, { person: 'text' })
    const [record] = await byIds(ctx, object, [params.id])
    if (!record) throw missing()
    const who = await personIn(ctx, asked)
    const { id, deletedAt, owner, unit, createdBy } = record
    const title = record[object.title] ?? null
    const seen = (field: string) => rightOf(ctx.person, object, field).right !== 'hidden'
    return {
      record: { id, title, owner, unit, createdBy, isDeleted: deletedAt !== null },
      person: who.person,
      verdicts: who.ctx ? await explain(who.ctx, object, params.id) : explainDisabled(ctx, object),
      fields: who.ctx ? narrowFields(who.ctx, object).filter(({ field }) => seen(field)) : [],
    }
  })

  app.get<{ Params: { userId: string } }>('/api/authority/:userId', { config }, async ({ ctx, params, query }, reply) => {
    if (params.userId !== ctx.person.id && !ctx.person.isAdmin) throw missing()
    const { format } = readQuery(query, { format: 'text' })
    const who = await personIn(ctx, params.userId)
    const objects = who.ctx ? await authorityReport(who.ctx) : []
    if (format !== 'csv') return { person: who.person, objects }
    reply.header('content-disposition', 'attachment; filename="authority.csv"').type('text/csv; charset=utf-8')
    return csvOf(ctx, objects)
  })
}

type Who = { readonly person: { readonly id: string; readonly title: unknown; readonly active: boolean; readonly isAdmin: boolean }; readonly ctx?: Context }

/** The one who is explained: oneself, or somebody one may read. Without a context: he is disabled. */
async function personIn(ctx: Context, id: string | undefined): Promise<Who> {
  const { house, person: me } = ctx
  if (!id || id === me.id) return { person: { id: me.id, title: me.name, active: true, isAdmin: me.isAdmin }, ctx }
  const [row] = house.people ? await byIds(ctx, house.people, [id]) : []
  if (!row || !house.people) throw missing()
  const person = await house.authority.person(id)
  const shown = { id, title: row[house.people.title] ?? null, active: person !== undefined, isAdmin: person?.isAdmin ?? false }
  return person ? { person: shown, ctx: asPerson(house, person, ctx.now) } : { person: shown }
}

function csvOf(ctx: Context, objects: readonly ObjectReport[]): string {
  const zh = ctx.lang === 'zh'
  const head = zh ? ['对象', '记录数', '操作', '角色', '范围'] : ['Object', 'Records', 'Action', 'Role', 'Reach']
  const lines = objects.flatMap(({ object, records, actions }) =>
    actions.flatMap(({ action, because }) =>
      because.map((reason) => [
        say((ctx.house.objects.get(object) as Declaration).label, ctx.lang),
        records ? `${records.value}${records.capped ? '+' : ''}` : '',
        actionName(ctx, object, action),
        ...reasonCells(ctx, reason),
      ]),
    ),
  )
  return `\uFEFF${[head, ...lines].map(csvLine).join('')}`
}

function actionName(ctx: Context, object: string, action: string): string {
  const label = actionLabels[action as keyof typeof actionLabels] ?? ctx.house.commands.get(`${object}.${action}`)?.label
  return label ? say(label, ctx.lang) : action
}

const otherWays = {
  admin: { zh: '系统管理员', en: 'Administrator' },
  author: { zh: '自己写的', en: 'Written by himself' },
  member: { zh: '作为成员', en: 'As a member' },
  end: { zh: '能查看另一端', en: 'Reads its other end' },
} as const

function reasonCells(ctx: Context, reason: Reason): [role: string, reach: string] {
  if (reason.by === 'grant') return [reason.role?.title ?? '', say(reachLabels[reason.reach], ctx.lang)]
  return ['', say(otherWays[reason.by], ctx.lang)]
}
