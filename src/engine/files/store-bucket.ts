import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { newId } from '../../lib/id.ts'
import type { FileStore, Part } from './store-shape.ts'

/** A request that takes longer than this (ms) is given up: 25 MB pass in it over two megabits a second. */
const patience = 120_000
const onePage = 1000

/**
 * A store in a bucket, named by `s3://KEY:SECRET@host/bucket?region=…&prefix=…&tls=off`; without a path the host names the bucket. Bytes
 * are signed by their SHA-256, so that the storage refuses what was changed on its way; a PUT is there whole or not at all. They leave
 * the bucket only through the house, which asks who may read them.
 */
export function openBucket(url: string): FileStore {
  const { ask, prefix } = addressOf(url)
  const keyOf = (hash: string, part: Part) => `/${prefix}${hash.slice(0, 2)}/${hash}${part === 'whole' ? '' : '.thumbnail'}`
  let coming: Promise<string> | undefined
  const room = (): Promise<string> => {
    coming ??= mkdtemp(join(tmpdir(), 'kexin-incoming-'))
    return coming
  }
  return {
    incoming: async () => join(await room(), newId()),
    keep: async (path, hash, part) => {
      const body = await readFile(path)
      const sha256 = part === 'whole' ? hash : createHash('sha256').update(body).digest('hex')
      await ask(keyOf(hash, part), { method: 'PUT', body, headers: { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' } })
    },
    read: async (hash, part) => {
      const answer = await ask(keyOf(hash, part)).catch(absent)
      if (!answer?.body) return undefined
      return { size: Number(answer.headers.get('content-length')), bytes: Readable.fromWeb(answer.body as ReadableStream) }
    },
    drop: async (hash) => {
      for (const part of ['whole', 'thumbnail'] as const) await ask(keyOf(hash, part), { method: 'DELETE' }).catch(absent)
    },
    list: () => hashesIn(ask, prefix),
    sweep: async () => undefined,
    check: async () => {
      await ask(pageOf(prefix, 1)).catch((error) => {
        throw new Problem('invalid', fill(words.closed, { cause: reasonOf(error) }))
      })
    },
  }
}

type Ask = (path: string, wish?: { method?: string; body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> }) => Promise<Response>
type Refusal = Error & { readonly status?: number }

/** Signed (SigV4) and, where the storage stumbles (5xx, 429), sent again by itself: each of these requests may come twice. */
function addressOf(text: string): { ask: Ask; prefix: string } {
  const url = new URL(text)
  const told = url.searchParams
  const root = `${told.get('tls') === 'off' ? 'http' : 'https'}://${url.host}${url.pathname.replace(/\/+$/, '')}`
  const prefix = told.get('prefix')?.replace(/^\/+|\/+$/g, '') ?? ''
  const keys = { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) }
  const client = new AwsClient({ ...keys, service: 's3', region: told.get('region') ?? 'us-east-1', retries: 3 })
  const ask: Ask = async (path, wish = {}) => {
    const answer = await client.fetch(`${root}${path}`, { ...wish, signal: AbortSignal.timeout(patience) })
    if (answer.ok) return answer
    const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? []
    throw Object.assign(new Error(`${answer.status} ${code}`.trim()), { status: answer.status })
  }
  return { ask, prefix: prefix && `${prefix}/` }
}

function absent(error: Refusal): undefined {
  if (error.status !== 404) throw error
  return undefined
}

const pageOf = (prefix: string, most: number, token?: string): string =>
  `?${new URLSearchParams({ 'list-type': '2', 'max-keys': String(most), prefix, ...(token ? { 'continuation-token': token } : {}) })}`

/** Names of ours hold nothing that XML would escape; of a token only the ampersand might be. */
async function* hashesIn(ask: Ask, prefix: string): AsyncGenerator<string> {
  let token: string | undefined
  do {
    const page = await (await ask(pageOf(prefix, onePage, token))).text()
    for (const [, hash = ''] of page.matchAll(/<Key>[^<]*\b([0-9a-f]{64})<\/Key>/g)) yield hash
    token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]?.replaceAll('&amp;', '&')
  } while (token)
}

/** Never the address: it holds the keys. */
const reasonOf = (error: Refusal): string => (error.cause as { code?: string } | undefined)?.code ?? (error.status ? error.message : error.name)

const words = {
  closed: {
    zh: '无法使用 FILES_URL 的存储桶（{cause}）；请检查地址、存储桶、区域和密钥。',
    en: 'The bucket of FILES_URL cannot be used ({cause}); check address, bucket, region and keys.',
  },
} as const
