import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePost, type Post } from './send.ts'

const mails: { to: string[]; text: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() })
      done()
    })
  },
})
let post: Post

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  post = makePost({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'crm@acme.example' })
})
afterAll(() => {
  post.close()
  server.close(() => {})
})

it('sends text to one address', async () => {
  await post.send({ to: 'li@acme.example', subject: '邀请', text: 'https://crm.acme.example/set-password' })
  expect(mails).toHaveLength(1)
  expect(mails[0]?.to).toEqual(['li@acme.example'])
})

it('lets no line break of a subject become a header', async () => {
  await post.send({ to: 'li@acme.example', subject: 'Hello\r\nBcc: evil@evil.com\r\n\r\nbody', text: 'x' })
  expect(mails.at(-1)?.to).toEqual(['li@acme.example'])
  expect(mails.at(-1)?.text).not.toMatch(/^bcc:/im)
})

it.each(['a@b.c, evil@evil.com', 'a@b.c\r\nBcc: evil@evil.com', '<a@b.c>', 'Name <a@b.c>', 'a@b.c;d@e.f'])('refuses %j for an address', async (to) => {
  await expect(post.send({ to, subject: 's', text: 't' })).rejects.toThrow('not one mail address')
})
