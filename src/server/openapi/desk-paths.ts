import type { Lang } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nameOf, record, summaryOf } from './object-parts.ts'
import {
  anything,
  bodyOf,
  id,
  instant,
  listOf,
  type Operation,
  operation,
  orNull,
  type Paths,
  queryParameter,
  ref,
  shape,
  text,
  whole,
  yesNo,
} from './parts.ts'
import { schemaName } from './schemas.ts'

const ids = { ...listOf(id), minItems: 1, maxItems: 9 }
const choose = { type: 'object', additionalProperties: id, description: 'Field -> the record whose value stays' }
const job = { schema: shape({ job: ref('Job'), act: id }), status: 202 }
const number = { type: 'number' }

/** Merging records of an object that has twins, and the look before it. */
export function mergePaths(object: Declaration, lang: Lang): Paths {
  if (!object.twins) return {}
  const at = `/api/${object.plural}/{id}/merge`
  const wish = { tag: object.name, isPost: true, parameters: [record], problems: ['forbidden', 'missing', 'conflict', 'invalid'] } as const
  const moved = shape({ object: text, field: text, count: whole, capped: yesNo })
  const versions = { type: 'object', additionalProperties: whole }
  return {
    [at]: {
      post: operation({
        ...wish,
        operationId: nameOf('merge', object),
        summary: summaryOf(object, lang, '合并', 'Merge'),
        body: bodyOf({ ...shape({ losers: ids, choose, versions }, ['choose', 'versions']), additionalProperties: false }),
        answer: { schema: shape({ record: ref(schemaName(object)), act: id }) },
      }),
    },
    [`${at}/preview`]: {
      post: operation({
        ...wish,
        operationId: nameOf('previewMerge', object),
        summary: summaryOf(object, lang, '预览合并', 'Look at a merge of'),
        body: bodyOf({ ...shape({ losers: ids, choose }, ['choose']), additionalProperties: false }),
        answer: { schema: shape({ values: anything, moves: listOf(moved), may: shape({ update: yesNo, delete: yesNo }) }) },
      }),
    },
  }
}

/** The duplicates desk over the whole base, and hand-overs. */
export function deskPaths(lang: Lang): Paths {
  const make = (operationId: string, [zh, en]: readonly [string, string], more: Partial<Parameters<typeof operation>[0]> = {}): Operation =>
    operation({ tag: 'jobs', operationId, summary: lang === 'zh' ? zh : en, ...more })
  const reason = shape({ field: text, level: { enum: ['same', 'alike', 'differs'] }, weight: number })
  const pair = shape({ a: id, b: id, score: number, reasons: listOf(reason), until: orNull(instant) })
  const member = shape({ id, title: text, masked: yesNo, record: anything }, ['record'])
  const group = shape({ id, score: number, records: listOf(member), pairs: listOf(pair) })
  const scan = shape({ phase: { enum: ['wanted', 'keys', 'pairs', 'done'] }, done: whole, population: whole, compared: whole, endedAt: orNull(instant) })
  const found = shape({ groups: listOf(group), next: orNull(text), counts: shape({ sure: whole, possible: whole }), scan: orNull(scan) }, ['counts', 'scan'])
  const asking = [
    queryParameter('object', text, 'customer, contact …'),
    queryParameter('level', { enum: ['sure', 'possible'] }, '`sure` when absent: the default setting'),
    queryParameter('state', { enum: ['open', 'later', 'different'] }),
    queryParameter('record', id, 'Only groups that hold it'),
    queryParameter('after', text, '`next` of the page before'),
    queryParameter('limit', { type: 'integer', minimum: 1, maximum: 200 }),
  ]
  const problems = ['forbidden', 'missing', 'invalid'] as const
  const told = shape(
    { object: text, pairs: listOf({ ...listOf(id), minItems: 2, maxItems: 2 }), state: { enum: ['different', 'later', 'open'] }, until: text },
    ['until'],
  )
  const rule = shape({ object: text, filter: ref('Filter'), ids: listOf(id), to: listOf(id) }, ['object', 'filter', 'ids'])
  const plan = shape({ personId: id, rules: listOf(rule), last: shape({ command: text, input: anything }) }, ['last'])
  const owned = shape({ object: text, field: text, count: whole, capped: yesNo, mine: whole, children: yesNo, binned: whole })
  const past = shape({ id, act: id, at: instant, endedAt: orNull(instant), by: shape({ id, title: orNull(text) }), given: anything, leftCount: whole })
  return {
    '/api/duplicates': { get: make('listDuplicates', ['重复数据', 'Groups of duplicates'], { parameters: asking, answer: { schema: found }, problems }) },
    '/api/duplicates/tell': {
      post: make('tellDuplicates', ['标记重复数据', 'Say what pairs are'], {
        isPost: true,
        body: bodyOf(told),
        answer: { schema: shape({ told: whole }) },
        problems,
      }),
    },
    '/api/duplicates/scan': {
      post: make('scanDuplicates', ['重新比对全部数据', 'Compare all records again'], {
        isPost: true,
        body: bodyOf(shape({ object: text })),
        answer: { status: 202, schema: shape({ scan: orNull(scan) }) },
        problems,
      }),
    },
    '/api/duplicates/merge': {
      post: make('mergeDuplicates', ['合并多组重复数据', 'Merge groups'], {
        isPost: true,
        body: bodyOf(shape({ object: text, groups: listOf(listOf(id)) })),
        answer: job,
        problems,
      }),
    },
    '/api/handovers': {
      get: make('listHandovers', ['过去的交接', 'Hand-overs of a person'], {
        parameters: [queryParameter('personId', id)],
        answer: { schema: shape({ handovers: listOf(past) }) },
        problems,
      }),
      post: make('startHandover', ['开始交接', 'Hand over'], { isPost: true, body: bodyOf(plan), answer: job, problems }),
    },
    '/api/handovers/preview': {
      post: make('previewHandover', ['交接预览', 'What a person looks after'], {
        isPost: true,
        body: bodyOf(shape({ personId: id })),
        answer: { schema: shape({ owned: listOf(owned) }) },
        problems,
      }),
    },
  }
}
