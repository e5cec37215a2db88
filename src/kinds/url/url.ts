import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, takeText, trouble } from '../../kernel/take.ts'
import { isKeepable, tidyLine } from '../../lib/text.ts'

const longest = 2000
const notUrl = {
  code: 'url',
  message: { zh: '不像网址，应写成 https://www.example.com', en: 'This is no web address; it is written like https://www.example.com' },
}

/** Only http and https: a `javascript:` link would run in the reader's session. No name and password inside, which forge another host. */
function safeUrl(text: string): string | undefined {
  if (/\s/.test(text)) return undefined
  const whole = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole)) return undefined
  const url = new URL(whole)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && url.username === '' && url.password === '' && url.hostname.includes('.') ? url.href : undefined
}

function judge(written: string): Outcome<string> {
  if (!isKeepable(written)) return trouble(messages.badText)
  const href = written.length <= longest ? safeUrl(tidyLine(written)) : undefined
  return href === undefined || href.length > longest ? trouble(notUrl) : good(href)
}

/** A web address in its normal form; one without a scheme is taken for https. */
export const urlKind: Kind<string> = {
  name: 'url',
  sql: () => 'text',
  schema: () => ({ type: 'string', maxLength: longest }),
  parse: (input) => (typeof input === 'string' ? judge(input) : trouble(notUrl)),
  read: (cell) => judge(cellText(cell)),
  print: (value) => value,
  alike: { way: 'any', marks: (value) => [new URL(value).hostname.replace(/^www\./, '')] },
  operand: (input, op) => (op === 'contains' || op === 'startsWith' ? takeText(input, longest, tidyLine) : urlKind.parse(input, {})),
  ops: ['eq', 'ne', 'contains', 'startsWith', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  examples: {
    good: ['https://www.example.com/', 'http://example.com.cn:8080/a?b=c#d', 'https://example.com/%E4%B8%AD'],
    bad: [
      5,
      true,
      ['https://a.cn'],
      {},
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'ftp://a.cn',
      'https://',
      'https://user:pass@a.cn',
      'a b.cn',
      'localhost',
      'https://a.cn/\u0000',
      '\ud800.cn',
      `https://a.cn/${'x'.repeat(2000)}`,
    ],
  },
}

/** A field of one web address. */
export const url = <const W extends FieldWords>(words: W) => field<string, W>(urlKind, words)
