import type { Lang } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nameOf, record, summaryOf } from './object-parts.ts'
import { anything, bodyOf, id, listOf, operation, orNull, type Paths, pathParameter, queryParameter, ref, shape, text, yesNo } from './parts.ts'

/** What stands around a record: its history, comments, followers, members. */
export function aroundPaths(object: Declaration, lang: Lang): Paths {
  const at = `/api/${object.plural}/{id}`
  const tag = object.name
  const problems = ['missing', 'invalid'] as const
  const make = (operationId: string, zh: string, en: string, more: Partial<Parameters<typeof operation>[0]>) =>
    operation({ tag, operationId: nameOf(operationId, object), summary: summaryOf(object, lang, zh, en), parameters: [record], problems, ...more })
  const member = [record, pathParameter('userId')]
  return {
    [`${at}/facts`]: {
      get: make('history', '历史：', 'History:', {
        parameters: [
          record,
          queryParameter('children', yesNo, 'With what happened beneath it'),
          queryParameter('after', id),
          queryParameter('limit', { type: 'integer', minimum: 1, maximum: 200 }),
          queryParameter('verbs', text),
          queryParameter('objects', text),
        ],
        answer: { schema: shape({ facts: listOf(ref('Fact')), next: orNull(id) }) },
      }),
    },
    ...(object.readsLogged
      ? {
          [`${at}/reads`]: {
            get: make('reads', '谁看过：', 'Who has read', {
              answer: { schema: shape({ reads: listOf(shape({ person: anything, day: text, firstAt: text, lastAt: text, times: { type: 'integer' } })) }) },
            }),
          },
        }
      : {}),
    [`${at}/comments`]: {
      post: make('comment', '评论', 'Comment on', {
        isPost: true,
        body: bodyOf(shape({ text, mentions: { ...listOf(id), maxItems: 50 }, files: { ...listOf(id), maxItems: 20 } }, ['mentions', 'files'])),
        answer: { status: 201, schema: shape({ fact: ref('Fact') }) },
      }),
    },
    [`${at}/files`]: {
      get: make('files', '文件：', 'Files of', { answer: { schema: shape({ files: listOf(ref('PlacedFile')) }) } }),
    },
    [`${at}/follow`]: {
      get: make('following', '是否关注', 'Do I follow', { answer: { schema: shape({ following: yesNo }) } }),
      put: make('follow', '关注', 'Follow', {}),
      delete: make('unfollow', '不再关注', 'Follow no longer', {}),
    },
    [`${at}/why`]: {
      get: make('why', '为什么能或不能：', 'Why one may or may not:', {
        parameters: [record, queryParameter('person', id, 'Somebody else, whom you may read')],
        answer: { schema: shape({ record: anything, person: anything, verdicts: listOf(ref('Verdict')), fields: listOf(ref('NarrowField')) }) },
      }),
    },
    [`${at}/members`]: { get: make('members', '成员：', 'Members of', { answer: { schema: shape({ members: listOf(ref('Member')) }) } }) },
    [`${at}/members/{userId}`]: {
      put: make('share', '添加成员：', 'Count somebody in on', {
        parameters: member,
        body: bodyOf(shape({ right: { type: 'string', enum: ['read', 'write'] }, until: orNull(text) }, ['until'])),
      }),
      delete: make('unshare', '移除成员：', 'Count somebody out of', { parameters: member }),
    },
  }
}
