import { expect, it } from 'vitest'
import { emailKind } from './email.ts'

it.each(['Zhang.San@Example.COM', ' zhang.san@example.com ', 'ｚｈａｎｇ.san＠example.com', 'mailto:zhang.san@example.com', '张三 <zhang.san@example.com>'])(
  'is one value however it is written: %s',
  (written) => {
    expect(emailKind.read(written, {})).toEqual({ value: 'zhang.san@example.com' })
  },
)

it.each(['a@b.cn\nBcc: x@y.cn', 'a b@c.cn', 'a@b.cn, c@d.cn', 'a@@b.cn', '.a@b.cn', 'a.@b.cn', 'a@-b.cn'])(
  'is no place to forge a header or a second reader: %j',
  (written) => {
    expect(emailKind.parse(written, {})).toMatchObject({ code: 'email' })
  },
)

it('answers at once on a hostile address', () => {
  expect(emailKind.parse(`${'a.'.repeat(150)}@${'b-'.repeat(60)}.`, {})).toMatchObject({ code: 'email' })
})
