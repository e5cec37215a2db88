import { Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepFile, mostBytes } from '../engine/files/keep.ts'
import { bytesOf, type FoundFile, fileOf } from '../engine/files/read.ts'
import { filesOf, shownFiles, versionsOf } from '../engine/files/shown.ts'
import type { Part } from '../engine/files/store.ts'
import { Problem } from '../kernel/problem.ts'
import { disposition } from './disposition.ts'
import { readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithId = { Params: { id: string } }
type OfRecord = { Params: { plural: string; id: string } }

/** Around the file itself a form has some boundary lines and heads. */
const envelope = 16 * 1024
const config = { policy: 'person' } as const

const notOneFile = (): Problem =>
  new Problem('invalid', { zh: '请以 multipart/form-data 提交一个名为 file 的文件', en: 'Send one file named "file" as multipart/form-data' })
const tooLarge = (): Error => Object.assign(new Error('too large'), { statusCode: 413 })

/** Files in and out: streamed both ways, so that memory does not grow with them. */
export async function fileRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: mostBytes, files: 1, fields: 0, parts: 2, headerPairs: 20, fieldNameSize: 100 } })
    scope.post('/api/files', { config: { ...config, stream: true, rate: 'upload' }, onRequest: refuseLarge, bodyLimit: mostBytes + envelope }, takeFile)
  })
  app.get('/api/files', { config }, async ({ ctx, query }) => ({ files: await shownFiles(ctx, readQuery(query, { ids: 'names' }).ids ?? []) }))
  app.get<WithId>('/api/files/:id/versions', { config }, async ({ ctx, query, params }) => {
    readQuery(query, {})
    return { versions: await versionsOf(ctx, params.id) }
  })
  app.get<OfRecord>('/api/:plural/:id/files', { config }, async ({ ctx, query, params }) => {
    readQuery(query, {})
    return { files: await filesOf(ctx, objectNamed(ctx.house, params.plural), params.id) }
  })
  app.get<WithId>('/api/files/:id', { config }, (request, reply) => sendFile(request, reply, 'whole'))
  app.get<WithId>('/api/files/:id/thumbnail', { config }, (request, reply) => sendFile(request, reply, 'thumbnail'))
}

/** What says that it is too large is not read at all (F30). */
async function refuseLarge(request: FastifyRequest): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + envelope) throw tooLarge()
}

async function takeFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { replaces } = readQuery(request.query, { replaces: 'text' })
  if (!request.isMultipart()) throw notOneFile()
  const part = await request.file({ throwFileSizeLimit: false }).catch(() => undefined)
  if (part?.fieldname !== 'file') throw notOneFile()
  const file = await keepFile(request.ctx, { name: part.filename, bytes: Readable.from(wholly(part)), replaces })
  return reply.status(201).send({ file })
}

/** The bytes of a part that came whole: the parser ends one that is cut off, or grows too large, as if all were well. */
async function* wholly({ file }: MultipartFile): AsyncGenerator<Uint8Array> {
  try {
    yield* file
  } catch {
    throw notOneFile()
  }
  if (file.truncated) throw tooLarge()
}

/**
 * A file as its type in our table says, never as it calls itself: pictures open in the page, all else is saved; nothing in it may
 * run, whatever a browser makes of it (attack rows 34, 35). Kept by nobody between; the browser asks each time whether it still may.
 */
async function sendFile(request: FastifyRequest<WithId>, reply: FastifyReply, part: Part): Promise<FastifyReply> {
  readQuery(request.query, {})
  const file = await fileOf(request.ctx, request.params.id)
  const etag = `"${file.hash}-${part}"`
  reply.headers({ 'cache-control': 'private, no-cache', etag })
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  const { size, bytes } = await bytesOf(request.ctx, file, part)
  return reply
    .type(part === 'thumbnail' ? 'image/webp' : file.type)
    .headers({
      'content-length': size,
      'content-disposition': dispositionOf(file, part),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    .send(bytes)
}

function dispositionOf({ name, isPicture }: FoundFile, part: Part): string {
  return disposition(isPicture || part === 'thumbnail' ? 'inline' : 'attachment', part === 'thumbnail' ? name.replace(/\.\w+$/, '.webp') : name)
}
