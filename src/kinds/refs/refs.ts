import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { bad, good, isGood } from '../../kernel/problem.ts'
import { after, cellText, takeId, takeList } from '../../kernel/take.ts'

const most = 200
const lookUp = {
  zh: '没有找到其中的记录，请填写它们在系统中的名称或编号，用分号隔开',
  en: 'Not all of these records were found; give their names as kept here, or their ids, parted by semicolons',
}

/** Other records, by id, each once and in the order given. Titles in a sheet are looked up by the importer. */
export const refsKind: Kind<string[]> = {
  name: 'refs',
  sql: () => 'uuid[]',
  schema: () => ({ type: 'array', maxItems: most, items: { type: 'string', format: 'uuid', maxLength: 36 } }),
  parse: (input) => after(takeList(input, most, takeId), (ids) => good([...new Set(ids)])),
  read: (cell) => {
    const ids = cellText(cell)
      .split(/[；;、,，|\s]+/)
      .filter(Boolean)
    const outcome = refsKind.parse(ids, {})
    return isGood(outcome) && outcome.value.length > 0 ? outcome : bad('noSuchRecord', lookUp)
  },
  print: (value) => value.join('; '),
  words: () => [],
  operand: takeId,
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'empty', 'notEmpty'],
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
      [['01900000-0000-7000-8000-000000000000']],
      [null],
      ['\u0000'],
      Array.from({ length: 201 }, () => '01900000-0000-7000-8000-000000000000'),
    ],
  },
}

/** A field that names several records of `target`; its own name ends in Ids. */
export const refs = <const T extends string, const W extends FieldWords>(target: T, words: W) =>
  field<string[], W & { readonly target: T }>(refsKind, { ...words, target })
