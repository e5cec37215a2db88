import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { trimmed } from '../../lib/text.ts'
import { plainOf } from './harmless.ts'

/** A mail as far as it could be understood. What is asked of it never rests on its sender alone: anybody can write any address there. */
export type ReadMail = {
  /** Without its angle brackets; null: it bears none. */
  readonly messageId: string | null
  readonly from: Correspondent | null
  /** More senders than one: programs differ on which of them counts, so nothing is done in the name of any (RFC 5322 3.6.2). */
  readonly hasManySenders: boolean
  readonly to: readonly Correspondent[]
  readonly subject: string
  /** When its sender says it was written; null where that is no date. */
  readonly at: Date | null
  readonly text: string
  readonly html: string | null
  readonly files: readonly MailFile[]
  readonly nature: 'written' | 'automatic' | 'bounce'
  /** A mail server on its way says that the sender's address is not his. */
  readonly isForged: boolean
}
export type Correspondent = { readonly address: string; readonly name: string }
export type MailFile = { readonly name: string; readonly bytes: Uint8Array; readonly isInline: boolean }

/** Deeper, or with longer heads, nobody writes; a mail made to exhaust us is refused instead. */
const bounds = { maxNestingDepth: 30, maxHeadersSize: 512 * 1024 } as const
const mostFiles = 50

/** Reads a mail from its bytes (RFC 5322, MIME), whatever its letters are written in. Throws where it is made to exhaust its reader. */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes, { ...bounds, attachmentEncoding: 'arraybuffer' })
  const heads = headsOf(mail)
  return {
    messageId: messageIdOf(mail.messageId),
    from: peopleOf(mail.from ? [mail.from] : [])[0] ?? null,
    hasManySenders: heads('from').length > 1 || senders(heads('from')[0]) > 1,
    to: peopleOf([...(mail.to ?? []), ...(mail.cc ?? [])]),
    subject: clean(mail.subject ?? ''),
    at: dateOf(mail.date),
    text: clean(mail.text?.trim() ? mail.text : plainOf(mail.html ?? '')).trim(),
    html: mail.html?.trim() ? clean(mail.html) : null,
    files: mail.attachments.slice(0, mostFiles).map(fileOf),
    nature: natureOf(mail, heads),
    isForged: heads('authentication-results').some((said) => /\b(dmarc|spf|dkim)\s*=\s*fail\b/i.test(said)),
  }
}

/** Only the head: enough to know a mail again and to call it by its subject, however large it is. */
export async function readHead(bytes: Uint8Array): Promise<Pick<ReadMail, 'messageId' | 'from' | 'subject'>> {
  const start = bytes.subarray(0, bounds.maxHeadersSize)
  const end = new TextDecoder('latin1').decode(start).search(/\r?\n\r?\n/)
  const { messageId, from, subject } = await readMail(end < 0 ? start : start.subarray(0, end))
  return { messageId, from, subject }
}

type Heads = (name: string) => readonly string[]

const headsOf =
  ({ headers }: Email): Heads =>
  (name) =>
    headers.flatMap(({ key, value }) => (key === name ? [value] : []))

/** Letters that no text may hold: NUL and halves of pairs. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed().replace(/\r\n?/g, '\n')

const messageIdOf = (text: string | undefined): string | null => trimmed(clean(text ?? ''), (letter) => /[\s<>]/.test(letter)).slice(0, 900) || null

function peopleOf(addresses: readonly Address[]): Correspondent[] {
  const all = addresses.flatMap((each) => each.group ?? [each])
  return all.flatMap(({ address, name }) => (address ? [{ address: clean(address).trim().toLowerCase(), name: clean(name).trim() }] : []))
}

const senders = (from: string | undefined): number => (from?.match(/<[^<>@]+@[^<>]+>/g) ?? []).length

function dateOf(text: string | undefined): Date | null {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? null : at
}

function fileOf({ filename, mimeType, content, disposition, related }: Attachment): MailFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return { name: clean(filename ?? `file.${extensionOf(mimeType)}`), bytes, isInline: disposition === 'inline' || related === true }
}

const extensionOf = (type: string): string => (type === 'message/rfc822' ? 'eml' : (/\/([a-z0-9]{1,5})$/i.exec(type)?.[1] ?? 'bin').toLowerCase())

/** Written by a program (RFC 3834), sent to a list, or back because it could not be delivered (RFC 3464). */
function natureOf(mail: Email, heads: Heads): ReadMail['nature'] {
  const says = (name: string, what: RegExp) => heads(name).some((value) => what.test(value))
  const isReport =
    says('content-type', /report-type\s*=\s*"?delivery-status/i) || mail.attachments.some(({ mimeType }) => mimeType === 'message/delivery-status')
  if (isReport || /^(mailer-daemon|postmaster)@/i.test(mail.from?.address ?? '') || says('return-path', /^\s*<>\s*$/)) return 'bounce'
  const isAutomatic =
    heads('auto-submitted').some((value) => !/^\s*no\b/i.test(value)) ||
    says('precedence', /bulk|junk|list|auto_reply/i) ||
    heads('list-id').length > 0 ||
    heads('x-autoreply').length > 0 ||
    heads('x-autorespond').length > 0 ||
    says('x-auto-response-suppress', /\b(all|oof|autoreply)\b/i)
  return isAutomatic ? 'automatic' : 'written'
}
