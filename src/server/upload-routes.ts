import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { beginUpload, dropUpload, endUpload, mostOfPiece, takePiece, uploadOf } from '../engine/files/upload.ts'
import { Problem } from '../kernel/problem.ts'
import { readObject, readQuery } from './read-query.ts'

type WithId = { Params: { id: string } }
const config = { policy: 'person' } as const
const piece = 'application/octet-stream'

/** A large file over a bad line: begun, brought piece by piece, asked after when the line was lost, ended (issue 3 section 5). */
export async function uploadRoutes(app: FastifyInstance): Promise<void> {
  app.post('/api/uploads', { config: { ...config, rate: 'upload' } }, async ({ ctx, body }, reply) =>
    reply.status(201).send({ upload: await beginUpload(ctx, readBegin(body)) }),
  )
  app.get<WithId>('/api/uploads/:id', { config }, async ({ ctx, params, query }) => {
    readQuery(query, {})
    return { upload: await uploadOf(ctx, params.id) }
  })
  app.delete<WithId>('/api/uploads/:id', { config }, async ({ ctx, params }, reply) => {
    await dropUpload(ctx, params.id)
    return reply.status(204).send()
  })
  app.post<WithId>('/api/uploads/:id/end', { config: { ...config, rate: 'upload' } }, async ({ ctx, params }, reply) =>
    reply.status(201).send({ file: await endUpload(ctx, params.id) }),
  )
  await app.register(async (scope) => {
    scope.addContentTypeParser(piece, (_, payload, done) => done(null, payload))
    scope.put<WithId>('/api/uploads/:id', { config: { ...config, stream: true, rate: 'upload' }, bodyLimit: mostOfPiece }, async (request) => ({
      upload: await takeBytes(request),
    }))
  })
}

function readBegin(body: unknown): Parameters<typeof beginUpload>[1] {
  const { name, size, replaces } = readObject(body)
  if (typeof name !== 'string' || !name.trim() || name.length > 1000) throw refuse('name', '请给出文件名', 'Say the name of the file')
  if (replaces !== undefined && typeof replaces !== 'string') throw refuse('replaces', '应为文件编号', 'The id of a file')
  return { name, size: Number(size), replaces }
}

async function takeBytes(request: FastifyRequest<WithId>): ReturnType<typeof takePiece> {
  const { offset } = readQuery(request.query, { offset: 'count' })
  if (offset === undefined) throw refuse('offset', '请说明这一段从第几个字节开始', 'Say at which byte this piece begins')
  if (!(request.body instanceof Readable)) throw refuse('body', `请以 ${piece} 提交这一段`, `Send the piece as ${piece}`)
  return takePiece(request.ctx, request.params.id, { offset, bytes: Readable.from(bounded(request.body)) })
}

/** The bytes of a piece that came whole: what is broken off on its way is no fault of ours, and what is too long is not read to its end. */
async function* bounded(body: Readable): AsyncGenerator<Uint8Array> {
  let length = 0
  try {
    for await (const bytes of body) {
      length += (bytes as Uint8Array).length
      if (length > mostOfPiece) break
      yield bytes as Uint8Array
    }
  } catch {
    throw refuse('body', '这一段没有传完，请从已收到的位置继续', 'This piece broke off; go on from what has arrived')
  }
  if (length > mostOfPiece) throw Object.assign(new Error('too large'), { statusCode: 413 })
}

function refuse(field: string, zh: string, en: string): Problem {
  return new Problem('invalid', { zh, en }, [{ field, code: field, message: { zh, en } }])
}
