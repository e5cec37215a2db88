import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { after, cellText, takeList, takeText, trouble } from '../../kernel/take.ts'
import { fold, tidyLine } from '../../lib/text.ts'

const most = 50
const longest = 30
const parted = {
  code: 'tag',
  message: { zh: '标签“{tag}”里有分隔符，请拆成几个标签', en: 'The tag "{tag}" holds a separator; please make several tags of it' },
}

const takeTag = (input: unknown): Outcome<string> =>
  after(takeText(input, longest, tidyLine), (tag) => (/[；;、,，|]/.test(tag) ? trouble(parted, { tag }) : good(tag)))

/** Each tag once, width and case aside; the first spelling stays. */
function once(tags: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const tag of tags) if (tag !== '' && !kept.has(fold(tag))) kept.set(fold(tag), tag)
  return [...kept.values()]
}

/** Free words on a record, at most 50 of 30 characters. */
export const tagsKind: Kind<string[]> = {
  name: 'tags',
  sql: () => 'text[]',
  schema: () => ({ type: 'array', maxItems: most, items: { type: 'string', maxLength: longest } }),
  parse: (input) => after(takeList(input, most, takeTag), (tags) => good(once(tags))),
  read: (cell) =>
    tagsKind.parse(
      cellText(cell)
        .split(/[；;、,，|\n\r]+/)
        .filter((tag) => tag.trim() !== ''),
      {},
    ),
  print: (value, _options, lang) => value.join(lang === 'zh' ? '、' : ', '),
  words: (value) => [...value],
  operand: takeTag,
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'array',
  examples: {
    good: [['重点', 'VIP'], ['茶/咖啡 爱好者']],
    bad: ['重点', 5, true, {}, [5], [['a']], [null], ['a;b'], ['a\u0000'], ['\ud800'], ['x'.repeat(31)], Array.from({ length: 51 }, (_, n) => `t${n}`)],
  },
}

/** A field of free tags. */
export const tags = <const W extends FieldWords>(words: W) => field<string[], W>(tagsKind, words)
