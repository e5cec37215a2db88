import { expect, it } from 'vitest'
import { fold, halfWidth, isKeepable, lengthOf, squeeze, tidyLine, tidyLines } from './text.ts'

it('trims every Unicode blank and drops marks nobody sees', () => {
  expect(tidyLine('\u3000\u00a0\u200b 张三\u200b \ufeff')).toBe('张三')
  expect(tidyLine('a\u202eb\u2066c')).toBe('abc')
  expect(tidyLine('两\r\n行\t文')).toBe('两 行 文')
})

it('keeps families of emoji and makes NFD and NFC one', () => {
  expect(tidyLine('👨‍👩‍👧')).toBe('👨‍👩‍👧')
  expect(tidyLine('e\u0301')).toBe('é')
})

it('keeps the lines of long text and nothing after them', () => {
  expect(tidyLines('一 \r\n二\r三\n\n')).toBe('一\n二\n三')
})

it('knows what PostgreSQL cannot keep', () => {
  expect(['ok', 'a\0', '\ud800', 'x\udc00'].map(isKeepable)).toEqual([true, false, false, false])
})

it('makes width, blanks and case no difference', () => {
  expect(halfWidth('ＡＢＣ（１）　￥')).toBe('ABC(1) ¥')
  expect(squeeze(' 9 1１ \u200b0')).toBe('9110')
  expect(fold('ＶＩＰ 客户')).toBe(fold('vip客户'))
})

it('counts an emoji as one', () => {
  expect(lengthOf('𠮷😀a')).toBe(3)
})
