import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { newId } from '../../lib/id.ts'
import { type Answer, answerOf, headersFor } from './ask.ts'
import type { Room } from './room.ts'

type Wish = { readonly authId: string; readonly asksCode: boolean }

const challengeSeconds = 600

/**
 * better-auth opens a session by password only; who came by a provider or a passkey gets one here, through its own doing, so that the
 * refusal of the disabled and the cookie's make are the same for all (ASVS 6.3.4). `asksCode`: the second step is still to come; the
 * challenge is the one its own sign-in would have set (plugins/two-factor, pinned by oidc.test.ts). No route leads here.
 */
export const openingPlugin = () => ({
  id: 'kexin',
  endpoints: {
    openSession: createAuthEndpoint('/kexin/open-session', { method: 'POST', metadata: { SERVER_ONLY: true } }, async (ctx) => {
      const { authId, asksCode } = ctx.body as unknown as Wish
      const { internalAdapter, createAuthCookie, secret } = ctx.context
      const user = await internalAdapter.findUserById(authId)
      if (!user) throw new Error(`no account ${authId}`)
      if (asksCode) {
        const identifier = `2fa-${newId()}`
        const expiresAt = new Date(Date.now() + challengeSeconds * 1000)
        await internalAdapter.createVerificationValue({ value: authId, identifier, expiresAt })
        await internalAdapter.createVerificationValue({ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt })
        const cookie = createAuthCookie('two_factor', { maxAge: challengeSeconds })
        await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes)
        return ctx.json({ twoFactorRedirect: true })
      }
      const session = await internalAdapter.createSession(authId, false)
      await setSessionCookie(ctx, { session, user }, false)
      return ctx.json({ token: session.token })
    }),
  },
})

/** `isStrong`: proven twice over already, by a passkey or by a provider who asks for a second step himself. */
export type Opening = { readonly authId: string; readonly isStrong: boolean; readonly providerId?: string; readonly asksCode?: boolean }

/** Opens a session for a person who was recognised without a password. */
export async function openSession(room: Room, request: FastifyRequest, { authId, isStrong, providerId, asksCode = false }: Opening): Promise<Answer> {
  const response: Response = await room.auth.api.openSession({ body: { authId, asksCode }, headers: headersFor(room, request), asResponse: true } as never)
  const answer = answerOf(response, await response.text())
  const token = answer.body?.token
  if (typeof token === 'string')
    await sql`update auth_session set is_strong = ${isStrong}, provider_id = ${providerId ?? null}::uuid where token = ${token}`.execute(room.db)
  return answer
}
