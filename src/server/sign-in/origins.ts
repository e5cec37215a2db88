import { Problem } from '../../kernel/problem.ts'

const loopbacks = ['localhost', '127.0.0.1', '[::1]']

/** Pages that may act for a signed-in person: the public address, this machine's own spellings, and the addresses listened on. */
export function trustedOrigins({ url, port, bound }: { readonly url: string | undefined; readonly port: number; readonly bound: readonly string[] }): string[] {
  const own = [...loopbacks, ...bound.map(bracketed)].map((host) => new URL(`http://${host}:${port}`).origin)
  return [...new Set([...(url === undefined ? [] : [new URL(url).origin]), ...own])]
}

const bracketed = (address: string): string => (address.includes(':') && !address.startsWith('[') ? `[${address}]` : address)

/**
 * Is the Host header one of ours? An unknown one is answered 421 before anything else, so a poisoned Host or a rebound
 * DNS name reaches nothing. Links are built from KEXIN_URL alone, whatever it says.
 */
export const isKnownHost = (host: string | undefined, origins: readonly string[]): boolean => host !== undefined && hostsOf(origins).has(host.toLowerCase())

/** Read once for a list of origins: it is asked of every request. */
const read = new WeakMap<readonly string[], ReadonlySet<string>>()

function hostsOf(origins: readonly string[]): ReadonlySet<string> {
  const known = read.get(origins)
  if (known) return known
  const hosts = new Set(origins.flatMap(spellings))
  read.set(origins, hosts)
  return hosts
}

/** A default port may be left out or said. */
function spellings(origin: string): string[] {
  const { protocol, hostname, host, port } = new URL(origin)
  return port === '' ? [host, `${hostname}:${protocol === 'https:' ? 443 : 80}`] : [host]
}

type Heads = { readonly [name: string]: string | string[] | undefined }

/**
 * Refuses an unsafe request that another site's page sent (rows 41, 68). A browser always says so: by Origin, else by
 * Sec-Fetch-Site, else by Referer. A program that sends none of them carries no person's cookies by accident and passes.
 */
export function demandOwnPage(method: string, heads: Heads, origins: readonly string[]): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return
  const { origin, referer, 'sec-fetch-site': site } = heads as Record<string, string | undefined>
  const isOwn =
    origin !== undefined
      ? origins.includes(origin)
      : site !== undefined
        ? site === 'same-origin' || site === 'none'
        : referer === undefined || origins.includes(originOf(referer))
  if (!isOwn)
    throw new Problem('forbidden', {
      zh: '请求来自其他网站，已拒绝；请在本系统的页面中操作',
      en: 'The request came from another site and was refused; please use this system’s own pages',
    })
}

const originOf = (address: string): string => URL.parse(address)?.origin ?? 'null'
