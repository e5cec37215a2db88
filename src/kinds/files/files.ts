import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { bad, good } from '../../kernel/problem.ts'
import { after, takeId, takeList } from '../../kernel/take.ts'

const most = 50
const upload = { zh: '文件请在页面中上传，不能从表格导入', en: 'Please upload the files on the page; a sheet cannot bring them' }

/** Uploaded files, by id, each once and in the order given. `accept` as in the kind of one file. */
export const filesKind: Kind<string[]> = {
  name: 'files',
  sql: () => 'uuid[]',
  schema: () => ({ type: 'array', maxItems: most, items: { type: 'string', format: 'uuid', maxLength: 36 } }),
  parse: (input) => after(takeList(input, most, takeId), (ids) => good([...new Set(ids)])),
  read: () => bad('upload', upload),
  print: (value) => value.join('; '),
  words: () => [],
  operand: takeId,
  ops: ['contains', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'array',
  examples: {
    good: [],
    bad: [
      '01900000-0000-7000-8000-000000000000',
      5,
      true,
      {},
      [5],
      ['1'],
      [null],
      ['\u0000'],
      Array.from({ length: 51 }, () => '01900000-0000-7000-8000-000000000000'),
    ],
  },
}

/** A field of several files of any type. */
export const files = <const W extends FieldWords>(words: W) => field<string[], W & { readonly accept: 'any' }>(filesKind, { ...words, accept: 'any' })
