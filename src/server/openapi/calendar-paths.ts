import type { Lang } from '../../kernel/label.ts'
import { instant, type Operation, operation, orNull, type Paths, pathParameter, shape, text } from './parts.ts'

/** A person's calendar for other programs: its secret address, and what they fetch there. */
export function calendarPaths(lang: Lang): Paths {
  const make = (operationId: string, [zh, en]: readonly [string, string], more: Partial<Parameters<typeof operation>[0]> = {}): Operation =>
    operation({ tag: 'me', operationId, summary: lang === 'zh' ? zh : en, ...more })
  const feed = orNull(shape({ madeAt: instant, askedAt: orNull(instant) }))
  return {
    '/api/me/calendarFeed': {
      get: make('calendarFeed', ['我的日历订阅地址是否存在', 'Whether I have a calendar address'], { answer: { schema: shape({ feed }) } }),
      post: make('renewCalendarFeed', ['生成新的日历订阅地址，旧的立即失效', 'A new calendar address; the one before ends'], {
        isPost: true,
        answer: { status: 201, schema: shape({ path: text, feed }) },
        problems: ['forbidden'],
      }),
      delete: make('endCalendarFeed', ['停止日历订阅', 'End the calendar address'], { problems: ['forbidden'] }),
    },
    '/feeds/{file}': {
      get: make('readCalendarFeed', ['日历（iCalendar），凭地址中的密钥', 'The calendar (iCalendar), by the secret in its address'], {
        parameters: [pathParameter('file', text)],
        answer: { type: 'text/calendar', schema: text },
        problems: ['missing'],
      }),
    },
  }
}
