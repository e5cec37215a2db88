import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import { addressHeader, addressOf, cleanAgent } from './network.ts'
import { refusal } from './refusals.ts'
import type { Room } from './room.ts'

type Body = Record<string, unknown>
/** `problem` and `code` when it was refused. Cookies are to be sent either way. */
export type Answer = { readonly body: Body | null; readonly cookies: readonly string[]; readonly problem?: Problem; readonly code?: string }

/**
 * Asks better-auth. It gets a request of our making: our own address as its origin (whether the page is ours was
 * decided before, demandOwnPage), the caller's address as Fastify knows it, and no other header a caller wrote.
 */
export async function ask(room: Room, request: FastifyRequest, path: string, body?: Body): Promise<Answer> {
  const base = room.auth.options.baseURL
  const headers = headersFor(room, request)
  if (body) headers.set('content-type', 'application/json')
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { method: 'GET', headers }
  const response = await room.auth.handler(new Request(`${base}/api/auth${path}`, init))
  return answerOf(response, await response.text())
}

export function headersFor(room: Room, request: FastifyRequest): Headers {
  const { origin } = new URL(room.auth.options.baseURL)
  const headers = new Headers({ origin, 'user-agent': cleanAgent(request.headers['user-agent']), [addressHeader]: addressOf(request.ip) })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  return headers
}

export function answerOf(response: Response, text: string): Answer {
  const body = text ? (JSON.parse(text) as Body | null) : null
  const cookies = response.headers.getSetCookie()
  if (response.ok) return { body, cookies }
  if (response.status >= 500) throw new Error(`better-auth failed with ${response.status}`)
  const code = typeof body?.code === 'string' ? body.code : undefined
  return { body: null, cookies, problem: refusal(response.status, code), ...(code ? { code } : {}) }
}

/** Hands an answer on: its cookies always; its body without the session token, which scripts of a page must not read. */
export function hand(reply: FastifyReply, { body, cookies, problem }: Answer): Body | null {
  if (cookies.length > 0) reply.header('set-cookie', [...cookies])
  if (problem) throw problem
  return withoutToken(body)
}

function withoutToken(body: Body | null): Body | null {
  if (!body) return body
  const { token: _, session, ...rest } = body
  if (typeof session !== 'object' || session === null) return rest
  const { token: __, ...shown } = session as Body
  return { ...rest, session: shown }
}
