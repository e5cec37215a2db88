import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { House } from '../engine/context.ts'
import { Problem } from '../kernel/problem.ts'
import { newId } from '../lib/id.ts'
import { idempotency } from './idempotency.ts'
import { readJson } from './json.ts'
import type { RouteLine } from './openapi/document.ts'
import { answerProblem } from './problems.ts'
import { limitRates } from './rates.ts'
import { knowPeople } from './request.ts'
import { securityHeaders } from './security-headers.ts'
import { demandOwnPage, isKnownHost } from './sign-in/origins.ts'
import type { SignIn } from './sign-in/sign-in.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, for the reference and for tests that must miss none. */
    routeLines: RouteLine[]
  }
}

export type Room = (app: FastifyInstance) => void | Promise<void>
export type AppOptions = {
  readonly house: House
  readonly signIn: SignIn
  readonly origins: () => readonly string[]
  /** Route groups that need to know who asks; each route of them names its policy. */
  readonly rooms: readonly Room[]
  /** Routes outside: sign-in, pages, health. */
  readonly outside: readonly Room[]
  /** Sees every request, of all routes: what is measured. */
  readonly watch?: (app: FastifyInstance) => void
  readonly isSecure: boolean
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[]
  readonly logger?: boolean | object
}

/** Bodies are small; files have a route and a limit of their own. */
const bodyLimit = 1024 * 1024

/** The HTTP mouth: one life cycle for every request — host, origin, who, shape, act, answer. */
export async function makeApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit,
    genReqId: () => newId(),
    trustProxy: options.proxies.length ? [...options.proxies] : false,
    // A file of 25 MB takes minutes on a slow line; who dawdles over his headers or falls silent is cut off long before (attack row 59).
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000 },
    connectionTimeout: 30_000,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: false },
  })
  app.decorate('routeLines', [])
  app.addHook(
    'onRoute',
    ({ method, url }) =>
      void app.routeLines.push(
        ...[method]
          .flat()
          .filter((each) => each !== 'HEAD')
          .map((each) => ({ method: each, url })),
      ),
  )
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => readJson(body as string, done))
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem('missing', { zh: '没有这个地址', en: 'There is nothing at this address' }), request, reply),
  )
  const headers = securityHeaders(options.isSecure)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (!isKnownHost(onlyHost(request), options.origins())) return reply.status(421).send()
    demandOwnPage(request.method, request.headers, options.origins())
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onSend', async (request, reply) => {
    // Who signs out leaves nothing of the house in the browser (attack rows 42, 43).
    if (request.routeOptions.url === '/api/auth/sign-out' && reply.statusCode < 400) reply.header('clear-site-data', '"cache", "storage"')
  })
  options.watch?.(app)
  await app.register(options.signIn.routes)
  for (const room of options.outside) await app.register(async (scope) => room(scope))
  await app.register(async (scope) => {
    knowPeople(scope, options.house, options.signIn.sessionOf)
    limitRates(scope)
    idempotency(scope, options.house)
    for (const room of options.rooms) await room(scope)
  })
  return app
}

/** Its Host; none when it names two: a proxy before us might believe the other one (attack rows 66, 101). */
function onlyHost(request: FastifyRequest): string | undefined {
  const hosts = request.raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  return hosts.length === 1 ? request.headers.host : undefined
}
