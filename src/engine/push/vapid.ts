import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto'

/** Who we are to push services (RFC 8292). The key follows from the house's own secret, so that every process of it has the same and none keeps another. */
export type Vapid = { readonly publicKey: string; readonly sign: (audience: string, now: Date) => string }

const day = 86_400

export function makeVapid(secret: string, contact: string): Vapid {
  const pair = createECDH('prime256v1')
  const scalar = Buffer.from(hkdfSync('sha256', secret, '', 'kexin push', 32))
  pair.setPrivateKey(scalar)
  const point = pair.getPublicKey()
  const key = asKey(scalar, point)
  const publicKey = point.toString('base64url')
  return {
    publicKey,
    sign: (audience, now) => {
      const head = encode({ typ: 'JWT', alg: 'ES256' })
      const claims = encode({ aud: audience, exp: Math.floor(now.getTime() / 1000) + day / 2, sub: contact })
      const signature = sign('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      return `vapid t=${head}.${claims}.${signature}, k=${publicKey}`
    },
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function asKey(scalar: Buffer, point: Buffer): KeyObject {
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: scalar.toString('base64url'), x: part(1, 33), y: part(33, 65) } })
}
