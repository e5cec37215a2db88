import { afterAll, expect, it } from 'vitest'
import { mailboxEar } from '../src/app/mail/mailbox-ear.ts'
import { inboundMail } from '../src/crm/intake/inbound-mail.object.ts'
import { openEar, type Pace } from '../src/engine/jobs/ear.ts'
import { openPool } from '../src/engine/schema/database.ts'
import { bootApp } from './app.ts'
import { startImap } from './imap-server.ts'

/** The shared mailbox read from a real IMAP server (S0-23, F24). Where this machine can have none, the test says so. */
const server = await startImap()
if (!server) console.warn('no IMAP server can be installed here: the fetching of mail is not tested')
const { admin, opened, databaseUrl } = await bootApp()
const { pool } = openPool(databaseUrl, { max: 8, onError: () => undefined })
const stops: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop()
  await pool.end()
  await server?.close()
})

const mail = (id: number | string, text = 'x') =>
  `From: stranger@else.test\nTo: cards@kexin.test\nSubject: mail ${id}\nMessage-ID: <${id}@else.test>\n\n${text}\n`
const subjects = async () => (await admin.get(`/api/${inboundMail.plural}?limit=200`)).body.records.map(({ subject }: { subject: string }) => subject).sort()
const never = 86_400_000
const patience = { timeout: 30_000 }

const quick: Pace = { askMs: 50, firstMs: 20, mostMs: 200, goodMs: 60_000 }

/** A process that listens; looks by itself so often (ms). */
function listening(lookMs: number, url = server?.url ?? '', pace = quick) {
  const ear = openEar(mailboxEar(opened.house, url, lookMs), { pool, house: opened.house, pace })
  stops.push(ear.stop)
  return ear
}

it.skipIf(!server)('has each mail here when it comes, without asking for it, once; and listens again when its line was cut', async () => {
  server?.deliver(mail(1))
  const ears = [listening(never), listening(never)]
  await expect.poll(subjects, patience).toEqual(['mail 1'])
  for (const id of [2, 3]) server?.deliver(mail(id))
  await expect.poll(subjects, patience).toEqual(['mail 1', 'mail 2', 'mail 3'])
  await expect.poll(() => server?.lines(), patience).toBe(1)
  server?.cut()
  server?.deliver(mail(4))
  await expect.poll(subjects, patience).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4'])
  expect(server?.lines()).toBe(1)
  await Promise.all(ears.map((each) => each.stop()))
  await expect.poll(() => server?.lines(), patience).toBe(0)
})

it.skipIf(!server)('goes on where it stopped, doubles nothing when two read at once or the mailbox counts anew', async () => {
  server?.deliver(mail(5))
  const ending = new AbortController()
  const both = [1, 2].map(() => mailboxEar(opened.house, server?.url ?? '', never).listen(ending.signal))
  await expect.poll(subjects, patience).toEqual([1, 2, 3, 4, 5].map((id) => `mail ${id}`))
  ending.abort()
  await Promise.all(both)
  await server?.beginAnew()
  for (const id of [5, 6]) server?.deliver(mail(id))
  const ear = listening(never)
  await expect.poll(subjects, patience).toEqual([1, 2, 3, 4, 5, 6].map((id) => `mail ${id}`))
  await ear.stop()
})

it.skipIf(!server)('keeps of a mail that is too large its head, so that somebody hears of it', async () => {
  const ear = listening(never)
  server?.deliver(mail('large', 'y'.repeat(27 * 1024 * 1024)))
  await expect.poll(subjects, patience).toContain('mail large')
  await ear.stop()
})

it('on a server that knows no IDLE is looked at now and then', async ({ skip }) => {
  const plain = await startImap('IMAP4rev1 UIDPLUS')
  if (!plain) return skip()
  stops.push(plain.close)
  // Another mailbox by its name: two that were made in one second count alike.
  const ear = listening(100, plain.url.replace('cards:', 'plain:'))
  await expect.poll(() => plain.lines(), patience).toBe(1)
  plain.deliver(mail('plain'))
  await expect.poll(subjects, patience).toContain('mail plain')
  await ear.stop()
})

const told = async () => (await admin.get('/api/notifications?limit=50')).body.notifications.filter(({ kind }: { kind: string }) => kind === 'mailbox')

it.skipIf(!server)('with a wrong password tells the administrators at once', async () => {
  const ear = listening(never, server?.url.replace('secret', 'wrong'), { ...quick, firstMs: never, mostMs: never })
  await expect.poll(async () => (await told()).length, patience).toBe(1)
  await ear.stop()
})

it('that stays away is told to the administrators, and is tried again', async () => {
  const ear = listening(never, 'imap://cards:secret@localhost:1/INBOX')
  await expect.poll(async () => (await told()).map(({ text }: { text: string }) => text).join(), patience).toContain('localhost')
  await ear.stop()
})
