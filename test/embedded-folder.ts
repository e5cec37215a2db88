import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { clusterFolder, keysOf } from '../src/app/postgres-keys.ts'

/** A temporary folder that a database user may pass through, as a data folder must be when root runs the tests. */
export function makeEmbeddedFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o711)
  return folder
}

/** Removes a data folder, and its cluster when that had to be made in an open place (postgres-place.ts). */
export function removeEmbeddedFolder(folder: string): void {
  const keys = keysOf(folder)
  const place = keys && dirname(clusterFolder(folder, keys))
  if (place && relative(folder, place).startsWith('..')) rmSync(place, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}
