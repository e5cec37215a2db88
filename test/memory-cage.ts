import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A bound that the kernel keeps: a process beyond it is killed, as a container's would be. */
export type Cage = {
  readonly keep: (pid: number) => void
  /** Most it ever took, in megabytes. */
  readonly peak: () => number
  readonly remove: () => void
}

const megabyte = 1024 * 1024
/** Control groups of version 1 and 2 name the same three things differently. */
const versions = [
  { place: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes', peak: 'memory.max_usage_in_bytes' },
  { place: '/sys/fs/cgroup', limit: 'memory.max', peak: 'memory.peak' },
] as const

/** Undefined where this machine's rights do not allow it. */
export function makeCage(megabytes: number): Cage | undefined {
  const version = versions.find(({ place }) => existsSync(join(place, 'cgroup.procs')))
  if (!version) return undefined
  const folder = join(version.place, `kexin-${randomBytes(4).toString('hex')}`)
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, version.limit), String(megabytes * megabyte))
  } catch {
    return undefined
  }
  return {
    keep: (pid) => writeFileSync(join(folder, 'cgroup.procs'), String(pid)),
    peak: () => Number(readFileSync(join(folder, version.peak), 'utf8')) / megabyte,
    remove: () => rmdirSync(folder),
  }
}
