import type { Readable } from 'node:stream'

export type Part = 'whole' | 'thumbnail'

/** Where bytes lie: under the SHA-256 of what they are, so equal files lie there once and none is ever changed. */
export type FileStore = {
  /** A path for bytes on their way in; its maker removes what he leaves there. */
  incoming(): Promise<string>
  /** Moves bytes to their place, safe from a power cut when it returns. What lies there already is the same. */
  keep(path: string, hash: string, part: Part): Promise<void>
  /** Undefined: they are not there. */
  read(hash: string, part: Part): Promise<{ readonly size: number; readonly bytes: Readable } | undefined>
  drop(hash: string): Promise<void>
  /** Hashes of all that lie there, in any order. */
  list(): AsyncIterable<string>
  /** Throws a Problem with one clear line where the place cannot be used: asked once, at the start. */
  check(): Promise<void>
  /** Keeps one piece of an upload where every process finds it; one that lies there at this place is replaced. */
  keepPiece(path: string, upload: string, offset: number): Promise<void>
  /** Undefined: none begins there. */
  readPiece(upload: string, offset: number): Promise<{ readonly size: number; readonly bytes: Readable } | undefined>
  dropPieces(upload: string): Promise<void>
  /** Removes what was on its way in before then: a killed process leaves it, and a person who never came back. */
  sweep(before: Date): Promise<void>
}
