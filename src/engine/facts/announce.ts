import { sql } from 'kysely'
import pg from 'pg'
import type { Db, Hint } from '../context.ts'

/** Hints are gathered this long and sent in one NOTIFY: inside a transaction it would line up all commits behind one lock. */
const gatherMs = 20
/** PostgreSQL takes 8,000 bytes; a hint with more records goes out in parts, or as "many". */
const mostRecords = 40

/** Hears the hints of all processes, this one's included; `missed`: for a while nothing was heard, so anything may have happened. Returns how to stop. */
export type Hear = (listener: (hint: Hint) => void, missed?: () => void) => () => void

export type Announcer = {
  readonly announce: (hint: Hint) => void
  /** Told by the commit of this transaction itself: every process hears of it, or it did not happen. For what is rare and must not be lost. */
  readonly announceIn: (tx: Db, hints: readonly Hint[]) => Promise<void>
  readonly hear: Hear
  /** Whether other processes are heard right now; while not, nothing may be kept in memory. */
  readonly isHeard: () => boolean
  readonly close: () => Promise<void>
}

/** The channel carries the schema's name, so that two companies in one database do not hear each other. */
export async function makeAnnouncer(db: Db, url: string, onError: (error: unknown) => void): Promise<Announcer> {
  const schema = (await sql<{ s: string }>`select current_schema() as s`.execute(db)).rows[0]?.s ?? 'public'
  const channel = `kexin_${schema}`
  const listeners = new Set<{ hint: (hint: Hint) => void; missed?: () => void }>()
  const ear = openEar(url, channel, {
    tell: (hint) => {
      for (const listener of listeners) listener.hint(hint)
    },
    opened: () => {
      for (const listener of listeners) listener.missed?.()
    },
    onError,
  })
  const notify = async (on: Db, hints: readonly Hint[]) => {
    const parts = hints.flatMap(inParts).map((hint) => JSON.stringify(hint))
    if (parts.length) await sql`select pg_notify(${channel}, part) from unnest(${parts}::text[]) as part`.execute(on)
  }
  const waiting: Hint[] = []
  let timer: NodeJS.Timeout | undefined
  const send = async () => {
    timer = undefined
    await notify(db, waiting.splice(0)).catch(onError)
  }
  return {
    announce: (hint) => {
      waiting.push(hint)
      timer ??= setTimeout(send, gatherMs)
    },
    announceIn: notify,
    hear: (hint, missed) => {
      const listener = { hint, ...(missed ? { missed } : {}) }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isHeard: () => ear.isOpen(),
    close: async () => {
      clearTimeout(timer)
      await send()
      await ear.close()
    },
  }
}

function inParts(hint: Hint): Hint[] {
  const parts: Hint[] = []
  if (!hint.records.length) return [hint]
  for (let at = 0; at < hint.records.length; at += mostRecords) parts.push({ ...hint, records: hint.records.slice(at, at + mostRecords) })
  // A bulk act: lists refetch, whoever may see them; naming each of 50,000 records would drown every session.
  return parts.length > 5 ? [{ ...hint, records: [] }] : parts
}

type Ear = {
  readonly tell: (hint: Hint) => void /** From now on all is heard; what was said before may be lost. */
  readonly opened: () => void
  readonly onError: (error: unknown) => void
}

/** One connection that listens, and comes back by itself when cut. */
function openEar(url: string, channel: string, { tell, opened, onError }: Ear) {
  let client: pg.Client | undefined
  let closed = false
  let open = false
  const connect = async () => {
    if (closed) return
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    client = next
    const again = (error?: unknown) => {
      if (client !== next) return
      open = false
      client = undefined
      if (closed) return
      if (error) onError(error)
      setTimeout(connect, 500).unref()
    }
    next.on('error', again)
    next.on('end', () => again())
    next.on('notification', ({ payload }) => payload && tell(JSON.parse(payload) as Hint))
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      open = true
      opened()
    } catch (error) {
      again(error)
    }
  }
  void connect()
  return {
    isOpen: () => open,
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}
