import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll } from 'vitest'

export type Lie = (wish: { issuer: string; claims: JWTPayload; sign: (claims: JWTPayload) => Promise<string> }) => Promise<string>

const head = { alg: 'RS256', kid: 'one' }

/** A provider that says whatever a test lets it say: what an honest one would sign stands in `claims`. */
export async function liar(clientId: string) {
  const [own, strange] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')])
  const keys = [{ ...(await exportJWK(own.publicKey)), ...head, use: 'sig' }]
  let nonce = ''
  let lie: Lie = ({ claims, sign }) => sign(claims)
  let verifier: string | null = null
  const server = createServer(async (request, response) => {
    const body = await new Promise<string>((resolve) => {
      let text = ''
      request.on('data', (part) => (text += part)).on('end', () => resolve(text))
    })
    const answer = await answerTo(request.url ?? '', body)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => void server.close(resolve)))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sign = (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader(head).sign(own.privateKey)

  async function answerTo(url: string, body: string): Promise<unknown> {
    if (url.startsWith('/.well-known'))
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['public'],
      }
    if (url === '/jwks') return { keys }
    verifier = new URLSearchParams(body).get('code_verifier')
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: clientId, sub: 'liar-1', nonce, iat: now, exp: now + 300, email: 'ann@kexin.test', email_verified: true, name: 'Ann' }
    return { access_token: 'a', token_type: 'Bearer', id_token: await lie({ issuer, claims, sign }) }
  }

  return {
    issuer,
    sign,
    says(next: Lie): void {
      lie = next
    },
    /** The nonce stands in the address a browser is sent to. */
    hears(address: string): void {
      nonce = new URL(address).searchParams.get('nonce') ?? ''
    },
    verifier: () => verifier,
    unsigned: (claims: JWTPayload) => new UnsecuredJWT(claims).encode(),
    bySecret: (claims: JWTPayload, secret: string) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret)),
    byStranger: (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader(head).sign(strange.privateKey),
  }
}
