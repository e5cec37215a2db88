import type { Lang } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nameOf, summaryOf } from './object-parts.ts'
import { bodyOf, filter, id, listOf, type Operation, operation, type Parameter, queryParameter, ref, shape, text, yesNo } from './parts.ts'

const format = { type: 'string', enum: ['xlsx', 'csv', 'vcf'], default: 'xlsx' }
const heads = { type: 'string', enum: ['labels', 'keys'], default: 'labels' }

const wish: readonly Parameter[] = [
  queryParameter('format', format),
  filter,
  queryParameter('sort', text, 'As in lists; in the order they were made when absent'),
  queryParameter('q', text),
  queryParameter('fields', text, 'Names, comma-separated, in the order of the columns; what is sensitive comes only where it is named'),
  queryParameter('heads', heads),
  queryParameter('ids', yesNo, 'Beside each title its id, and the id of the record'),
  queryParameter('version', { type: 'string', enum: ['3.0', '4.0'] }, 'Of cards (vcf, contacts only)'),
  queryParameter('bom', yesNo, 'The byte order mark of a csv, on unless false'),
]

/** A list as a file: streamed, or by a job. */
export function exporting(object: Declaration, lang: Lang): Record<string, Operation> {
  const tag = object.name
  const properties = {
    format,
    filter: ref('Filter'),
    sort: text,
    q: text,
    fields: listOf(text),
    heads,
    ids: yesNo,
    bom: yesNo,
    version: text,
    records: { ...listOf(id), maxItems: 50_000 },
  }
  return {
    get: operation({
      tag,
      operationId: nameOf('export', object),
      summary: summaryOf(object, lang, '导出', 'Export'),
      parameters: wish,
      answer: { type: '*/*' },
      problems: ['forbidden', 'invalid'],
    }),
    post: operation({
      tag,
      operationId: nameOf('exportLater', object),
      summary: summaryOf(object, lang, '后台导出', 'Export by a job:'),
      isPost: true,
      body: bodyOf({ type: 'object', properties, additionalProperties: false }),
      answer: { status: 202, schema: shape({ job: ref('Job') }) },
      problems: ['forbidden', 'invalid'],
    }),
  }
}
