import ipaddr from 'ipaddr.js'

/** An address in one written form: `::ffff:1.2.3.4` is 1.2.3.4. What is no address stays out of logs and keys. */
export function addressOf(raw: string | undefined): string {
  if (!raw || !ipaddr.isValid(raw)) return '0.0.0.0'
  return ipaddr.process(raw).toString()
}

/**
 * The network that counts as one caller: an IPv4 address, the /56 of an IPv6 one (what a provider gives a household;
 * inside it a caller has 2^72 addresses to rotate through). The address comes from Fastify, which believes
 * X-Forwarded-For only from the proxies that TRUST_PROXY lists.
 */
export function networkOf(raw: string | undefined): string {
  const address = ipaddr.parse(addressOf(raw))
  if (address instanceof ipaddr.IPv4) return address.toString()
  const bytes = address.toByteArray().map((byte, place) => (place < 7 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/56`
}

/** What a browser says of itself, fit for a log and a list: one line, no control or direction characters, not long. */
export const cleanAgent = (raw: string | undefined): string =>
  (raw ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** The header in which our own route tells better-auth the caller's address; it never sees what a caller wrote there. */
export const addressHeader = 'x-kexin-address'
