import { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import type { Context } from '../../engine/context.ts'
import { mostBytes } from '../../engine/files/keep.ts'
import { type Clock, defineClock } from '../../engine/jobs/clock.ts'
import { fill } from '../../kernel/label.ts'
import { tellAdministrators } from '../tell-administrators.ts'
import { keepMail } from './keep-mail.ts'

/** Where the shared mailbox lies, as `IMAP_URL` says: `imaps://user:password@host/folder`. */
type Account = { readonly host: string; readonly port: number; readonly secure: boolean; readonly user: string; readonly pass: string; readonly folder: string }

/** In one go; the rest waits for the next, so that other work gets its turn. */
const mostAtOnce = 500

/** Each minute: what came to the shared mailbox since last time (S0-23). Two at once fetch nothing twice: a mail is kept once, whoever brings it. */
export const fetchMail = (imapUrl: string): Clock =>
  defineClock({ name: 'fetchMail', cron: '* * * * *', run: async (ctx) => void (await fetchFrom(ctx, accountOf(imapUrl))) })

/** Fetches by UID from where the last fetch ended. A mailbox that counts anew (UIDVALIDITY, RFC 9051 2.3.1.1) is read again from its beginning; nothing of it is kept twice (F24). */
export async function fetchFrom(ctx: Context, account: Account): Promise<number> {
  const { host, port, secure, user, pass, folder } = account
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass },
    logger: false,
    socketTimeout: 60_000,
    greetingTimeout: 15_000,
    connectionTimeout: 15_000,
  })
  // Without a listener a line that breaks between two commands would end the process; the command under way says it itself.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const box = await client.mailboxOpen(folder)
    return await takeNew(ctx, client, { name: `${user}@${host}/${folder}`, validity: box.uidValidity })
  } catch (error) {
    const reason = (error as { responseText?: string }).responseText ?? (error as Error).message
    await tellAdministrators(ctx, {
      kind: 'mailbox',
      trouble: host,
      text: fill(words.failed, { host, reason: reason.slice(0, 200) }),
      zone: ctx.house.zone,
    })
    throw error
  } finally {
    await client.logout().catch(() => client.close())
  }
}

type Box = { readonly name: string; readonly validity: bigint }

async function takeNew(ctx: Context, client: ImapFlow, box: Box): Promise<number> {
  const last = await lastOf(ctx, box)
  const found = (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || []
  // "n:*" names the newest mail even when it is older than n.
  const fresh = found.filter((uid) => uid > last).sort((a, b) => a - b)
  for (const uid of fresh.slice(0, mostAtOnce)) {
    await takeOne(ctx, client, uid)
    await remember(ctx, box, uid)
  }
  return Math.min(fresh.length, mostAtOnce)
}

/** A mail larger than we take stays where it is; its head is kept, so that somebody knows of it. */
async function takeOne(ctx: Context, client: ImapFlow, uid: number): Promise<void> {
  const described = await client.fetchOne(String(uid), { size: true, headers: true }, { uid: true })
  if (!described) return
  const isTooLarge = (described.size ?? 0) > mostBytes
  const whole = !isTooLarge && (await client.fetchOne(String(uid), { source: true }, { uid: true }))
  const bytes = (whole ? whole.source : undefined) ?? described.headers
  if (bytes) await keepMail(ctx.house, bytes)
}

async function lastOf({ db }: Context, { name, validity }: Box): Promise<number> {
  const found = await sql<{ uid: string }>`select uid from mail_fetch where account = ${name} and uid_validity = ${String(validity)}`.execute(db)
  return Number(found.rows[0]?.uid ?? 0)
}

async function remember({ db }: Context, { name, validity }: Box, uid: number): Promise<void> {
  await sql`insert into mail_fetch (account, uid_validity, uid) values (${name}, ${String(validity)}, ${uid})
    on conflict (account) do update set uid_validity = excluded.uid_validity, uid = excluded.uid`.execute(db)
}

/** `imap:` asks for TLS where the server offers it, `imaps:` begins with it. */
export function accountOf(url: string): Account {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  const secure = protocol === 'imaps:'
  return {
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  }
}

const words = {
  failed: {
    zh: '公司统一信箱（{host}）收信失败：{reason}。系统每分钟会再试；请检查 IMAP_URL。',
    en: 'The shared mailbox at {host} could not be read: {reason}. It is tried each minute; please check IMAP_URL.',
  },
} as const
