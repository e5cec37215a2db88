import { closeSync, fsyncSync, openSync } from 'node:fs'

/** A name given to a file is safe from a power cut once its folder is flushed too (F4). Windows keeps no such promise and takes no such wish. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
