import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { type Line, mostLines } from '../../kernel/lines.ts'
import { bad, good, type Outcome } from '../../kernel/problem.ts'
import { after, takeId, takeList } from '../../kernel/take.ts'

const notLine = { zh: '每一行应是由字段和值组成的对象', en: 'Each line is an object of fields and values' }
const notHere = { zh: '明细行不能写在一个单元格里，请每行单独导入', en: 'Lines cannot stand in one cell; import them a row each' }

/**
 * Child records carried by their parent (the lines of a quote). No column: each line is a record of `lines` with its own ref back,
 * and goes through the same door as any other; what stands in one is judged by its own declaration (kernel/check-lines).
 */
export const linesKind: Kind<Line[]> = {
  name: 'lines',
  sql: () => null,
  schema: () => ({ type: 'array', maxItems: mostLines, items: { type: 'object' } }),
  parse: (input) => takeList(input, mostLines, takeLine),
  read: () => bad('notSettable', notHere),
  print: () => '',
  words: () => [],
  ops: [],
  sorts: 'none',
  holds: 'json',
  examples: { good: [], bad: ['a', 5, true, {}, ['a'], [[]], [{ id: 'x' }], [{ id: null }]] },
}

function takeLine(input: unknown): Outcome<Line> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return bad('type', notLine)
  if (!Object.hasOwn(input, 'id')) return good(input as Line)
  return after(takeId((input as Line).id), (id) => good({ ...input, id }))
}

/** The lines of a record: children of `of`, which names this object as its parent; `order` is the child's field that keeps their order. */
export const lines = <const T extends string, const W extends FieldWords & { readonly order: string }>(of: T, words: W) =>
  field<Line[], W & { readonly lines: T }>(linesKind, { ...words, lines: of })
