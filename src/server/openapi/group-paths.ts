import type { Lang } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nameOf, summaryOf } from './object-parts.ts'
import { filter, listOf, type Operation, operation, orNull, queryParameter, ref, shape, text, whole, yesNo } from './parts.ts'

/** Counts and sums of a list, whole and by groups. */
export function grouping(object: Declaration, lang: Lang): Operation {
  const figures = { count: whole, sums: { type: 'object', additionalProperties: true } }
  const group = shape({ value: {}, title: orNull(text), filter: ref('Filter'), ...figures }, ['title'])
  return operation({
    tag: object.name,
    operationId: nameOf('group', object),
    summary: summaryOf(object, lang, '分组合计', 'Count and sum'),
    parameters: [
      filter,
      queryParameter('q', text),
      queryParameter('by', text, 'A field of options, refs, regions, industries or yes/no; a date with day, week, month, quarter or year: createdAt:quarter'),
      queryParameter('sum', text, 'Amounts and numbers, comma-separated, at most thirty'),
    ],
    answer: { schema: shape({ groups: listOf(group), more: yesNo, total: shape(figures) }) },
    problems: ['forbidden', 'invalid'],
  })
}
