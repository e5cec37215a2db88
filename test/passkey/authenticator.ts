import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
const b64 = (bytes: Buffer): string => bytes.toString('base64url')

/** The little CBOR that a key and an attestation without statement need (RFC 8949). */
const bytesOf = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]), bytes])
const textOf = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
const mapOf = (pairs: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()])
const small = (n: number): Buffer => Buffer.from([n >= 0 ? n : 0x20 - n - 1])

type Ask = { readonly challenge: string; readonly origin: string; readonly host: string }
type Twist = { readonly counter?: number; readonly isVerified?: boolean; readonly type?: string }

/** An authenticator in memory, as honest as the test lets it be. */
export function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const point = (value: string | undefined) => bytesOf(Buffer.from(value ?? '', 'base64url'))
  const key = mapOf([
    [small(1), small(2)],
    [small(3), small(-7)],
    [small(-1), small(1)],
    [small(-2), point(x)],
    [small(-3), point(y)],
  ])
  let used = 0

  const clientDataOf = (type: string, { challenge, origin }: Ask): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function authDataOf(host: string, flags: number, counter: number): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(host), Buffer.from([flags]), count])
  }

  return {
    register(ask: Ask, { isVerified = true }: Twist = {}) {
      const authData = Buffer.concat([authDataOf(ask.host, 0x41 + (isVerified ? 4 : 0), 0), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const attestation = mapOf([
        [textOf('fmt'), textOf('none')],
        [textOf('attStmt'), mapOf([])],
        [textOf('authData'), bytesOf(authData)],
      ])
      const response = { clientDataJSON: b64(clientDataOf('webauthn.create', ask)), attestationObject: b64(attestation), transports: ['internal'] }
      return { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, response }
    },
    signIn(ask: Ask, { counter = ++used, isVerified = true, type = 'webauthn.get' }: Twist = {}) {
      const [clientData, authData] = [clientDataOf(type, ask), authDataOf(ask.host, 1 + (isVerified ? 4 : 0), counter)]
      const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), privateKey)
      const response = { clientDataJSON: b64(clientData), authenticatorData: b64(authData), signature: b64(signature) }
      return { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}
