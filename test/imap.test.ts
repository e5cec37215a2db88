import { afterAll, expect, it } from 'vitest'
import { accountOf, fetchFrom } from '../src/app/mail/fetch.ts'
import { inboundMail } from '../src/crm/intake/inbound-mail.object.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { bootApp } from './app.ts'
import { startImap } from './imap-server.ts'

/** The shared mailbox fetched from a real IMAP server (S0-23, F24). Where this machine can have none, the test says so. */
const { admin, opened } = await bootApp()
const server = await startImap()
if (!server) console.warn('no IMAP server can be installed here: the fetching of mail is not tested')
afterAll(() => server?.close())

const mail = (id: number | string, text = 'x') =>
  `From: stranger@else.test\nTo: cards@kexin.test\nSubject: mail ${id}\nMessage-ID: <${id}@else.test>\n\n${text}\n`
const subjects = async () => (await admin.get(`/api/${inboundMail.plural}?limit=200`)).body.records.map(({ subject }: { subject: string }) => subject).sort()
const fetchNow = () => fetchFrom(asHouse(opened.house), accountOf(server?.url ?? ''))

it.skipIf(!server)('takes each mail once, goes on where it stopped, and doubles nothing when the mailbox counts anew', async () => {
  for (const id of [1, 2, 3]) server?.deliver(mail(id))
  expect(await fetchNow()).toBe(3)
  expect(await fetchNow()).toBe(0)
  server?.deliver(mail(4))
  await Promise.all([fetchNow(), fetchNow()])
  expect(await subjects()).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4'])
  await server?.beginAnew()
  for (const id of [4, 5]) server?.deliver(mail(id))
  await fetchNow()
  expect(await subjects()).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4', 'mail 5'])
})

it.skipIf(!server)('keeps of a mail that is too large its head, so that somebody hears of it', async () => {
  server?.deliver(mail('large', 'y'.repeat(27 * 1024 * 1024)))
  expect(await fetchNow()).toBe(1)
  expect(await subjects()).toContain('mail large')
})

it('that cannot be reached tells the administrators, and the clock tries again', async () => {
  await expect(fetchFrom(asHouse(opened.house), accountOf('imap://cards:secret@127.0.0.1:1/INBOX'))).rejects.toThrow()
  const told = (await admin.get('/api/notifications?limit=20')).body.notifications
  expect(told.map(({ kind }: { kind: string }) => kind)).toContain('mailbox')
})
