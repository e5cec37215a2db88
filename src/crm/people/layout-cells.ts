import { readFilter } from '../../kernel/filter.ts'
import type { Kind, Options } from '../../kernel/kind.ts'
import type { Section } from '../../kernel/object.ts'
import type { PolicyRule } from '../../kernel/own.ts'
import { bad, good, type Outcome, Problem } from '../../kernel/problem.ts'
import { after, takeList, takeRecord, takeText } from '../../kernel/take.ts'
import { tidyLine } from '../../lib/text.ts'
import { readJson, takeLabel } from './option-cells.ts'

const takeName = (input: unknown): Outcome<string> => takeText(input, 40, tidyLine)

const takeSection = (input: unknown): Outcome<Section> =>
  after(takeRecord(input, ['label', 'fields']), ({ label, fields }) =>
    after(takeLabel(label), (named) => after(takeList(fields, 300, takeName), (names) => good({ label: named, fields: names }))),
  )

const noSuchRule = { zh: '规则只有“显示”和“必填”两种', en: 'A rule either shows a field or asks for it' }

const takeRule = (input: unknown): Outcome<PolicyRule> =>
  after(takeRecord(input, ['field', 'rule', 'when']), ({ field, rule, when }) =>
    after(takeName(field), (name) => {
      if (rule !== 'show' && rule !== 'require') return bad('option', noSuchRule)
      if (when === undefined || when === null) return good({ field: name, rule })
      try {
        return good({ field: name, rule, when: readFilter(when) })
      } catch (error) {
        if (error instanceof Problem) return bad('filter', error.detail)
        throw error
      }
    }),
  )

/** A list kept as one document; its own page edits it, a sheet carries it as it was exported. */
function cells<Cell>(name: string, most: number, take: (input: unknown) => Outcome<Cell>, examples: Kind<Cell[]>['examples']): Kind<Cell[]> {
  return {
    name,
    sql: () => 'jsonb',
    schema: () => ({ type: 'array', maxItems: most, items: { type: 'object' } }),
    parse: (input: unknown, _options: Options) => takeList(input, most, take),
    read: (cell) => after(readJson(cell), (input) => takeList(input, most, take)),
    print: (value) => JSON.stringify(value),
    words: () => [],
    ops: ['empty', 'notEmpty'],
    sorts: 'none',
    holds: 'json',
    examples,
  }
}

export const sectionCells = cells('sectionCells', 40, takeSection, {
  good: [[{ label: { zh: '基本情况', en: 'Basics' }, fields: [] }]],
  bad: ['a', 5, {}, ['a'], [{ fields: [] }], [{ label: { zh: '一', en: 'One' }, fields: 'name' }]],
})

export const ruleCells = cells('ruleCells', 200, takeRule, {
  good: [],
  bad: ['a', 5, {}, ['a'], [{ field: 'name', rule: 'hide' }], [{ field: 'name', rule: 'show', when: { field: 5 } }]],
})
