import { pageSize } from '../../engine/records/read.ts'
import type { Command } from '../../kernel/command.ts'
import { type Lang, say } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { aroundPaths } from './around-paths.ts'
import { mergePaths } from './desk-paths.ts'
import { exporting } from './export-paths.ts'
import { grouping } from './group-paths.ts'
import { nameOf, record, summaryOf } from './object-parts.ts'
import {
  anything,
  bodyOf,
  filter,
  id,
  listOf,
  type Operation,
  operation,
  orNull,
  type Parameter,
  type Paths,
  queryParameter,
  ref,
  shape,
  text,
  whole,
  yesNo,
} from './parts.ts'
import { schemaName } from './schemas.ts'

const fields = queryParameter('fields', text, 'Names, comma-separated; all when absent')
const version = { ...whole, minimum: 1 }

const listing: readonly Parameter[] = [
  filter,
  queryParameter('sort', text, 'At most three fields, comma-separated; - before one turns it round: -updatedAt,name'),
  queryParameter('q', text, 'Words: Chinese, pinyin, initials, digits'),
  fields,
  queryParameter('limit', { type: 'integer', minimum: 1, maximum: pageSize.most, default: pageSize.usual }),
  queryParameter('after', text, '`next` of the page before'),
  queryParameter('page', { type: 'integer', minimum: 1 }, 'Within the first 10,000 rows'),
  queryParameter('count', yesNo),
  queryParameter('deleted', yesNo, 'The recycle bin'),
]

/** The routes every object has, written out for one of them, and its commands. */
export function objectPaths(object: Declaration, commands: readonly Command[], lang: Lang): Paths {
  const at = `/api/${object.plural}`
  return {
    [at]: collection(object, lang),
    [`${at}/bulk`]: bulk(object, lang),
    [`${at}/duplicates`]: duplicates(object, lang),
    [`${at}/duplicates/join`]: join(object, lang),
    [`${at}/export`]: exporting(object, lang),
    [`${at}/groups`]: { get: grouping(object, lang) },
    [`${at}/{id}`]: single(object, lang),
    [`${at}/{id}/restore`]: { post: one(object, lang, { verb: 'restore', zh: '恢复', en: 'Restore' }) },
    ...aroundPaths(object, lang),
    ...mergePaths(object, lang),
    ...Object.fromEntries(commands.map((command) => [`${at}/{id}/${command.name}`, { post: commandOperation(object, command, lang) }])),
  }
}

const recordAnswer = (object: Declaration, status = 200) => ({ status, schema: shape({ record: ref(schemaName(object)) }) })

function collection(object: Declaration, lang: Lang): Record<string, Operation> {
  const name = schemaName(object)
  const tag = object.name
  return {
    get: operation({
      tag,
      operationId: nameOf('list', object),
      summary: summaryOf(object, lang, '列出', 'List'),
      parameters: listing,
      answer: { schema: shape({ records: listOf(ref(name)), next: orNull(text), count: orNull(ref('Count')) }) },
      problems: ['forbidden', 'invalid'],
    }),
    post: {
      ...operation({
        tag,
        operationId: nameOf('create', object),
        summary: summaryOf(object, lang, '新建', 'Create'),
        isPost: true,
        parameters: [queryParameter('atomic', yesNo, 'Of several drafts: all or none')],
        body: bodyOf({ oneOf: [ref(`${name}Draft`), { type: 'array', maxItems: 1000, items: ref(`${name}Draft`) }] }),
        answer: recordAnswer(object, 201),
        problems: ['forbidden', 'conflict', 'invalid'],
      }),
    },
  }
}

function single(object: Declaration, lang: Lang): Record<string, Operation> {
  const tag = object.name
  return {
    get: operation({
      tag,
      operationId: nameOf('read', object),
      summary: summaryOf(object, lang, '查看', 'Read'),
      parameters: [record, fields],
      answer: recordAnswer(object),
      problems: ['missing', 'invalid'],
    }),
    patch: operation({
      tag,
      operationId: nameOf('update', object),
      summary: summaryOf(object, lang, '修改', 'Update'),
      parameters: [record],
      body: bodyOf(ref(`${schemaName(object)}Patch`)),
      answer: recordAnswer(object),
      problems: ['forbidden', 'missing', 'conflict', 'invalid'],
    }),
    delete: operation({
      tag,
      operationId: nameOf('delete', object),
      summary: summaryOf(object, lang, '删除（到回收站）', 'Delete (to the recycle bin)'),
      parameters: [record, queryParameter('version', version)],
      answer: { schema: shape({ act: id }) },
      problems: ['forbidden', 'missing', 'conflict'],
    }),
  }
}

function one(object: Declaration, lang: Lang, { verb, zh, en }: { verb: string; zh: string; en: string }): Operation {
  return operation({
    tag: object.name,
    operationId: nameOf(verb, object),
    summary: summaryOf(object, lang, zh, en),
    isPost: true,
    parameters: [record],
    answer: recordAnswer(object),
    problems: ['forbidden', 'missing', 'conflict', 'invalid'],
  })
}

function commandOperation(object: Declaration, command: Command, lang: Lang): Operation {
  const inputs = Object.entries(command.input)
  const properties = Object.fromEntries(inputs.map(([name, field]) => [name, { title: say(field.label, lang), ...field.kind.schema(field) }]))
  const body = {
    type: 'object',
    properties: { version, ...properties },
    required: inputs.filter(([, field]) => field.required && field.default === undefined).map(([name]) => name),
    additionalProperties: false,
  }
  return operation({
    tag: object.name,
    operationId: nameOf(command.name, object),
    summary: `${say(command.label, lang)} (${say(object.label, lang)})`,
    isPost: true,
    parameters: [record],
    body: bodyOf(body),
    answer: recordAnswer(object),
    problems: ['forbidden', 'missing', 'conflict', 'invalid'],
  })
}

function bulk(object: Declaration, lang: Lang): Record<string, Operation> {
  const wish = {
    type: 'object',
    properties: {
      ids: { ...listOf(id), maxItems: 50_000 },
      filter: ref('Filter'),
      q: text,
      patch: anything,
      command: text,
      input: anything,
      remove: { const: true },
    },
    additionalProperties: false,
  }
  return {
    post: operation({
      tag: object.name,
      operationId: nameOf('bulk', object),
      summary: summaryOf(object, lang, '批量处理', 'Change many:'),
      isPost: true,
      body: bodyOf(wish),
      answer: { status: 202, schema: shape({ job: ref('Job') }) },
      problems: ['forbidden', 'invalid'],
    }),
  }
}

function join(object: Declaration, lang: Lang): Record<string, Operation> {
  return {
    post: operation({
      tag: object.name,
      operationId: nameOf('askToJoin', object),
      summary: summaryOf(object, lang, '申请加入：', 'Ask to be counted in on'),
      isPost: true,
      body: bodyOf(shape({ draft: anything, title: text, object: orNull(text), reason: text }, ['object'])),
      answer: { status: 204 },
      problems: ['forbidden', 'missing', 'conflict', 'invalid'],
    }),
  }
}

function duplicates(object: Declaration, lang: Lang): Record<string, Operation> {
  const draft = ref(`${schemaName(object)}Draft`)
  return {
    post: operation({
      tag: object.name,
      operationId: nameOf('duplicates', object),
      summary: summaryOf(object, lang, '查重：', 'Find duplicates:'),
      isPost: true,
      body: bodyOf({ ...anything, description: `Some fields of a draft: ${draft.$ref as string}; \`id\`: the record itself` }),
      answer: { schema: shape({ hits: listOf(ref('Hit')) }) },
      problems: ['forbidden'],
    }),
  }
}
