import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { flushFolder } from './flush-folder.ts'

/**
 * The house's secret, made at the first start and read ever after; nobody but its owner may read the file.
 * Two processes starting together get the same one: the file appears whole or not at all, and the first to appear stays.
 */
export function keepSecret(folder: string): string {
  const file = join(folder, 'secret')
  const mine = `${file}.${process.pid}`
  makeFolder(folder)
  try {
    return readSecret(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  writeFileSync(mine, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    linkSync(mine, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(mine)
  }
  flushFolder(folder)
  return readSecret(file)
}

/** The secret a data folder keeps, if it does. */
export const keptSecret = (folder: string): string | undefined => (existsSync(join(folder, 'secret')) ? readSecret(join(folder, 'secret')) : undefined)

/** After a restore the house goes on with the secret its second factors are sealed with. */
export function replaceSecret(folder: string, secret: string): void {
  const file = join(folder, 'secret')
  writeFileSync(`${file}.new`, secret, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  flushFolder(folder)
}

/** As root others may pass through, not look in: the database server runs as another user (postgres-place.ts). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (error) {
    const cause = (error as Error).message
    throw new Problem('invalid', fill({ zh: '不能使用 DATA_DIR {folder}：{cause}。', en: 'DATA_DIR {folder} cannot be used: {cause}.' }, { folder, cause }))
  }
}

function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new Problem(
    'invalid',
    fill(
      {
        zh: '{file} 已损坏，请从备份恢复；删除它会使所有人重新登录。',
        en: '{file} is damaged; restore it from a copy, or delete it and everyone signs in again.',
      },
      { file },
    ),
  )
}
