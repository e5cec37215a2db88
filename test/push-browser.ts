import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A browser that a push service keeps for: what it tells the house of itself, and how it opens what it is sent (RFC 8291, one record of RFC 8188). */
export function makeBrowser(endpoint: string) {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = randomBytes(16)
  const open = (sealed: Buffer): string => {
    const [salt, point, text] = [sealed.subarray(0, 16), sealed.subarray(21, 86), sealed.subarray(86)]
    const hkdf = (from: Buffer, key: Buffer, use: Buffer, size: number) => Buffer.from(hkdfSync('sha256', key, from, use, size))
    const key = hkdf(auth, own.computeSecret(point), Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), point]), 32)
    const opener = createDecipheriv(
      'aes-128-gcm',
      hkdf(salt, key, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
      hkdf(salt, key, Buffer.from('Content-Encoding: nonce\0'), 12),
    )
    opener.setAuthTag(text.subarray(-16))
    const plain = Buffer.concat([opener.update(text.subarray(0, -16)), opener.final()])
    // The last record ends with a 2.
    if (plain.at(-1) !== 2) throw new Error('not a last record')
    return plain.subarray(0, -1).toString()
  }
  return { subscription: { endpoint, keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') } }, open }
}
