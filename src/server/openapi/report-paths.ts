import type { House } from '../../engine/context.ts'
import { type Lang, say } from '../../kernel/label.ts'
import { anything, listOf, operation, type Paths, queryParameter, ref, shape, text } from './parts.ts'

const answer = shape({
  columns: listOf(shape({ name: text, label: text, is: { type: 'string', enum: ['month', 'named', 'count', 'figure'] } })),
  rows: listOf(anything),
  drill: listOf({ type: 'object', additionalProperties: shape({ object: text, filter: ref('Filter') }) }),
})

type Report = House['reports'][number]

/** Every report by its name, with what it is told. */
export function reportPaths(reports: readonly Report[], lang: Lang): Paths {
  const list = operation({
    tag: 'reports',
    operationId: 'reports',
    summary: lang === 'zh' ? '有哪些报表' : 'Which reports there are',
    answer: { schema: shape({ reports: listOf(shape({ name: text, label: text, asks: anything })) }) },
  })
  return {
    '/api/reports': { get: list },
    ...Object.fromEntries(reports.map((report) => [`/api/reports/${report.name}`, { get: reportOperation(report, lang) }])),
  }
}

const reportOperation = ({ name, label, asks }: Report, lang: Lang) =>
  operation({
    tag: 'reports',
    operationId: `report${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    summary: say(label, lang),
    parameters: Object.entries(asks).map(([parameter, { is, required }]) => ({
      ...queryParameter(parameter, { type: 'string', format: is === 'id' ? 'uuid' : 'date' }),
      ...(required ? { required: true } : {}),
    })),
    answer: { schema: answer },
    problems: ['missing', 'forbidden', 'invalid'],
  })
