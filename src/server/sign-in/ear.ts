import { setTimeout as pause } from 'node:timers/promises'
import { Client, type Pool } from 'pg'
import type { House } from '../../engine/context.ts'

export type Ear = { isLive(): boolean; ready: Promise<void>; close(): Promise<void> }

type Options = { readonly pool: Pool; readonly heard: (authId: string) => void; readonly deaf: () => void; readonly log: House['log'] }

const heartbeat = 10_000

/**
 * Hears from the database whose sessions or keys changed in any process. While it is deaf nothing may be remembered,
 * since an ended session could live on. A connection cut without a word is found out by the heartbeat.
 */
export function makeEar({ pool, heard, deaf, log }: Options): Ear {
  let client: Client | undefined
  const closing = new AbortController()
  let announceReady = () => {}
  const ready = new Promise<void>((resolve) => {
    announceReady = resolve
  })

  async function listenForEver(): Promise<void> {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(wait * 2, 5000)) {
      const began = Date.now()
      const err = await listenOnce().catch((error: unknown) => error)
      if (!closing.signal.aborted) log.warn({ err }, 'sign-in does not hear the database; trying again')
      if (Date.now() - began > 60_000) wait = 100
      await pause(wait, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  async function listenOnce(): Promise<void> {
    // pg hides the password of a pool from being copied.
    const fresh = new Client({ ...pool.options, password: pool.options.password, keepAlive: true, query_timeout: heartbeat })
    const cut = new Promise<void>((resolve) => fresh.once('end', resolve).once('error', () => resolve()))
    fresh.on('error', () => {})
    fresh.on('notification', ({ payload }) => payload && heard(payload))
    const beat = new AbortController()
    try {
      await fresh.connect()
      const { rows } = await fresh.query<{ channel: string }>("select quote_ident('sign_in:' || current_schema()) as channel")
      await fresh.query(`listen ${rows[0]?.channel}`)
      if (closing.signal.aborted) return
      // An answer asked for before now may miss a change that nobody announced to us.
      deaf()
      client = fresh
      announceReady()
      await Promise.race([cut, beatWhileHeard(fresh, beat.signal)])
    } finally {
      client = undefined
      deaf()
      beat.abort()
      await Promise.race([fresh.end().catch(() => {}), pause(1000)])
    }
  }

  const listening = listenForEver()
  return {
    isLive: () => client !== undefined,
    ready,
    async close() {
      closing.abort()
      await client?.end().catch(() => {})
      await listening
    },
  }
}

/** Ends when the database has not answered in time. */
async function beatWhileHeard(client: Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(heartbeat, undefined, { signal, ref: false }).catch(() => {})
    if (
      !signal.aborted &&
      !(await client.query('select 1').then(
        () => true,
        () => false,
      ))
    )
      return
  }
}
