import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A disk of its own, in a file: it can be filled, and its power can be cut, as no folder's can. */
export type Disk = {
  readonly folder: string
  /** From now on nothing reaches it and nothing comes from it; what was not flushed is lost. */
  cutPower(): void
  /** It is there again, as the cut left it. */
  powerOn(): Promise<void>
  remove(): void
}

const done = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** EXT4_IOC_SHUTDOWN without flushing its journal: the kernel's own way to act as if the power had gone. */
const shutdown = "import fcntl, os, struct, sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))"

/** Undefined where this machine's rights or tools do not allow it. */
export function makeDisk(megabytes: number): Disk | undefined {
  const place = mkdtempSync(join(tmpdir(), 'kexin-disk-'))
  const [image, folder] = [join(place, 'disk'), join(place, 'mounted')]
  mkdirSync(folder)
  const powerOn = () => done('mount', '-o', 'loop', image, folder)
  const remove = () => {
    done('umount', '-l', folder)
    rmSync(place, { recursive: true, force: true })
  }
  if (!done('truncate', '-s', `${megabytes}M`, image) || !done('mkfs.ext4', '-q', '-m', '0', image) || !powerOn()) return void remove()
  done('chmod', '0711', place)
  return {
    folder,
    cutPower: () => {
      if (!done('python3', '-c', shutdown, folder)) throw new Error('the power could not be cut')
    },
    powerOn: async () => {
      // Programs that had files of it open take a moment to be gone.
      for (let tries = 0; !done('umount', folder); tries += 1) {
        if (tries === 100) throw new Error('the disk is still in use')
        await pause(200)
      }
      if (!powerOn()) throw new Error('the disk did not come back')
    },
    remove,
  }
}
