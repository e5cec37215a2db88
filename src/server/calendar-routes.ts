import type { FastifyInstance } from 'fastify'
import { missing } from '../engine/access/demand.ts'
import { endFeed, feedState, readFeed, renewFeed } from '../engine/calendar/feed.ts'
import type { Context, House } from '../engine/context.ts'
import { Problem } from '../kernel/problem.ts'
import { demandHimself } from './impersonation.ts'

const config = { policy: 'person' } as const
const address = '/feeds/'

/** A person's calendar for his phone: he makes and ends its address; programs fetch it without signing in, by the secret in it alone. */
export function calendarRoutes(app: FastifyInstance): void {
  app.get('/api/me/calendarFeed', { config }, async ({ ctx }) => ({ feed: await feedState(ctx) }))

  app.post('/api/me/calendarFeed', { config }, async ({ ctx }, reply) => {
    demandWholeSelf(ctx)
    const secret = await renewFeed(ctx)
    return reply.status(201).send({ path: `${address}${secret}.ics`, feed: await feedState(ctx) })
  })

  app.delete('/api/me/calendarFeed', { config }, async ({ ctx }, reply) => {
    demandWholeSelf(ctx)
    await endFeed(ctx)
    return reply.status(204).send()
  })
}

/** An address outlives the key or the visit that made it, so only he himself may make one. */
function demandWholeSelf(ctx: Context): void {
  demandHimself(ctx)
  if (ctx.person.onlyRoles)
    throw new Problem('forbidden', { zh: '此 API 密钥只限部分角色，不能管理日历订阅', en: 'This API key is narrowed to some roles and opens no calendar feed' })
}

/** Outside of sign-in: 43 letters of chance are the key, and a wrong one is simply nothing there. */
export function feedRoutes(app: FastifyInstance, house: House, base: () => string): void {
  app.get<{ Params: { file: string } }>(`${address}:file`, { config: { policy: 'public' } }, async ({ params }, reply) => {
    const secret = /^([A-Za-z0-9_-]{43})\.ics$/.exec(params.file)?.[1]
    const text = secret && (await readFeed(house, secret, { now: new Date(), base: base() }))
    if (!text) throw missing()
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'inline; filename="kexin.ics"')
      .type('text/calendar; charset=utf-8')
      .send(text)
  })
}
