import type { AddressInfo } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { House } from '../../engine/context.ts'
import { mostBytes } from '../../engine/files/keep.ts'
import { keepMail } from './keep-mail.ts'

export type MailDrop = { readonly port: number; close(): Promise<void> }
export type DropOptions = {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** The shared mailbox's address; undefined: whatever a mail is sent to. */
  readonly address: string | undefined
}

/** Mails of one sender in a minute; who sends more is asked to send the rest later, and his mail server does. */
const mostInMinute = 2000
const connections = 20

/**
 * The shared mailbox's own door (S0-23): takes mails over SMTP (RFC 5321) and passes none on. A mail is answered "taken" when it is in
 * the database; whatever goes wrong before is answered so that its sender's server keeps it and tries again, or tells its sender why not.
 */
export async function openMailDrop(house: House, { host, port, address }: DropOptions): Promise<MailDrop> {
  const pace = new RateLimiterMemory({ points: mostInMinute, duration: 60 })
  const server = new SMTPServer({
    name: 'kexin',
    banner: 'Kexin mail drop',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    maxClients: connections,
    socketTimeout: 60_000,
    closeTimeout: 2000,
    logger: false,
    onMailFrom: ({ address: from }, _, done) =>
      void pace.consume(from.toLowerCase() || '<>').then(
        () => done(),
        () => done(tooMany()),
      ),
    onRcptTo: ({ address: to }, _, done) => done(isOurs(to, address) ? null : answer(550, '5.1.1 There is no such mailbox here')),
    onData: (stream, _, done) =>
      void take(house, stream).then(
        (said) => done(null, said),
        (error) => done(error),
      ),
  })
  server.on('error', (error) => house.log.warn({ err: error }, 'a sender of mail broke off'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  return { port: (server.server.address() as AddressInfo).port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** `cards+east@acme.cn` is the mailbox `cards@acme.cn`, with a mark of its sender's own. */
function isOurs(to: string, address: string | undefined): boolean {
  if (address === undefined) return true
  const plain = (text: string) => text.toLowerCase().replace(/^([^+@]*)\+[^@]*@/, '$1@')
  return plain(to) === plain(address)
}

async function take(house: House, stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) parts.push(part)
  if (stream.sizeExceeded)
    throw answer(552, `5.3.4 The mail is larger than ${mostBytes / 1024 / 1024} MB; send its attachments in several mails, or upload them on the page`)
  try {
    return (await keepMail(house, Buffer.concat(parts))) === 'kept' ? '2.0.0 Taken' : '2.0.0 Taken before, by its Message-ID'
  } catch (error) {
    house.log.error({ err: error }, 'a mail could not be kept')
    throw answer(451, '4.3.0 It cannot be kept at this moment; please try again')
  }
}

const tooMany = () => answer(451, `4.7.1 More than ${mostInMinute} mails in a minute; please send the rest later`)
const answer = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })
