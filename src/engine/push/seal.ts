import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** Keys of a browser that wants to be told, as its push service gave them (base64url). */
export type Ear = { readonly p256dh: string; readonly auth: string }

const curve = 'prime256v1'
/** One record holds it all; push services take 4096 bytes. */
const recordSize = 4096
const mostPlain = 3000

const hkdf = (salt: Uint8Array, key: Uint8Array, use: Uint8Array, size: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, use, size))
const label = (text: string, ...more: readonly Uint8Array[]): Buffer => Buffer.concat([Buffer.from(`${text}\0`), ...more])

/**
 * Seals a message so that only the browser can read it, and no push service on the way (RFC 8291, over RFC 8188 `aes128gcm`). Throws for
 * keys that are no point of the curve. `once` is for the examples of the standard alone: chance, where nobody gives it.
 */
export function seal(ear: Ear, plain: string, once: { readonly salt?: Buffer; readonly privateKey?: Buffer } = {}): Buffer {
  const text = Buffer.from(plain)
  if (text.length > mostPlain) throw new Error('too long for a push message')
  const theirs = Buffer.from(ear.p256dh, 'base64url')
  const ours = createECDH(curve)
  if (once.privateKey) ours.setPrivateKey(once.privateKey)
  else ours.generateKeys()
  const salt = once.salt ?? randomBytes(16)
  const shared = ours.computeSecret(theirs)
  const key = hkdf(Buffer.from(ear.auth, 'base64url'), shared, label('WebPush: info', theirs, ours.getPublicKey()), 32)
  const cipher = createCipheriv('aes-128-gcm', hkdf(salt, key, label('Content-Encoding: aes128gcm'), 16), hkdf(salt, key, label('Content-Encoding: nonce'), 12))
  // The byte 2 ends the last record.
  const sealed = Buffer.concat([cipher.update(Buffer.concat([text, Buffer.from([2])])), cipher.final(), cipher.getAuthTag()])
  const head = Buffer.alloc(21)
  salt.copy(head)
  head.writeUInt32BE(recordSize, 16)
  head.writeUInt8(65, 20)
  return Buffer.concat([head, ours.getPublicKey(), sealed])
}
