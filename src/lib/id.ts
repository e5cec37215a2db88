import { v7 } from 'uuid'

/** A new id: UUIDv7, made here and not by the database (PostgreSQL 15 has none), rising within this process even inside one millisecond. */
export function newId(): string {
  const random = takeRandom()
  const now = Date.now()
  if (now > last.msecs) last = { msecs: now, seq: (random[0] as number) * 2 ** 22 }
  else last = last.seq < mostSeq ? { ...last, seq: last.seq + 1 } : { msecs: last.msecs + 1, seq: 0 }
  return v7({ ...last, random })
}

/** A new id of an earlier moment (ms since 1970): for what happened before it was written down here, so that it stands in its place. */
export const newIdAt = (ms: number): string => v7({ msecs: Math.max(0, Math.floor(ms)), random: takeRandom().slice() })

/** The counter that keeps ids of one millisecond in order begins low enough for millions more. */
const mostSeq = 2 ** 31 - 1
let last = { msecs: 0, seq: 0 }

// Asked 16 bytes at a time, the system's random numbers were a twentieth of an import's time.
const pool = new Uint8Array(4096)
let taken = pool.length

function takeRandom(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool)
    taken = 0
  }
  taken += 16
  return pool.subarray(taken - 16, taken)
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A UUID in its one written form, lower-case. */
export const isId = (text: string): boolean => shape.test(text)

/** The smallest id of a moment (ms since 1970): bounds of partitions and of "since" look-ups. */
export function firstIdAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** When an id was made, in ms since 1970. */
export const timeOfId = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
