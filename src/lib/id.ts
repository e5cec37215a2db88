import { v7 } from 'uuid'

/** A new id: UUIDv7, made here and not by the database (PostgreSQL 15 has none), rising within this process even inside one millisecond. */
export const newId = (): string => v7()

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
