import { createECDH } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { missing } from '../engine/access/demand.ts'
import { addBrowser, browsersOf, dropBrowser } from '../engine/push/browsers.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { demandHimself } from './impersonation.ts'
import { readObject } from './read-query.ts'
import { type Inside, mayCall } from './sign-in/outward.ts'
import type { SignedIn } from './sign-in/session.ts'

const config = { policy: 'person' } as const
const longestEndpoint = 2000

/** Browsers that are told of one's notices while the page is closed: each is asked for, and ended, by the person in that browser. */
export function pushRoutes(app: FastifyInstance, { publicKey, inside }: { readonly publicKey: string; readonly inside: Inside }): void {
  app.get('/api/me/pushBrowsers', { config }, async ({ ctx, signedIn }) => {
    demandSession(signedIn)
    return { publicKey, browsers: await browsersOf(ctx) }
  })

  app.post('/api/me/pushBrowsers', { config }, async ({ ctx, body, signedIn }, reply) => {
    demandHimself(ctx)
    demandSession(signedIn)
    const id = await addBrowser(ctx, signedIn.sessionId, readBrowser(readObject(body), inside))
    return reply.status(201).send({ id })
  })

  app.delete<{ Params: { id: string } }>('/api/me/pushBrowsers/:id', { config }, async ({ ctx, params, signedIn }, reply) => {
    demandHimself(ctx)
    demandSession(signedIn)
    if (!isId(params.id) || !(await dropBrowser(ctx, params.id))) throw missing()
    return reply.status(204).send()
  })
}

/** It is told of until the session ends, and a key has none. */
function demandSession({ via }: SignedIn): void {
  if (via !== 'cookie')
    throw new Problem('forbidden', {
      zh: '浏览器通知只能由本人登录后在浏览器里管理，不能用 API 密钥',
      en: 'Notices of a browser are set in that browser by who has signed in there, not with an API key',
    })
}

/** What a browser's `PushSubscription.toJSON()` says; an address inside the company's network is none of a push service (rows 44 to 46). */
function readBrowser({ endpoint, keys }: Record<string, unknown>, inside: Inside) {
  const { p256dh, auth } = (typeof keys === 'object' && keys !== null ? keys : {}) as Record<string, unknown>
  const isAddress = typeof endpoint === 'string' && endpoint.length <= longestEndpoint && URL.canParse(endpoint) && mayCall(new URL(endpoint), inside)
  if (!isAddress) throw new Problem('invalid', wrongAddress, [{ field: 'endpoint', code: 'endpoint', message: wrongAddress }])
  if (typeof p256dh !== 'string' || typeof auth !== 'string' || !isPoint(p256dh) || Buffer.from(auth, 'base64url').length !== 16)
    throw new Problem('invalid', wrongKeys, [{ field: 'keys', code: 'keys', message: wrongKeys }])
  return { endpoint, p256dh, auth }
}

const wrongAddress = {
  zh: '这不是推送服务的公网 https 地址；请在浏览器里重新打开通知',
  en: 'This is no public https address of a push service; please turn notices on again in the browser',
}
const wrongKeys = {
  zh: '浏览器给出的密钥无效；请在浏览器里重新打开通知',
  en: 'The browser’s keys are not valid; please turn notices on again in the browser',
}

/** On the curve that browsers use: what is not would fail at every notice. */
function isPoint(text: string): boolean {
  try {
    const own = createECDH('prime256v1')
    own.generateKeys()
    own.computeSecret(Buffer.from(text, 'base64url'))
    return true
  } catch {
    return false
  }
}
