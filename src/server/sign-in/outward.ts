import { type LookupAddress, lookup } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Hosts of the company's own network that its operator lets the house call: `idp.intern` or `10.0.0.5:8080` (KEXIN_INSIDE_HOSTS). */
export type Inside = readonly string[]

const patience = 10_000
const mostBytes = 1024 * 1024

const isPublic = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

const isInside = (inside: Inside, { host, hostname }: URL): boolean => inside.includes(host) || inside.includes(hostname)

/** Is it an address the house may call at all? https anywhere in public; inside only what the operator named, where http will do (rows 44, 45). */
export function mayCall(url: URL, inside: Inside): boolean {
  if (isInside(inside, url)) return url.protocol === 'https:' || url.protocol === 'http:'
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && (url.port === '' || url.port === '443') && (!ipaddr.isValid(bare) || isPublic(bare))
}

/** Connects to an address it has looked at itself: a name that answers otherwise a moment later is no way in (row 46). */
const vetted: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => !isPublic(address))) return done(new Error(`${hostname} is not a public address`), '', 0)
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })

type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** A `fetch` for addresses that people write: no redirects, little time, little space, no way into the network. */
export const makeOutward =
  (inside: Inside) =>
  async (address: string, { method = 'GET', headers = {}, body, signal }: Asked = {}): Promise<Response> => {
    const url = new URL(address)
    if (!mayCall(url, inside)) throw new Error(`${url.host} may not be called`)
    const options: RequestOptions = { method, headers: { ...headers }, signal, timeout: patience, ...(isInside(inside, url) ? {} : { lookup: vetted }) }
    return send(url, options, body)
  }

function send(url: URL, options: RequestOptions, body: unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asking = (url.protocol === 'http:' ? plainRequest : request)(url, options, (answer) => {
      const parts: Buffer[] = []
      let size = 0
      answer.on('data', (part: Buffer) => {
        size += part.length
        if (size > mostBytes) asking.destroy(new Error('the answer is too large'))
        else parts.push(part)
      })
      answer.on('end', () => {
        const status = answer.statusCode ?? 502
        const isEmpty = status === 204 || status === 304
        resolve(new Response(isEmpty ? null : Buffer.concat(parts), { status, headers: plainHeaders(answer.headers) }))
      })
      answer.on('error', reject)
    })
    asking.on('timeout', () => asking.destroy(new Error('no answer in time')))
    asking.on('error', reject)
    if (body !== undefined && body !== null) asking.write(body instanceof URLSearchParams ? body.toString() : body)
    asking.end()
  })
}

const plainHeaders = (headers: NodeJS.Dict<string | string[]>): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [value].flat().map((each) => [name, each])))
