import type { Lang } from '../../kernel/label.ts'
import { bodyOf, id, instant, listOf, operation, type Paths, pathParameter, queryParameter, ref, shape, text, whole } from './parts.ts'

type Wish = Parameters<typeof operation>[0]

/** Files in and out, whole or in pieces. */
export function filePaths(lang: Lang): Paths {
  const make = (operationId: string, [zh, en]: readonly [string, string], more: Partial<Wish> = {}) =>
    operation({ operationId, tag: 'files', summary: lang === 'zh' ? zh : en, ...more })
  const upload = shape({ upload: shape({ id, name: text, size: whole, received: whole, pieceSize: whole, until: instant }) })
  return {
    '/api/files': {
      get: make('files', ['这些文件的名称、大小、上传人', 'What these files are called, who brought them'], {
        parameters: [queryParameter('ids', text)],
        answer: { schema: shape({ files: listOf(ref('ShownFile')) }) },
        problems: ['invalid'],
      }),
      post: make('upload', ['上传文件（25 MB 以内）', 'Upload a file, 25 MB at most'], {
        parameters: [queryParameter('replaces', id, 'The file it is a newer version of')],
        body: bodyOf(shape({ file: { type: 'string', format: 'binary' } }), 'multipart/form-data'),
        answer: { status: 201, schema: shape({ file: ref('File') }) },
        problems: ['invalid'],
      }),
    },
    '/api/files/{id}': {
      get: make('download', ['下载文件', 'A file'], { parameters: [pathParameter('id')], answer: { type: '*/*' }, problems: ['missing'] }),
    },
    '/api/files/{id}/versions': {
      get: make('versions', ['文件的各个版本，新的在前', 'Every version of a document, newest first'], {
        parameters: [pathParameter('id')],
        answer: { schema: shape({ versions: listOf(ref('ShownFile')) }) },
        problems: ['missing'],
      }),
    },
    '/api/files/{id}/thumbnail': {
      get: make('thumbnail', ['缩略图', 'A small picture of it'], {
        parameters: [pathParameter('id')],
        answer: { type: 'image/webp' },
        problems: ['missing'],
      }),
    },
    '/api/uploads': {
      post: make('beginUpload', ['开始分段上传：断线后可从断处继续', 'Begin an upload in pieces, which goes on where it was broken off'], {
        isPost: true,
        body: bodyOf(shape({ name: text, size: { type: 'integer', minimum: 1 }, replaces: id }, ['replaces'])),
        answer: { status: 201, schema: upload },
        problems: ['missing', 'invalid'],
      }),
    },
    '/api/uploads/{id}': {
      get: make('uploadProgress', ['已收到多少', 'How much of it is here'], {
        parameters: [pathParameter('id')],
        answer: { schema: upload },
        problems: ['missing', 'invalid'],
      }),
      put: make('uploadPiece', ['上传从 offset 起的一段', 'The piece that begins at `offset`; elsewhere than at `received` is a 409 that says it'], {
        parameters: [pathParameter('id'), queryParameter('offset', whole)],
        body: bodyOf({ type: 'string', format: 'binary' }, 'application/octet-stream'),
        answer: { schema: upload },
        problems: ['missing', 'conflict', 'invalid'],
      }),
      delete: make('dropUpload', ['取消上传', 'Let it go'], { parameters: [pathParameter('id')], problems: ['missing'] }),
    },
    '/api/uploads/{id}/end': {
      post: make('endUpload', ['传完，成为文件', 'It is whole: make it a file'], {
        isPost: true,
        parameters: [pathParameter('id')],
        answer: { status: 201, schema: shape({ file: ref('File') }) },
        problems: ['missing', 'conflict', 'invalid'],
      }),
    },
  }
}
