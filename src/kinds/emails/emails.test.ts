import { expect, it } from 'vitest'
import { emailsKind } from './emails.ts'

it('reads the addresses of a cell, the first as the main one', () => {
  expect(emailsKind.read('A@b.cn; 个人 c@d.cn', {})).toEqual({
    value: [
      { type: 'work', address: 'a@b.cn', main: true },
      { type: 'personal', address: 'c@d.cn', main: false },
    ],
  })
})

it('puts the main address first and no address twice', () => {
  expect(emailsKind.parse([{ address: 'a@b.cn' }, { address: 'c@d.cn', main: true }, { address: 'A@B.cn' }], {})).toMatchObject({
    value: [
      { address: 'c@d.cn', main: true },
      { address: 'a@b.cn', main: false },
    ],
  })
})

it('names the address it cannot read', () => {
  expect(emailsKind.read('a@b.cn; 没有', {})).toMatchObject({ code: 'email', message: { zh: expect.stringContaining('没有') } })
})
