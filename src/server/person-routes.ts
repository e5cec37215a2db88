import type { FastifyInstance } from 'fastify'
import type { Context } from '../engine/context.ts'
import { isFollowing } from '../engine/facts/follow.ts'
import { noticesOf, readNotices, unreadOf } from '../engine/notices/notice.ts'
import { searchEverywhere } from '../engine/search/everywhere.ts'
import { Problem } from '../kernel/problem.ts'
import { readObject, readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

/** What the roof tells of the person who asks: the business knows people, the server does not. */
export type Profile = { readonly show: (ctx: Context) => Promise<Record<string, unknown>>; readonly change: (ctx: Context, patch: Record<string, unknown>) => Promise<void> }

const config = { policy: 'person' } as const
/** A search looks at this much of what was typed. */
const longestSearch = 100

/** The person himself: profile, notices, and the search that goes over all he may read. */
export function personRoutes(app: FastifyInstance, profile: Profile): void {
  app.get('/api/me', { config }, async ({ ctx }) => ({ ...(await profile.show(ctx)), lang: ctx.person.lang, timeZone: ctx.person.timeZone, isAdmin: ctx.person.isAdmin, unread: await unreadOf(ctx) }))
  app.patch('/api/me', { config }, async ({ ctx, body }) => {
    await profile.change(ctx, readObject(body))
    const person = (await ctx.house.authority.person(ctx.person.id)) ?? ctx.person
    return { ...(await profile.show({ ...ctx, person })), lang: person.lang, timeZone: person.timeZone, isAdmin: person.isAdmin, unread: await unreadOf(ctx) }
  })

  app.get('/api/search', { config }, async ({ ctx, query }) => {
    const { q = '', limit = 20 } = readQuery(query, { q: 'text', limit: 'count' })
    return { results: q.trim() ? await searchEverywhere(ctx, q.slice(0, longestSearch), Math.min(Math.max(limit, 1), 50)) : [] }
  })

  app.get('/api/notifications', { config }, ({ ctx, query }) => noticesOf(ctx, readQuery(query, { after: 'text', limit: 'count' })))
  app.post('/api/notifications/read', { config }, async ({ ctx, body }, reply) => {
    const { ids, all } = readObject(body)
    if (all !== true && !(Array.isArray(ids) && ids.length <= 1000 && ids.every((id) => typeof id === 'string'))) throw new Problem('invalid', { zh: '请给出通知编号，或 all: true', en: 'Give the ids of notices, or all: true' })
    await readNotices(ctx, all === true ? 'all' : (ids as string[]))
    return reply.status(204).send()
  })

  app.get<{ Params: { plural: string; id: string } }>('/api/:plural/:id/follow', { config }, async ({ ctx, params }) => {
    objectNamed(ctx.house, params.plural)
    return { following: await isFollowing(ctx, params.id) }
  })
}
