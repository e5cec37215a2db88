import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../engine/context.ts'
import { holdsCards } from '../engine/transfer/cards/read.ts'
import { errorFile } from '../engine/transfer/import/error-file.ts'
import { makeFolder, pathOf, removeFile } from '../engine/transfer/import/folder.ts'
import { beginImport, cancelImport, demandRoom, readAgain, runImport, undoImport } from '../engine/transfer/import/import.ts'
import type { ImportRoom } from '../engine/transfer/import/shapes.ts'
import { briefly, showImport } from '../engine/transfer/import/show.ts'
import { importOf, importsOf } from '../engine/transfer/import/store.ts'
import { importTemplate } from '../engine/transfer/import/template.ts'
import type { Declaration } from '../kernel/object.ts'
import { Problem } from '../kernel/problem.ts'
import { newId } from '../lib/id.ts'
import { tidyLine } from '../lib/text.ts'
import { disposition } from './disposition.ts'
import { readObject, readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithId = { Params: { id: string } }
const config = { policy: 'person' } as const
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Most bytes of one uploaded sheet; unpacked it has a ceiling of its own. */
export const mostBytes = 200 * 1024 * 1024
const longestName = 200

/** Imports, from the upload to the undo (api.md). */
export async function importRoutes(app: FastifyInstance, house: House, room: ImportRoom): Promise<void> {
  const shown = async (request: FastifyRequest<WithId>) => ({ import: await showImport(request.ctx, room, request.params.id) })

  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { files: 1, fileSize: mostBytes, fields: 4, fieldSize: 1000, parts: 5 } })
    scope.post('/api/imports', { config: { policy: 'person', stream: true }, bodyLimit: mostBytes + 10_000 }, async (request, reply) => {
      const id = await takeUpload(request, house, room)
      return reply.status(202).send({ import: { id, state: 'reading' } })
    })
  })

  app.get('/api/imports', { config }, async ({ ctx, query }) => {
    const { limit = 50 } = readQuery(query, { limit: 'count' })
    return { imports: (await importsOf(ctx, Math.min(Math.max(limit, 1), 200))).map(briefly) }
  })
  app.get<WithId>('/api/imports/:id', { config }, shown)
  app.post<WithId>('/api/imports/:id/read', { config }, async (request, reply) => {
    await readAgain(request.ctx, room, request.params.id, readObject(request.body))
    return reply.status(202).send(await shown(request))
  })
  app.post<WithId>('/api/imports/:id/run', { config }, async (request, reply) => {
    await runImport(request.ctx, room, request.params.id, readObject(request.body))
    return reply.status(202).send(await shown(request))
  })
  app.post<WithId>('/api/imports/:id/cancel', { config }, async (request) => {
    await cancelImport(request.ctx, request.params.id)
    return shown(request)
  })
  app.post<WithId>('/api/imports/:id/undo', { config }, async (request, reply) => {
    await undoImport(request.ctx, request.params.id)
    return reply.status(202).send(await shown(request))
  })

  app.get<WithId>('/api/imports/:id/errors', { config: { ...config, stream: true } }, async (request, reply) => {
    const { format = 'xlsx' } = readQuery(request.query, { format: 'text' })
    if (format !== 'xlsx' && format !== 'csv') throw new Problem('invalid', { zh: 'format 应为 xlsx 或 csv', en: 'The format is xlsx or csv' })
    const kept = await importOf(request.ctx, request.params.id)
    const name = `${kept.file.replace(/\.[^.]*$/, '')} - ${request.ctx.lang === 'zh' ? '未导入' : 'not imported'}.${format}`
    return reply
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)
      .header('content-disposition', disposition('attachment', name))
      .send(errorFile(request.ctx, kept, format))
  })

  app.get<{ Params: { plural: string } }>('/api/:plural/import-template.xlsx', { config: { ...config, stream: true } }, async (request, reply) => {
    const object = objectNamed(house, request.params.plural)
    const file = await importTemplate(request.ctx, room, object)
    return reply
      .type(xlsxType)
      .header('content-disposition', disposition('attachment', `${object.label[request.ctx.lang]}.xlsx`))
      .send(file)
  })
}

const refuse = (field: string, zh: string, en: string): Problem => new Problem('invalid', { zh, en }, [{ field, code: 'upload', message: { zh, en } }])

/** Streams the file to its place and begins its import; nothing of a refused upload stays. */
async function takeUpload(request: FastifyRequest, house: House, room: ImportRoom): Promise<string> {
  if (!request.isMultipart()) throw refuse('file', '请以 multipart/form-data 上传文件', 'Please upload the file as multipart/form-data')
  await demandRoom(request.ctx)
  const id = newId()
  const path = pathOf(room.folder, id)
  try {
    const { object, file } = await takeParts(request, house, room.folder, path)
    await beginImport(request.ctx, await rootForCards(house, object, path), { id, file })
    return id
  } catch (error) {
    await removeFile(path)
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge() : error
  }
}

/** A card is a person and his firm, whichever list it is brought to: it is imported as a row of the firm's sheet would be. */
async function rootForCards(house: House, object: Declaration, path: string): Promise<Declaration> {
  const parent = object.parent ? house.objects.get(object.fields[object.parent]?.target ?? '') : undefined
  return parent && (await holdsCards(path)) ? parent : object
}

const tooLarge = (): Problem =>
  refuse(
    'file',
    `文件不能超过 ${mostBytes / 1024 / 1024} MB，请拆分后分批导入`,
    `A file may have ${mostBytes / 1024 / 1024} MB at most; split it and import the parts`,
  )

async function takeParts(request: FastifyRequest, house: House, folder: string, path: string): Promise<{ object: Declaration; file: string }> {
  let file: string | undefined
  let object: Declaration | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') file = await keep(part, folder, path)
    else if (part.fieldname === 'object') object = house.objects.get(String(part.value))
    else throw refuse(part.fieldname.slice(0, 40), '没有这个参数', 'There is no such parameter')
  }
  if (!file) throw refuse('file', '请选择文件', 'Please choose a file')
  if (!object) throw refuse('object', '请说明导入到哪个对象，例如 customer', 'Say which object to import, such as customer')
  return { object, file }
}

async function keep(part: MultipartFile, folder: string, path: string): Promise<string> {
  if (part.fieldname !== 'file') throw refuse(part.fieldname.slice(0, 40), '没有这个参数', 'There is no such parameter')
  await makeFolder(folder)
  await pipeline(part.file, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  if (part.file.truncated) throw tooLarge()
  return tidyLine(part.filename.split(/[\\/]/).at(-1) ?? '').slice(0, longestName) || 'file'
}
