import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../../kernel/problem.ts'
import { isId } from '../../../lib/id.ts'
import { keepAttempt, newToken, takeAttempt } from '../attempts.ts'
import { isHttps } from '../auth.ts'
import { rawCookie } from '../cookie.ts'
import { writeSignIn } from '../log.ts'
import { networkOf } from '../network.ts'
import { openSession } from '../open-session.ts'
import type { Room, Route } from '../room.ts'
import { needsCode } from '../second-step.ts'
import { demandFresh } from '../session.ts'
import { arrive, depart, type Journey } from './flow.ts'
import { link, type Recognised, recognise } from './identity.ts'
import { activeProvider, type Provider, providersOf } from './providers.ts'

/** What the sign-in page offers beside the password. */
export const openProviders: Route = async (room) => ({
  providers: (await providersOf(room.db)).filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
})

/** `?to=` a page of ours afterwards; `?link=true` ties the identity to who is signed in, freshly proven. */
export const goToProvider: Route = async (room, request, reply) => {
  await room.throttle.spend('network', networkOf(request.ip))
  const provider = await demandProvider(room, request)
  const { to, link: wantsLink } = request.query as Record<string, string | undefined>
  const linkTo = wantsLink === 'true' ? demandFresh(await room.sessionOf(request)).authId : undefined
  const { url, state, verifier, nonce } = await depart(room, provider)
  const browser = newToken()
  const journey: Journey = { providerId: provider.id, verifier, nonce, to: pageOf(to), ...(linkTo ? { linkTo } : {}) }
  await keepAttempt(room.db, { kind: 'oidc', tokens: [state, browser], value: journey, now: room.now() })
  return reply.header('set-cookie', cookieOf(room, browser, 600)).redirect(url.href, 302)
}

/** The browser back from the provider. Whatever is wrong, it lands on the sign-in page with a word why; the log has the rest. */
export const comeFromProvider: Route = async (room, request, reply) => {
  await room.throttle.spend('network', networkOf(request.ip))
  reply.header('set-cookie', cookieOf(room, '', 0))
  const { state = '' } = request.query as Record<string, string | undefined>
  const browser = rawCookie(request.headers.cookie, cookieName(room)) ?? ''
  const journey = await takeAttempt<Journey>(room.db, { kind: 'oidc', tokens: [state, browser], now: room.now() })
  const provider = journey && (await activeProvider(room.db, journey.providerId))
  if (!provider || provider.id !== (request.params as { id: string }).id) return refuse(room, request, reply, 'stale')
  const claims = await arrive(room, provider, { url: new URL(request.url, room.base()), state, journey }).catch((error: unknown) => {
    room.log.warn({ err: error }, 'a provider’s answer was refused')
    return undefined
  })
  if (!claims) return refuse(room, request, reply, 'answer')
  const known = journey.linkTo ? await link(room, provider, claims, journey.linkTo) : await recognise(room, provider, claims)
  if ('refused' in known) return refuse(room, request, reply, known.refused)
  return journey.linkTo ? reply.redirect('/profile', 302) : enter(room, request, reply, { known, provider, to: journey.to })
}

type Entry = { readonly known: Extract<Recognised, { authId: string }>; readonly provider: Provider; readonly to: string }

async function enter(room: Room, request: FastifyRequest, reply: FastifyReply, { known, provider, to }: Entry): Promise<FastifyReply> {
  const asksCode = !provider.provesTwice && (await needsCode(room.db, known.authId))
  const answer = await openSession(room, request, { ...known, isStrong: provider.provesTwice, providerId: provider.id, asksCode })
  if (answer.problem) return refuse(room, request, reply, 'disabled', known.authId)
  await note(room, request, { authId: known.authId, outcome: asksCode ? 'half' : 'ok', reason: 'provider' })
  room.forget(known.authId)
  await room.throttle.giveBack(networkOf(request.ip), 2)
  reply.header('set-cookie', [cookieOf(room, '', 0), ...answer.cookies])
  return reply.redirect(asksCode ? `/sign-in?half=true&to=${encodeURIComponent(to)}` : to, 302)
}

async function refuse(room: Room, request: FastifyRequest, reply: FastifyReply, why: string, authId: string | null = null): Promise<FastifyReply> {
  await note(room, request, { authId, outcome: 'refused', reason: `provider ${why}` })
  return reply.redirect(`/sign-in?refused=${why}`, 302)
}

type Noted = { readonly authId: string | null; readonly outcome: 'ok' | 'half' | 'refused'; readonly reason: string }
const note = (room: Room, request: FastifyRequest, noted: Noted) =>
  writeSignIn(room.db, { ...noted, visit: { ip: request.ip, agent: request.headers['user-agent'] }, at: room.now() })

async function demandProvider(room: Room, request: FastifyRequest): Promise<Provider> {
  const { id } = request.params as { id: string }
  const provider = isId(id) ? await activeProvider(room.db, id) : undefined
  if (provider) return provider
  throw new Problem('missing', { zh: '没有这个登录方式', en: 'There is no such way to sign in' })
}

/** A page of this house and no other (row 39). */
const pageOf = (to: string | undefined): string => {
  const here = 'http://here'
  const url = to ? URL.parse(to, here) : null
  return url?.origin === here && to?.startsWith('/') && !to.startsWith('/api') ? `${url.pathname}${url.search}` : '/'
}

const cookieName = (room: Room): string => `${room.cookiePrefix}.oidc`

/** Lax: the provider's page sends the browser back from another site. */
const cookieOf = (room: Room, value: string, maxAge: number): string =>
  `${cookieName(room)}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${isHttps(room.auth.options.baseURL) ? '; Secure' : ''}`
