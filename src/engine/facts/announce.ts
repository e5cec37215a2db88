import { sql } from 'kysely'
import pg from 'pg'
import type { Db, Hint } from '../context.ts'

/** Hints are gathered this long and sent in one NOTIFY: inside a transaction it would line up all commits behind one lock. */
const gatherMs = 20
/** PostgreSQL takes 8,000 bytes; a hint with more records goes out in parts, or as "many". */
const mostRecords = 40

export type Announcer = {
  readonly announce: (hint: Hint) => void
  /** Hears the hints of all processes, this one's included. Returns how to stop. */
  readonly hear: (listener: (hint: Hint) => void) => () => void
  /** Whether other processes are heard right now; while not, nothing may be kept in memory. */
  readonly isHeard: () => boolean
  readonly close: () => Promise<void>
}

/** The channel carries the schema's name, so that two companies in one database do not hear each other. */
export async function makeAnnouncer(db: Db, url: string, onError: (error: unknown) => void): Promise<Announcer> {
  const schema = (await sql<{ s: string }>`select current_schema() as s`.execute(db)).rows[0]?.s ?? 'public'
  const channel = `kexin_${schema}`
  const listeners = new Set<(hint: Hint) => void>()
  const tell = (hint: Hint) => {
    for (const listener of listeners) listener(hint)
  }
  const ear = openEar(url, channel, tell, onError)
  const waiting: Hint[] = []
  let timer: NodeJS.Timeout | undefined
  const send = async () => {
    timer = undefined
    const parts = waiting.splice(0).flatMap(inParts).map((hint) => JSON.stringify(hint))
    if (parts.length) await sql`select pg_notify(${channel}, part) from unnest(${parts}::text[]) as part`.execute(db).catch(onError)
  }
  return {
    announce: (hint) => {
      waiting.push(hint)
      timer ??= setTimeout(send, gatherMs)
    },
    hear: (listener) => {
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
  for (let at = 0; at < hint.records.length; at += mostRecords) parts.push({ ...hint, records: hint.records.slice(at, at + mostRecords) })
  // A bulk act: lists refetch, whoever may see them; naming each of 50,000 records would drown every session.
  return parts.length > 5 ? [{ ...hint, records: [] }] : parts
}

/** One connection that listens, and comes back by itself when cut. */
function openEar(url: string, channel: string, tell: (hint: Hint) => void, onError: (error: unknown) => void) {
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
