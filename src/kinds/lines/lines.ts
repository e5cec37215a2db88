import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { bad } from '../../kernel/problem.ts'

const elsewhere = { zh: '明细行请在各自的记录里填写，不能写在这里', en: 'Lines are records of their own: please write them there, not here' }

/**
 * Child records shown and edited inside their parent (the lines of a quote). No column: each line is a record of
 * `target` with its own ref back here, and goes through the same door as any other.
 */
export const linesKind: Kind<never> = {
  name: 'lines',
  sql: () => null,
  schema: () => ({ type: 'array', maxItems: 0 }),
  parse: () => bad('notSettable', elsewhere),
  read: () => bad('notSettable', elsewhere),
  print: () => '',
  words: () => [],
  ops: [],
  sorts: 'none',
  holds: 'json',
  examples: { good: [], bad: ['a', 5, true, {}, [{}], ['\u0000']] },
}

/** The lines of a record: children of `target`, which names this object as its parent. */
export const lines = <const T extends string, const W extends FieldWords>(target: T, words: W) =>
  field<never, W & { readonly lines: T }>(linesKind, { ...words, lines: target })
