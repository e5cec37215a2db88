import type { FastifyInstance } from 'fastify'
import type { Context, Grant, Person } from '../engine/context.ts'
import { isFollowing } from '../engine/facts/follow.ts'
import { mayGiveAway } from '../engine/handover/charges.ts'
import { noticesOf, readNotices, unreadOf } from '../engine/notices/notice.ts'
import { onlyLooks } from '../engine/records/can.ts'
import { searchEverywhere } from '../engine/search/everywhere.ts'
import { Problem } from '../kernel/problem.ts'
import { demandHimself } from './impersonation.ts'
import { readObject, readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

/** What the roof tells of the person who asks: the business knows people, the server does not. */
export type Profile = {
  readonly show: (ctx: Context) => Promise<Record<string, unknown>>
  readonly change: (ctx: Context, patch: Record<string, unknown>) => Promise<void>
}

const config = { policy: 'person' } as const
/** A search looks at this much of what was typed. */
const longestSearch = 100

/** What is his own, not his roles': a key narrowed to some roles may do what they may with records, and no more (attack row 27). */
function demandWhole(ctx: Context): void {
  if (ctx.person.onlyRoles)
    throw new Problem('forbidden', {
      zh: '此 API 密钥只限部分角色，不能用于个人资料和通知',
      en: 'This API key is narrowed to some roles and does not open the profile or notices',
    })
}

/** The person himself: profile, notices, and the search that goes over all he may read. */
export function personRoutes(app: FastifyInstance, profile: Profile): void {
  app.get('/api/me', { config }, async ({ ctx, signedIn }) => ({ ...(await showMe(ctx, profile)), secondStepBy: signedIn.secondStepBy ?? null }))
  app.patch('/api/me', { config }, async ({ ctx, body }) => {
    demandWhole(ctx)
    demandHimself(ctx)
    await profile.change(ctx, readObject(body))
    const person = (await ctx.house.authority.person(ctx.person.id)) ?? ctx.person
    return showMe({ ...ctx, person }, profile)
  })

  app.get('/api/search', { config: { ...config, rate: 'search' } }, async ({ ctx, query }) => {
    const { q = '', limit = 20 } = readQuery(query, { q: 'text', limit: 'count' })
    return { results: q.trim() ? await searchEverywhere(ctx, q.slice(0, longestSearch), Math.min(Math.max(limit, 1), 50)) : [] }
  })

  app.get('/api/notifications', { config }, ({ ctx, query }) => {
    demandWhole(ctx)
    return noticesOf(ctx, readQuery(query, { after: 'text', limit: 'count' }))
  })
  app.post('/api/notifications/read', { config }, async ({ ctx, body }, reply) => {
    demandWhole(ctx)
    demandHimself(ctx)
    const { ids, all } = readObject(body)
    if (all !== true && !(Array.isArray(ids) && ids.length <= 1000 && ids.every((id) => typeof id === 'string')))
      throw new Problem('invalid', { zh: '请给出通知编号，或 all: true', en: 'Give the ids of notices, or all: true' })
    await readNotices(ctx, all === true ? 'all' : (ids as string[]))
    return reply.status(204).send()
  })

  app.get<{ Params: { plural: string; id: string } }>('/api/:plural/:id/follow', { config }, async ({ ctx, params }) => {
    objectNamed(ctx.house, params.plural)
    return { following: await isFollowing(ctx, params.id) }
  })
}

async function showMe(ctx: Context, profile: Profile): Promise<Record<string, unknown>> {
  const { lang, timeZone, isAdmin } = ctx.person
  return {
    ...(await profile.show(ctx)),
    lang,
    locale: lang === 'zh' ? 'zh-CN' : 'en',
    timeZone,
    isAdmin,
    grants: grantsOf(ctx.person),
    mayHandOver: mayGiveAway(ctx) && !onlyLooks(ctx),
    impersonator: ctx.impersonator ?? null,
    unread: await unreadOf(ctx),
  }
}

/** object -> action -> what each of his roles grants; an administrator has everything without being listed. */
const grantsOf = (person: Person): Record<string, Record<string, readonly Grant[]>> =>
  Object.fromEntries([...person.grants].map(([object, actions]) => [object, Object.fromEntries(actions)]))
