import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { newId } from '../../lib/id.ts'

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
