import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from './password-hash.ts'
import { passwordTroubles } from './password-policy.ts'

const context = ['华软电力', 'Acme Power', 'li.ming@acme.example', '李明']
const codeOf = async (password: string) => (await passwordTroubles(password, context))[0]?.code

describe('the password policy', () => {
  it.each([
    '1234567890',
    'password123',
    'qwertyuiop',
    'woaini1314',
    'woaini520520',
    'P@ssw0rd123',
    'Zhangsan123',
    'abcd1234567',
    '5845201314',
    'aaaaaaaaaa',
    'a1234567890',
    'guanliyuan123',
  ])('refuses the common %s', async (password) => expect(await codeOf(password)).toBe('common'))
  it.each(['acme power1', 'AcmePower1!', 'li.ming@acme.example', 'acme.example', '李明李明李明李明李明李'])(
    'refuses %s, which everybody in the company knows',
    async (password) => expect(['context', 'common']).toContain(await codeOf(password)),
  )
  it.each(['correct horse battery', '春眠不觉晓处处闻啼鸟', 'kite lamp river 9', 'aaaaaaaaab but then a sentence', 'Kd8#fj2!pQ'])(
    'takes %s: letters of one case, no digit, Chinese or spaces are all fine',
    async (password) => expect(await codeOf(password)).toBeUndefined(),
  )
  it('asks for ten characters and takes 128, counted as characters', async () => {
    expect(await codeOf('kd8fj2pqz')).toBe('tooShort')
    expect(await codeOf('𠀀𠀁𠀂𠀃𠀄')).toBe('tooShort')
    expect(await codeOf(`${'kite lamp '.repeat(12)}river 99`)).toBeUndefined()
    expect(await codeOf('kite lamp '.repeat(13))).toBe('tooLong')
  })
})

it('keeps a password as argon2id with 64 MiB, three passes, and knows it again through another input method', async () => {
  const kept = await hashPassword('ｋｉｔｅ ｌａｍｐ １２')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await isPassword('kite lamp 12', kept)).toBe(true)
  expect(await isPassword('kite lamp 13', kept)).toBe(false)
  expect(await hashPassword('kite lamp 12')).not.toBe(kept)
})
