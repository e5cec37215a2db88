import type { FastifyInstance, FastifyPluginAsync, HTTPMethods } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import { answerProblem } from '../problems.ts'
import type { Policy } from '../request.ts'
import { changePassword, reauthenticate, twoFactor } from './account-routes.ts'
import { endDirectoryToken, makeDirectoryToken, showDirectory } from './directory-token.ts'
import { requestReset, resetPassword, showLink } from './link-routes.ts'
import { endMyKey, endMyOtherSessions, endMySession, makeMyKey, myKeys, mySessions } from './me-routes.ts'
import { endIdentity, myIdentities } from './oidc/my-identities.ts'
import { comeFromProvider, goToProvider, openProviders } from './oidc/oidc-routes.ts'
import { addProvider, changeProvider, endProvider, listProviders, tryProvider } from './oidc/provider-routes.ts'
import { demandOwnPage } from './origins.ts'
import { askPasskey, endPasskey, myPasskeys, offerPasskey, reauthenticateByPasskey, renamePasskey, signInByPasskey, takePasskey } from './passkey-routes.ts'
import { accountOfPerson, endSessionsOfPerson, listSignIns, makeLinkFor, removeSecondStepOfPerson, sessionsOfPerson } from './people-routes.ts'
import type { Room, Route } from './room.ts'
import { getSession, signInByPassword, signOut, verifyCode, verifyRecoveryCode } from './sign-in-routes.ts'

type Line = readonly [HTTPMethods, string, Policy, Route]

/**
 * Every door of sign-in. What better-auth has beyond them answers 404. The policy is what the server asks of the caller
 * before; a route of sign-in asks the same itself, and a fresh proof where one is needed, so it is safe alone.
 */
export const lines: readonly Line[] = [
  ['POST', '/api/auth/sign-in/email', 'public', signInByPassword],
  ['POST', '/api/auth/two-factor/verify-totp', 'public', verifyCode],
  ['POST', '/api/auth/two-factor/verify-backup-code', 'public', verifyRecoveryCode],
  ['POST', '/api/auth/sign-out', 'public', signOut],
  ['GET', '/api/auth/get-session', 'public', getSession],
  ['POST', '/api/auth/request-password-reset', 'public', requestReset],
  ['POST', '/api/auth/link', 'public', showLink],
  ['POST', '/api/auth/reset-password', 'public', resetPassword],
  ['POST', '/api/auth/reauthenticate', 'person', reauthenticate],
  ['POST', '/api/auth/change-password', 'person', changePassword],
  ['POST', '/api/auth/two-factor/enable', 'person', twoFactor('/two-factor/enable')],
  ['POST', '/api/auth/two-factor/disable', 'person', twoFactor('/two-factor/disable')],
  ['POST', '/api/auth/two-factor/generate-backup-codes', 'person', twoFactor('/two-factor/generate-backup-codes')],
  ['POST', '/api/auth/people/:userId/link', 'admin', makeLinkFor],
  ['GET', '/api/auth/people/:userId/account', 'admin', accountOfPerson],
  ['GET', '/api/auth/people/:userId/sessions', 'admin', sessionsOfPerson],
  ['DELETE', '/api/auth/people/:userId/sessions', 'admin', endSessionsOfPerson],
  ['DELETE', '/api/auth/people/:userId/two-factor', 'admin', removeSecondStepOfPerson],
  ['GET', '/api/me/sessions', 'person', mySessions],
  ['DELETE', '/api/me/sessions', 'person', endMyOtherSessions],
  ['DELETE', '/api/me/sessions/:id', 'person', endMySession],
  ['GET', '/api/me/keys', 'person', myKeys],
  ['POST', '/api/me/keys', 'person', makeMyKey],
  ['DELETE', '/api/me/keys/:id', 'person', endMyKey],
  ['GET', '/api/sign-ins', 'admin', listSignIns],
  ['POST', '/api/auth/passkeys/options', 'person', offerPasskey],
  ['POST', '/api/auth/passkeys', 'person', takePasskey],
  ['GET', '/api/me/passkeys', 'person', myPasskeys],
  ['PATCH', '/api/me/passkeys/:id', 'person', renamePasskey],
  ['DELETE', '/api/me/passkeys/:id', 'person', endPasskey],
  ['POST', '/api/auth/sign-in/passkey-options', 'public', askPasskey],
  ['POST', '/api/auth/sign-in/passkey', 'public', signInByPasskey],
  ['POST', '/api/auth/reauthenticate/passkey', 'person', reauthenticateByPasskey],
  ['GET', '/api/auth/ways', 'public', openProviders],
  ['GET', '/api/me/identities', 'person', myIdentities],
  ['DELETE', '/api/me/identities/:id', 'person', endIdentity],
  ['GET', '/api/auth/oidc/:id/start', 'public', goToProvider],
  ['GET', '/api/auth/oidc/:id/callback', 'public', comeFromProvider],
  ['GET', '/api/auth/directory', 'admin', showDirectory],
  ['POST', '/api/auth/directory/token', 'admin', makeDirectoryToken],
  ['DELETE', '/api/auth/directory/token', 'admin', endDirectoryToken],
  ['GET', '/api/auth/providers', 'admin', listProviders],
  ['POST', '/api/auth/providers', 'admin', addProvider],
  ['PUT', '/api/auth/providers/:id', 'admin', changeProvider],
  ['DELETE', '/api/auth/providers/:id', 'admin', endProvider],
  ['POST', '/api/auth/providers/:id/try', 'admin', tryProvider],
]

const everything: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A Fastify plugin with all of them. Registered under no prefix. */
export const routesOf =
  (room: Room): FastifyPluginAsync =>
  async (app: FastifyInstance) => {
    app.setErrorHandler(answerProblem)
    app.addHook('onRequest', async (request, reply) => {
      demandOwnPage(request.method, request.headers, room.origins())
      reply.header('cache-control', 'no-store')
    })
    for (const [method, url, policy, route] of lines) {
      app.route({ method, url, config: { policy }, bodyLimit: 16_384, handler: (request, reply) => route(room, request, reply) })
    }
    app.route({ method: everything, url: '/api/auth/*', config: { policy: 'public' }, handler: nothing })
  }

async function nothing(): Promise<never> {
  throw new Problem('missing', { zh: '没有这个地址', en: 'There is nothing at this address' })
}
