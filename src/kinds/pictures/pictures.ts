import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { bad, good } from '../../kernel/problem.ts'
import { after, takeId, takeList } from '../../kernel/take.ts'

const most = 50
const upload = { zh: '图片请在页面中上传，不能从表格导入', en: 'Please upload the pictures on the page; a sheet cannot bring them' }

/** Uploaded pictures, by the ids of their files, each once and in the order given: shown as a wall, not as a list. */
export const picturesKind: Kind<string[]> = {
  name: 'pictures',
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

/** A field of several pictures. */
export const pictures = <const W extends FieldWords>(words: W) =>
  field<string[], W & { readonly accept: 'picture' }>(picturesKind, { ...words, accept: 'picture' })
