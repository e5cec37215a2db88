import { createHmac, randomBytes, scryptSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'

type Lock = { readonly salt: string; readonly check: string }

/** OWASP's floor for scrypt: 128 MiB and about half a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
const fileIn = (folder: string): string => join(folder, 'lock.json')

/** The key of a folder of back-ups, from the passphrase, for one more back-up; undefined: they lie open. A folder has one passphrase for all its days. */
export function keyToWrite(folder: string, passphrase: string | undefined): Buffer | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (passphrase && !existsSync(fileIn(folder))) makeLock(folder, passphrase)
  return keyOf(folder, passphrase)
}

export function keyOf(folder: string, passphrase: string | undefined): Buffer | undefined {
  if (!existsSync(fileIn(folder))) return undefined
  if (!passphrase) throw new Problem('invalid', fill(words.locked, { folder }))
  const { salt, check } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Lock
  const key = scryptSync(passphrase, Buffer.from(salt, 'hex'), 32, cost)
  if (checkOf(key) !== check) throw new Problem('invalid', fill(words.wrong, { folder }))
  return key
}

function makeLock(folder: string, passphrase: string): void {
  const salt = randomBytes(16)
  const lock: Lock = { salt: salt.toString('hex'), check: checkOf(scryptSync(passphrase, salt, 32, cost)) }
  writeFileSync(fileIn(folder), JSON.stringify(lock), { mode: 0o600, flag: 'wx', flush: true })
}

const checkOf = (key: Buffer): string => createHmac('sha256', key).update('kexin back-up').digest('hex')

const words = {
  locked: { zh: '{folder} 中的备份已加密，请设置 BACKUP_PASSPHRASE。', en: 'The back-ups in {folder} are encrypted; set BACKUP_PASSPHRASE.' },
  wrong: {
    zh: 'BACKUP_PASSPHRASE 不是 {folder} 的密码；换密码请另用一个文件夹。',
    en: 'BACKUP_PASSPHRASE is not the one of {folder}; for another passphrase use another folder.',
  },
} as const
