import { mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { stage } from './postgres-place.ts'

const folder = mkdtempSync(join(tmpdir(), 'kexin-place-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('lets the database user read and run the copied programs, though the checkout was made for its owner alone', () => {
  const origin = join(folder, 'native')
  mkdirSync(join(origin, 'bin'), { recursive: true, mode: 0o700 })
  writeFileSync(join(origin, 'bin', 'initdb'), '', { mode: 0o700 })
  writeFileSync(join(origin, 'list.txt'), '', { mode: 0o600 })
  symlinkSync('list.txt', join(origin, 'link.txt'))
  const staged = join(folder, 'staged')
  stage(origin, staged)
  const mode = (path: string) => statSync(join(staged, path)).mode & 0o777
  expect([mode('.'), mode('bin'), mode('bin/initdb'), mode('list.txt')]).toEqual([0o755, 0o755, 0o755, 0o644])
  expect(readlinkSync(join(staged, 'link.txt'))).toBe('list.txt')
})
