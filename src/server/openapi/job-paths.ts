import type { Lang } from '../../kernel/label.ts'
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
  pathParameter,
  queryParameter,
  ref,
  shape,
  text,
  whole,
  yesNo,
} from './parts.ts'

type Wish = Parameters<typeof operation>[0]
type Words = readonly [zh: string, en: string]

/** Work that takes its time: jobs a person waits for, imports, and what the queue gave up on. */
export function jobPaths(lang: Lang): Paths {
  const make = (tag: string, operationId: string, [zh, en]: Words, more: Partial<Wish> = {}): Operation =>
    operation({ operationId, tag, summary: lang === 'zh' ? zh : en, ...more })
  const one = { parameters: [pathParameter('id')], problems: ['missing'] } as const
  const job = { ...one, answer: { schema: shape({ job: ref('Job') }) } }
  const imported = { schema: shape({ import: ref('Import') }) }
  const step = { ...one, isPost: true, answer: { ...imported, status: 202 }, problems: ['missing', 'conflict', 'invalid'] } as const
  const choices = bodyOf({
    type: 'object',
    properties: {
      mapping: listOf(anything),
      mode: { enum: ['create', 'update', 'both'] },
      match: listOf({ enum: ['code', 'name', 'phone'] }),
      owner: orNull(id),
    },
    additionalProperties: false,
  })
  const sheet = bodyOf(shape({ file: { type: 'string', format: 'binary' }, object: text }), 'multipart/form-data')
  const dead = shape({ id: text, task: text, key: orNull(text), attempts: whole, madeAt: instant, failedAt: instant, error: orNull(text) })
  const files = shape({ count: whole, size: whole, lost: whole })
  const backup = shape({ name: text, at: instant, rows: whole, size: whole, seconds: whole, isLocked: yesNo, program: text, files })
  return {
    '/api/jobs/{id}': { get: make('jobs', 'job', ['后台任务', 'A job'], job) },
    '/api/jobs/{id}/cancel': { post: make('jobs', 'cancelJob', ['取消任务', 'Cancel a job'], { ...job, isPost: true }) },
    '/api/company-export': {
      post: make('jobs', 'packCompany', ['导出全公司数据（管理员）', 'Export the whole company (administrators)'], {
        isPost: true,
        answer: { status: 202, schema: shape({ job: ref('Job') }) },
        problems: ['forbidden'],
      }),
    },
    '/api/jobs/{id}/file': {
      get: make('jobs', 'jobFile', ['导出的文件', 'The file of an export'], { ...one, answer: { type: '*/*' }, problems: ['forbidden', 'missing'] }),
    },
    '/api/mail-forms': {
      get: make('imports', 'mailForms', ['可寄回的填报卡', 'Cards to be filled in and mailed'], {
        answer: { schema: shape({ mailbox: orNull(text), sends: yesNo, domain: orNull(text), forms: listOf(shape({ name: text, label: text, hint: text })) }) },
      }),
    },
    '/api/mail-forms/{name}/{format}': {
      get: make('imports', 'mailForm', ['下载填报卡（xlsx、docx、txt）', 'A card to fill in, as xlsx, docx or txt'], {
        parameters: [pathParameter('name', text), pathParameter('format', text)],
        answer: { type: '*/*' },
        problems: ['missing'],
      }),
    },
    '/api/mail-forms/{name}/send': {
      post: make(
        'imports',
        'sendMailForm',
        ['把填报卡发到邮箱：本人、同事或本公司的地址', 'Mail a card to oneself, a colleague or an address of the company'],
        {
          isPost: true,
          parameters: [pathParameter('name', text)],
          body: bodyOf(
            shape({ format: { type: 'string', enum: ['xlsx', 'docx', 'txt'] }, userId: id, address: text, recordId: id }, ['userId', 'address', 'recordId']),
          ),
          answer: { status: 202, schema: shape({ job: ref('Job') }) },
          problems: ['missing', 'conflict', 'invalid'],
        },
      ),
    },
    '/api/imports': {
      get: make('imports', 'listImports', ['我的导入', 'My imports'], {
        parameters: [queryParameter('limit', { type: 'integer', minimum: 1, maximum: 200 })],
        answer: { schema: shape({ imports: listOf(ref('Import')) }) },
      }),
      post: make('imports', 'uploadSheet', ['上传表格（xlsx、csv）', 'Upload a sheet (xlsx, csv)'], {
        body: sheet,
        answer: { ...imported, status: 202 },
        problems: ['forbidden', 'invalid'],
      }),
    },
    '/api/imports/{id}': { get: make('imports', 'readImport', ['查看导入', 'An import'], { ...one, answer: imported }) },
    '/api/imports/{id}/read': {
      post: make('imports', 'previewImport', ['按新的对应关系重新预检', 'Look through it again by another mapping'], { ...step, body: choices }),
    },
    '/api/imports/{id}/run': { post: make('imports', 'runImport', ['执行导入', 'Do the import'], { ...step, body: choices }) },
    '/api/imports/{id}/cancel': { post: make('imports', 'cancelImport', ['取消导入', 'Cancel the import'], { ...step, answer: imported }) },
    '/api/imports/{id}/undo': { post: make('imports', 'undoImport', ['撤销整次导入', 'Take the whole import back'], step) },
    '/api/imports/{id}/errors': {
      get: make('imports', 'importErrors', ['未导入的行及原因', 'Rows that did not go in, and why'], {
        parameters: [pathParameter('id'), queryParameter('format', { enum: ['xlsx', 'csv'] })],
        answer: { type: '*/*' },
        problems: ['missing', 'invalid'],
      }),
    },
    '/api/backups': {
      get: make('jobs', 'listBackups', ['备份（管理员）', 'Back-ups (administrators)'], {
        answer: { schema: shape({ folder: text, isLocked: yesNo, hour: orNull(whole), isOld: yesNo, backups: listOf(backup) }) },
        problems: ['forbidden'],
      }),
      post: make('jobs', 'backUp', ['立即备份', 'Back up now'], {
        isPost: true,
        answer: { status: 202, schema: shape({ job: ref('Job') }) },
        problems: ['forbidden'],
      }),
    },
    '/api/dead-jobs': {
      get: make('jobs', 'deadJobs', ['队列放弃的任务（管理员）', 'Jobs the queue gave up on (administrators)'], {
        answer: { schema: shape({ jobs: listOf(dead) }) },
        problems: ['forbidden'],
      }),
    },
    '/api/dead-jobs/{id}/retry': {
      post: make('jobs', 'retryJob', ['重新执行', 'Do it again'], {
        isPost: true,
        parameters: [pathParameter('id', text)],
        problems: ['forbidden', 'missing'],
      }),
    },
  }
}
