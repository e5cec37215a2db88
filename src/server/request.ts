import type { FastifyInstance, FastifyRequest } from 'fastify'
import { adminsOnly } from '../engine/access/demand.ts'
import { asPerson } from '../engine/access/person.ts'
import type { Context, House } from '../engine/context.ts'
import type { Declaration } from '../kernel/object.ts'
import { Problem } from '../kernel/problem.ts'
import { askingOf, demandWriting } from './impersonation.ts'
import { langOf } from './problems.ts'
import { demandSecondStep, type SignedIn } from './sign-in/session.ts'

/** Who may call a route. A route without one is refused when the server is built, so none can be forgotten. */
export type Policy = 'public' | 'person' | 'admin' | 'ops'

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy
    /** Routes that answer as a stream or take a file keep out of idempotency. */
    stream?: boolean
    /** The way out of another's place, open whatever has become of it. */
    leavesPlace?: boolean
  }
  interface FastifyRequest {
    ctx: Context
    signedIn: SignedIn
  }
}

export type SessionOf = (request: FastifyRequest) => Promise<SignedIn | null>

const unsigned = (): Problem =>
  new Problem('unsigned', { zh: '登录已失效或尚未登录，请重新登录', en: 'You are not signed in, or your session has ended; please sign in' })

/** The only place where a request becomes a context: who asks, in which language, as one act. */
export function knowPeople(app: FastifyInstance, house: House, sessionOf: SessionOf): void {
  app.decorateRequest('ctx', null as never)
  app.decorateRequest('signedIn', null as never)
  app.addHook('onRoute', (route) => {
    if (!route.config?.policy) throw new Error(`route ${route.method} ${route.url} says not who may call it`)
  })
  app.addHook('preParsing', async (request) => {
    const { policy, leavesPlace } = request.routeOptions.config
    if (policy === 'public' || policy === 'ops' || !policy) return
    const signedIn = await sessionOf(request)
    const now = new Date()
    const asking = await askingOf(house, leavesPlace ? himself(signedIn) : signedIn, now)
    if (!signedIn || !asking) throw unsigned()
    demandSecondStep(signedIn, now)
    const { person } = asking
    if (policy === 'admin' && !person.isAdmin) throw adminsOnly()
    request.signedIn = signedIn
    const asked = request.headers['accept-language']
    request.ctx = { ...asPerson(house, person, now), ...asking, lang: asked ? langOf(asked) : person.lang }
    demandWriting(request.ctx, request.method)
  })
}

const himself = (signedIn: SignedIn | null): SignedIn | null => {
  if (!signedIn) return null
  const { impersonation: _, ...own } = signedIn
  return own
}

/** The object a route's plural names, if the person may know of it. */
export function objectNamed(house: House, plural: string): Declaration {
  for (const object of house.objects.values()) if (object.plural === plural && !object.isOff) return object
  throw new Problem('missing', { zh: '没有这个地址', en: 'There is nothing at this address' })
}
