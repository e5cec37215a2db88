import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { post, signInAs, signInHouse } from '../../test/sign-in-house.ts'

const home = await signInHouse()
const one = await home.process()
const run = promisify(execFile)
const secret = 'a secret of this test that is long enough'
const reset = (...words: string[]) =>
  run(process.execPath, ['src/app/reset-password.ts', ...words], {
    env: { ...process.env, DATABASE_URL: home.databaseUrl, KEXIN_SECRET: secret, KEXIN_URL: 'https://crm.acme.example' },
  })

it('gives an administrator who is locked out a link that works once', async () => {
  await home.account('boss@acme.example')
  const { stdout, stderr } = await reset('Boss@acme.example')
  const token = /^https:\/\/crm\.acme\.example\/set-password#([\w-]{43})\n$/.exec(stdout)?.[1]
  expect(stderr).toContain('30 分钟')
  expect((await post(one, '/api/auth/reset-password', { token, newPassword: 'lantern canal 77 moss' })).statusCode).toBe(200)
  expect((await post(one, '/api/auth/reset-password', { token, newPassword: 'harbour pine 42 owl' })).statusCode).toBe(422)
  expect((await signInAs(one, 'boss@acme.example', 'lantern canal 77 moss')).statusCode).toBe(200)
})

it('says in one line what is wrong, and ends with 1', async () => {
  await expect(reset('nobody@acme.example')).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no enabled account') })
  await expect(reset()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage') })
})
