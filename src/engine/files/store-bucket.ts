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
  const pieces = `${prefix}incoming/`
  const put = (key: string, body: Buffer<ArrayBuffer>, sha256: string) =>
    ask(key, { method: 'PUT', body, headers: { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' } })
  const get: Get = async (key) => {
    const answer = await ask(key).catch(absent)
    return answer?.body ? { size: Number(answer.headers.get('content-length')), bytes: Readable.fromWeb(answer.body as ReadableStream) } : undefined
  }
  const drop = (key: string) => ask(key, { method: 'DELETE' }).catch(absent)
  let coming: Promise<string> | undefined
  const room = (): Promise<string> => {
    coming ??= mkdtemp(join(tmpdir(), 'kexin-incoming-'))
    return coming
  }
  return {
    incoming: async () => join(await room(), newId()),
    keep: async (path, hash, part) => {
      const body = await readFile(path)
      await put(keyOf(hash, part), body, part === 'whole' ? hash : sha256Of(body))
    },
    read: (hash, part) => get(keyOf(hash, part)),
    drop: async (hash) => {
      for (const part of ['whole', 'thumbnail'] as const) await drop(keyOf(hash, part))
    },
    list: () => hashesIn(ask, prefix),
    keepPiece: async (path, upload, offset) => {
      const body = await readFile(path)
      await put(`/${pieces}${upload}.${offset}`, body, sha256Of(body))
    },
    readPiece: (upload, offset) => get(`/${pieces}${upload}.${offset}`),
    dropPieces: async (upload) => {
      for await (const { key } of keysIn(ask, `${pieces}${upload}.`)) await drop(`/${key}`)
    },
    sweep: async (before) => {
      for await (const { key, at } of keysIn(ask, pieces)) if (at < before) await drop(`/${key}`)
    },
    check: async () => {
      await ask(pageOf(prefix, 1)).catch((error) => {
        throw new Problem('invalid', fill(words.closed, { cause: reasonOf(error) }))
      })
    },
  }
}

type Ask = (path: string, wish?: { method?: string; body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> }) => Promise<Response>
type Get = (key: string) => ReturnType<FileStore['read']>
type Refusal = Error & { readonly status?: number }

const partsOf = (path: string): string[] => path.split('/').filter(Boolean)

/** Signed (SigV4) and, where the storage stumbles (5xx, 429), sent again by itself: each of these requests may come twice. */
function addressOf(text: string): { ask: Ask; prefix: string } {
  const url = new URL(text)
  const told = url.searchParams
  const root = `${told.get('tls') === 'off' ? 'http' : 'https'}://${url.host}${['', ...partsOf(url.pathname)].join('/')}`
  const prefix = partsOf(told.get('prefix') ?? '').join('/')
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

type Kept = { readonly key: string; readonly at: Date }

/** What lies under a prefix, page after page. Names of ours hold nothing that XML would escape; of a token only the ampersand might be. */
async function* keysIn(ask: Ask, prefix: string): AsyncGenerator<Kept> {
  let token: string | undefined
  do {
    const page = await (await ask(pageOf(prefix, onePage, token))).text()
    for (const one of page.split('<Contents>').slice(1)) {
      const told = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(one)?.[1] ?? ''
      yield { key: told('Key'), at: new Date(told('LastModified')) }
    }
    token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]?.replaceAll('&amp;', '&')
  } while (token)
}

async function* hashesIn(ask: Ask, prefix: string): AsyncGenerator<string> {
  for await (const { key } of keysIn(ask, prefix)) {
    const hash = /\b[0-9a-f]{64}$/.exec(key)
    if (hash) yield hash[0]
  }
}

const sha256Of = (body: Buffer): string => createHash('sha256').update(body).digest('hex')

/** Never the address: it holds the keys. */
const reasonOf = (error: Refusal): string => (error.cause as { code?: string } | undefined)?.code ?? (error.status ? error.message : error.name)

const words = {
  closed: {
    zh: '无法使用 FILES_URL 的存储桶（{cause}）；请检查地址、存储桶、区域和密钥。',
    en: 'The bucket of FILES_URL cannot be used ({cause}); check address, bucket, region and keys.',
  },
} as const
