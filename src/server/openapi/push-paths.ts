import type { Lang } from '../../kernel/label.ts'
import { bodyOf, id, instant, listOf, type Operation, operation, type Paths, pathParameter, shape, text } from './parts.ts'

/** Browsers that are told of one's notices while the page is closed (Web Push, RFC 8030). */
export function pushPaths(lang: Lang): Paths {
  const make = (operationId: string, [zh, en]: readonly [string, string], more: Partial<Parameters<typeof operation>[0]> = {}): Operation =>
    operation({ tag: 'me', operationId, summary: lang === 'zh' ? zh : en, isInPerson: true, problems: ['forbidden'], ...more })
  return {
    '/api/me/pushBrowsers': {
      get: make('pushBrowsers', ['接收我的通知的浏览器', 'Browsers that are told of my notices'], {
        answer: { schema: shape({ publicKey: text, browsers: listOf(shape({ id, endpoint: text, madeAt: instant })) }) },
      }),
      post: make('addPushBrowser', ['让这个浏览器接收通知', 'Let this browser be told'], {
        isPost: true,
        body: bodyOf(shape({ endpoint: text, keys: shape({ p256dh: text, auth: text }) })),
        answer: { status: 201, schema: shape({ id }) },
        problems: ['forbidden', 'invalid'],
      }),
    },
    '/api/me/pushBrowsers/{id}': {
      delete: make('endPushBrowser', ['不再通知这个浏览器', 'Tell this browser no more'], {
        parameters: [pathParameter('id')],
        problems: ['forbidden', 'missing'],
      }),
    },
  }
}
