import { createTransport } from 'nodemailer'

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Where an answer goes, when not to the house's own address. */
  readonly replyTo?: string
  readonly files?: readonly MailFile[]
}
export type MailFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }
export type Post = { send(mail: Mail): Promise<void>; close(): void }

/**
 * The one place where mail is built. Text, and files it is given as bytes; the recipient is one address; whatever it is
 * given, no header of its own, no file of this machine and nothing fetched from an address gets into a mail. The server's certificate is checked.
 */
export function makePost({ smtpUrl, from }: { readonly smtpUrl: string; readonly from: string }): Post {
  const transport = createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return {
    async send({ to, subject, text, replyTo, files = [] }) {
      const address = oneAddress(to)
      await transport.sendMail({
        from: { name: '客心 Kexin', address: oneAddress(from) },
        to: { name: '', address },
        subject: oneLine(subject),
        text,
        ...(replyTo ? { replyTo: oneAddress(replyTo) } : {}),
        attachments: files.map(({ name, type, bytes }) => ({ filename: oneLine(name), contentType: type, content: bytes })),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}

/** A list, a name part or a line break in an address is an attempt to send elsewhere; it is refused, never cleaned. */
function oneAddress(text: string): string {
  if (/^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/.test(text) && text.length <= 254) return text
  throw new Error('not one mail address')
}

const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
