import { createHmac, timingSafeEqual } from 'node:crypto'

/** The raw value of a cookie, still encoded; undefined when it is not sent or far too long to be ours. */
export function rawCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.length > 512 ? undefined : part.slice(at + 1).trim()
  }
  return undefined
}

/** What better-auth signed: `value.base64(HMAC-SHA256)`, URL-encoded. Undefined when the signature is not ours. */
export function signedValue(raw: string, secret: string): string | undefined {
  const text = decoded(raw)
  const at = text.lastIndexOf('.')
  if (at < 1) return undefined
  const value = text.slice(0, at)
  // Compared as text: decoded, several spellings of one signature would pass.
  const ours = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'))
  const theirs = Buffer.from(text.slice(at + 1))
  return theirs.length === ours.length && timingSafeEqual(theirs, ours) ? value : undefined
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return ''
  }
}
