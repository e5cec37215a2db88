import type { Lang } from '../../kernel/label.ts'
import { anything, bodyOf, id, instant, listOf, operation, orNull, type Paths, pathParameter, queryParameter, ref, shape, text, whole, yesNo } from './parts.ts'

type Wish = Parameters<typeof operation>[0]

/** The routes that belong to no object. */
export function housePaths(lang: Lang): Paths {
  const make = (operationId: string, tag: string, [zh, en]: readonly [string, string], more: Partial<Wish> = {}) =>
    operation({ operationId, tag, summary: lang === 'zh' ? zh : en, ...more })
  const limit = queryParameter('limit', { type: 'integer', minimum: 1 })
  return {
    '/api/me': {
      get: make('me', 'me', ['我是谁，能做什么', 'Who I am'], { answer: { schema: anything } }),
      patch: make('changeMe', 'me', ['修改我的资料', 'Change my profile'], { body: bodyOf(anything), answer: { schema: anything }, problems: ['invalid'] }),
    },
    '/api/objects': {
      get: make('objects', 'me', ['我能看到的对象、字段与操作', 'Objects, fields and commands that I may see'], {
        answer: { schema: shape({ objects: anything }) },
      }),
    },
    '/api/objects/{object}/fields/{field}/uses': {
      get: make(
        'fieldUses',
        'house',
        ['一个字段被哪些视图、公式、布局和记录使用（管理员）', 'What uses a field: views, formulas, layout, records (administrator)'],
        {
          parameters: [pathParameter('object', text), pathParameter('field', text)],
          answer: {
            schema: shape({ uses: listOf(shape({ kind: text, title: anything, object: text, isHolding: yesNo })), records: ref('Count') }),
          },
          problems: ['forbidden', 'missing'],
        },
      ),
    },
    '/api/forms/{id}/task': {
      get: make('formTask', 'forms', ['网页表单的工作量证明（无需登录）', 'The proof of work that a web form asks for (nobody signed in)'], {
        parameters: [pathParameter('id')],
        answer: { schema: shape({ task: shape({ salt: text, challenge: text, signature: text, most: whole }) }) },
        problems: ['missing', 'busy'],
      }),
    },
    '/api/forms/{id}/answers': {
      post: make('answerForm', 'forms', ['提交网页表单（无需登录）', 'Send a web form (nobody signed in)'], {
        parameters: [pathParameter('id')],
        body: bodyOf(shape({ answers: anything, proof: shape({ salt: text, number: whole, signature: text }), website: text }, ['website'])),
        answer: { status: 201, schema: shape({ taken: yesNo }) },
        problems: ['missing', 'invalid', 'busy'],
      }),
    },
    '/api/impersonation': {
      post: make('impersonate', 'sign-in', ['管理员以他人身份进入（30 分钟）', 'An administrator enters somebody’s place, for half an hour'], {
        body: bodyOf(shape({ userId: id, mode: { type: 'string', enum: ['view', 'act'] }, reason: text })),
        answer: { status: 201, schema: shape({ until: instant }) },
        problems: ['forbidden', 'missing', 'conflict', 'invalid'],
      }),
      delete: make('impersonateEnd', 'sign-in', ['返回自己的身份', 'Return to oneself']),
    },
    '/api/authority/{userId}': {
      get: make('authority', 'me', ['权限报告：能做什么，依据哪个角色', 'What a person may do, and by which role'], {
        parameters: [pathParameter('userId'), queryParameter('format', { type: 'string', enum: ['csv'] })],
        answer: { schema: shape({ person: anything, objects: listOf(anything) }) },
        problems: ['missing', 'invalid'],
      }),
    },
    '/api/search': {
      get: make('search', 'me', ['全局搜索：中文、拼音、首字母、电话', 'Search everywhere: Chinese, pinyin, initials, digits'], {
        parameters: [queryParameter('q', { ...text, maxLength: 100 }), limit],
        answer: {
          schema: shape({ results: listOf(shape({ object: text, id, title: text, parent: orNull(shape({ object: text, id, title: orNull(text) })) })) }),
        },
        problems: ['invalid'],
      }),
    },
    '/api/notifications': {
      get: make('notices', 'me', ['我的通知', 'My notices'], {
        parameters: [queryParameter('after', id), limit],
        answer: { schema: shape({ notifications: listOf(ref('Notice')), next: orNull(id), unread: whole }) },
      }),
    },
    '/api/notifications/read': {
      post: make('readNotices', 'me', ['通知设为已读', 'Mark notices as read'], {
        isPost: true,
        body: bodyOf({ type: 'object', properties: { ids: listOf(id), all: yesNo } }),
        problems: ['invalid'],
      }),
    },
    '/api/live': {
      get: make('live', 'me', ['变化提示（SSE）：只说什么变了，不含内容', 'Hints of change (SSE): what, never what is in it'], {
        parameters: [queryParameter('ago', whole, 'Milliseconds since the page began to ask: what was told since is told again')],
        answer: { type: 'text/event-stream', schema: text },
      }),
    },
    '/api/acts/{act}/undo': {
      post: make('undo', 'acts', ['撤销一次操作', 'Take an act back'], {
        isPost: true,
        parameters: [pathParameter('act')],
        answer: { schema: shape({ act: id, undone: whole, left: listOf(shape({ object: text, id, why: text })) }) },
        problems: ['missing', 'conflict'],
      }),
    },
  }
}
