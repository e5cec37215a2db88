import { expect, it } from 'vitest'
import { longTextKind } from './long-text.ts'

it('keeps lines and makes line ends one', () => {
  expect(longTextKind.parse('一\r\n二\r三  \n', {})).toEqual({ value: '一\n二\n三' })
})

it('keeps what looks like markup as the text it is', () => {
  expect(longTextKind.parse('<b>x</b>', {})).toEqual({ value: '<b>x</b>' })
})
