import * as client from 'openid-client'
import { makeOutward } from '../outward.ts'
import type { Room } from '../room.ts'
import type { Claims } from './identity.ts'
import { type Provider, secretOf } from './providers.ts'

/** What is kept between going to a provider and coming back. */
export type Journey = {
  readonly providerId: string
  readonly verifier: string
  readonly nonce: string
  readonly to: string
  /** Signed in already: the identity shall be tied to this account. */
  readonly linkTo?: string
}

/** A page of the provider's own comes back to an address of its own here: no other provider's answer is taken at it (RFC 9700, 4.4). */
export const callbackOf = (room: Room, { id }: Provider): string => `${room.base()}/api/auth/oidc/${id}/callback`

/** Asks the provider what it is, each time: its keys and addresses change without notice, and sign-ins are few. Signatures are checked although TLS would do (ASVS 6.8.2). */
export async function discover(room: Room, provider: Provider): Promise<client.Configuration> {
  const secret = await secretOf(room, provider.id)
  const authentication = secret ? client.ClientSecretPost(secret) : client.None()
  const issuer = new URL(provider.issuer)
  const config = await client.discovery(issuer, provider.clientId, { redirect_uris: [callbackOf(room, provider)] }, authentication, {
    [client.customFetch]: makeOutward(room.inside) as client.CustomFetch,
    execute: [client.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])],
    timeout: 10,
  })
  return config
}

type Departure = { readonly url: URL; readonly state: string; readonly verifier: string; readonly nonce: string }

/** Where to send the browser: with state, nonce and PKCE, each new. */
export async function depart(room: Room, provider: Provider): Promise<Departure> {
  const [config, verifier, state, nonce] = [await discover(room, provider), client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackOf(room, provider),
    scope: 'openid email profile',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { url, state, verifier, nonce }
}

/** Changes the code for what the provider says of the person; throws when issuer, audience, signature, nonce or time is not right. */
export async function arrive(room: Room, provider: Provider, { url, state, journey }: { url: URL; state: string; journey: Journey }): Promise<Claims> {
  const config = await discover(room, provider)
  const tokens = await client.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: journey.verifier,
    expectedState: state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  })
  const told = tokens.claims() as Record<string, unknown> & { sub: string }
  const isWhole = told.email !== undefined && (provider.groupsClaim === '' || told[provider.groupsClaim] !== undefined)
  const more = isWhole || !config.serverMetadata().userinfo_endpoint ? {} : await client.fetchUserInfo(config, tokens.access_token, told.sub)
  return claimsOf(provider, { ...more, ...told })
}

function claimsOf({ groupsClaim }: Provider, told: Record<string, unknown> & { sub: string }): Claims {
  const text = (name: string) => (typeof told[name] === 'string' ? (told[name] as string) : undefined)
  const groups = groupsClaim ? told[groupsClaim] : undefined
  return {
    sub: told.sub,
    email: text('email')?.trim().toLowerCase(),
    emailVerified: told.email_verified === true,
    name: text('name') ?? text('preferred_username'),
    groups: Array.isArray(groups) ? groups.filter((each): each is string => typeof each === 'string') : [],
  }
}

/** Where the browser may go to leave the provider too; undefined when it offers no such page or does not answer. */
export async function leavingUrl(room: Room, provider: Provider): Promise<string | undefined> {
  try {
    const config = await discover(room, provider)
    if (!config.serverMetadata().end_session_endpoint) return undefined
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: `${room.base()}/sign-in` }).href
  } catch (error) {
    room.log.warn({ err: error }, 'the provider could not be asked for its sign-out page')
    return undefined
  }
}
