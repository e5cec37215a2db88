import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { asHouse } from '../../engine/access/person.ts'
import type { House } from '../../engine/context.ts'
import type { Ear } from '../../engine/jobs/ear.ts'
import { fill } from '../../kernel/label.ts'
import { tellAdministrators } from '../tell-administrators.ts'
import { type Account, accountOf } from './account.ts'
import { takeNew } from './fetch.ts'

/** Between two looks: all there is where the server knows no IDLE, and proof that the line still lives where it does. */
const usualMs = 60_000
/** A try that fails is told from this one in a row on: about a minute after the first. */
const toldFrom = 6
/** A server that does not say goodbye within this time (ms) is left. */
const farewellMs = 3000

/**
 * The shared mailbox, listened to (S0-23): where the server knows IDLE (RFC 2177) a mail is here within seconds, elsewhere within a
 * minute. A wrong password is told to the administrators at once, a server that is away when it stays away.
 */
export function mailboxEar(house: House, imapUrl: string, lookMs = usualMs): Ear {
  const account = accountOf(imapUrl)
  return {
    name: 'shared mailbox',
    listen: (signal) => listenTo(house, account, { signal, lookMs }),
    broke: async (error, times) => {
      const { responseText, authenticationFailed, message } = (error ?? {}) as { responseText?: string; authenticationFailed?: boolean; message?: string }
      if (!authenticationFailed && times < toldFrom) return
      const reason = (responseText ?? message ?? '').slice(0, 200)
      const text = fill(words.failed, { host: account.host, reason })
      await tellAdministrators(asHouse(house), { kind: 'mailbox', trouble: account.host, text, zone: house.zone })
    },
  }
}

type Listening = { readonly signal: AbortSignal; readonly lookMs: number }

async function listenTo(house: House, account: Account, { signal, lookMs }: Listening): Promise<void> {
  const client = clientOf(account, lookMs)
  const bell = bellOf(client, signal)
  // Whatever is under way when we are to end, a server that does not answer included.
  const leave = () => void setTimeout(() => client.close(), farewellMs).unref()
  signal.addEventListener('abort', leave, { once: true })
  try {
    await client.connect()
    while (!signal.aborted && client.usable) {
      const { uidValidity } = await client.mailboxOpen(account.folder)
      bell.hush()
      await takeNew(house, client, { box: { name: `${account.user}@${account.host}/${account.folder}`, validity: uidValidity }, signal })
      // The next command ends it. Refused, or not known to the server, the look after a while is what remains.
      if (client.capabilities.has('IDLE')) client.idle().catch(() => undefined)
      await bell.heard(lookMs)
    }
  } finally {
    await Promise.race([client.logout().catch(() => undefined), pause(farewellMs)])
    client.close()
  }
}

function clientOf({ host, port, secure, user, pass }: Account, lookMs: number): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
    // A line that is only listened to is silent between two looks.
    socketTimeout: lookMs + 60_000,
    greetingTimeout: 15_000,
    connectionTimeout: 15_000,
  })
  // Without a listener a line that breaks between two commands would end the process; the command under way says it itself.
  client.on('error', () => undefined)
  return client
}

/** Rings when there is news: a mail more, the line gone, an end of it all. What rings before somebody listens is heard all the same. */
function bellOf(client: ImapFlow, signal: AbortSignal): { hush(): void; heard(ms: number): Promise<void> } {
  let hasRung = false
  let wake = () => {}
  const ring = () => {
    hasRung = true
    wake()
  }
  client.on('exists', ring)
  client.on('close', ring)
  signal.addEventListener('abort', ring, { once: true })
  return {
    hush: () => {
      hasRung = signal.aborted
    },
    heard: async (ms) => {
      if (hasRung) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}

const words = {
  failed: {
    zh: '公司统一信箱（{host}）收信失败：{reason}。系统会不断重试，间隔最长 5 分钟；请检查 IMAP_URL。',
    en: 'The shared mailbox at {host} could not be read: {reason}. It is tried again and again, at most five minutes apart; please check IMAP_URL.',
  },
} as const
