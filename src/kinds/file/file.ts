import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { bad } from '../../kernel/problem.ts'
import { takeId } from '../../kernel/take.ts'

const upload = { zh: '文件请在页面中上传，不能从表格导入', en: 'Please upload the file on the page; a sheet cannot bring it' }

/** One uploaded file, by id. `accept` tells engine and views that the value is a file's id, and which files may stand here. */
export const fileKind: Kind<string> = {
  name: 'file',
  sql: () => 'uuid',
  schema: () => ({ type: 'string', format: 'uuid', maxLength: 36 }),
  parse: takeId,
  read: () => bad('upload', upload),
  print: (value) => value,
  words: () => [],
  ops: ['empty', 'notEmpty'],
  sorts: 'none',
  holds: 'one',
  examples: { good: [], bad: ['1', 5, true, ['01900000-0000-7000-8000-000000000000'], {}, '../../etc/passwd', '\u0000'] },
}

/** A field of one file of any type. */
export const file = <const W extends FieldWords>(words: W) => field<string, W & { readonly accept: 'any' }>(fileKind, { ...words, accept: 'any' })

/** A field of one picture: a portrait, a logo. */
export const picture = <const W extends FieldWords>(words: W) => field<string, W & { readonly accept: 'picture' }>(fileKind, { ...words, accept: 'picture' })
