import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { bad } from '../../kernel/problem.ts'
import { cellText, takeId } from '../../kernel/take.ts'
import { isId } from '../../lib/id.ts'

const lookUp = { zh: '没有找到这条记录，请填写它在系统中的名称或编号', en: 'That record was not found; please give its name as kept here, or its id' }

/**
 * Another record, by id. Whether it exists and its writer may read it is the engine's to check; a sheet's titles are
 * looked up by the importer, so `read` knows ids only. No good example: one would have to exist.
 */
export const refKind: Kind<string> = {
  name: 'ref',
  sql: () => 'uuid',
  schema: () => ({ type: 'string', format: 'uuid', maxLength: 36 }),
  parse: takeId,
  read: (cell) => {
    const id = cellText(cell).trim().toLowerCase()
    return isId(id) ? takeId(id) : bad('noSuchRecord', lookUp)
  },
  print: (value) => value,
  words: () => [],
  ops: ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty', 'within'],
  sorts: 'none',
  holds: 'one',
  groups: 'value',
  examples: {
    good: [],
    bad: ['1', 5, true, ['01900000-0000-7000-8000-000000000000'], {}, 'zzzzzzzz-0000-7000-8000-000000000000', '01900000-0000-7000-8000-00000000000\u0000'],
  },
}

/** A field that names one record of `target`; its own name ends in Id. */
export const ref = <const T extends string, const W extends FieldWords>(target: T, words: W) =>
  field<string, W & { readonly target: T }>(refKind, { ...words, target })

/** A member of staff. */
export const user = <const W extends FieldWords>(words: W) => ref('user', words)

/** A branch, department or team; `within` takes its whole branch. */
export const orgUnit = <const W extends FieldWords>(words: W) => ref('orgUnit', words)
