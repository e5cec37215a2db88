import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asHouse } from '../src/engine/access/person.ts'
import { makePost, type Post } from '../src/engine/mail/send.ts'
import { mailNotices } from '../src/engine/notices/mail-notices.ts'
import { tellPeople } from '../src/engine/notices/notice.ts'
import { bootApp } from './app.ts'

/** Reminders by mail (S2-04): a real mail server, which may refuse. */
const { person, opened } = await bootApp()
const mails: { to: string[]; text: string }[] = []
let isDown = false
const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  onMailFrom: (_, __, done) => done(isDown ? new Error('busy') : null),
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', async () => {
      const { text = '' } = await PostalMime.parse(Buffer.concat(parts))
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
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
  server.close(() => undefined)
})

it('goes by mail to who wants that kind of notice by mail, once, with a link; to nobody else; and again when the mail server was down', async () => {
  const giver = await person({ name: '王委派', roles: ['rep'] })
  const wanting = await person({ name: '钱邮件', roles: ['rep'] })
  const other = await person({ name: '孙不要', roles: ['rep'] })
  expect((await wanting.patch('/api/me', { mailNotices: ['mention'] })).status).toBe(200)
  expect((await wanting.get('/api/me')).body.user.mailNotices).toEqual(['mention'])
  const task = (await giver.post('/api/tasks', { subject: '看样品', dueAt: new Date(Date.now() + 3_600_000).toISOString() })).body.record
  const house = asHouse(opened.house)
  const tell = (userId: string, kind: string) =>
    tellPeople(house, [
      { userId, kind, actorId: null, object: 'task', recordId: task.id, text: { zh: '请看样品', en: 'Please look' }, cause: `${kind}:${userId}` },
    ])
  for (const { id } of [wanting, other]) for (const kind of ['mention', 'due']) await tell(id, kind)
  isDown = true
  await mailNotices(post, 'https://crm.example').run(house)
  expect(mails).toEqual([])
  isDown = false
  for (let turn = 0; turn < 3; turn++) await mailNotices(post, 'https://crm.example').run(house)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.to).toEqual([(await wanting.get('/api/me')).body.user.email])
  expect(mails[0]?.text).toContain(`https://crm.example/tasks/${task.id}`)
})
