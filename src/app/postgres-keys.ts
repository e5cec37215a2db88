import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { flushFolder } from './flush-folder.ts'
import { isOpenTo, openFolder, type Runner } from './postgres-place.ts'
import { tell } from './start-line.ts'

/** What DATA_DIR remembers of its cluster, in a file only its owner may read. */
export type Keys = {
  /** Relative to DATA_DIR, so that it may be moved; absolute where the database user cannot reach DATA_DIR. */
  readonly folder: string
  readonly adminPassword: string
  /** Of the role `kexin`, which owns the house's database and is no superuser. */
  readonly password: string
}

export const keysOf = (folder: string): Keys | undefined => {
  const file = join(folder, 'postgres.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Keys) : undefined
}

export const clusterFolder = (folder: string, keys: Keys): string => resolve(folder, keys.folder)

/** The keys of DATA_DIR, made with the place for the cluster at the first start. */
export function makeKeys(folder: string, runner: Runner): Keys {
  const keys = { folder: choosePlace(folder, runner), adminPassword: randomWord(), password: randomWord() }
  const file = join(folder, 'postgres.json')
  writeFileSync(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  flushFolder(folder)
  return keys
}

const randomWord = (): string => randomBytes(24).toString('hex')

/** `DATA_DIR/postgres`, or an open place under a name never used before: a deleted DATA_DIR means a new house, never an old cluster without keys. */
function choosePlace(folder: string, runner: Runner): string {
  const isOpen = isOpenTo(runner, folder)
  const parent = isOpen ? join(folder, 'postgres') : openFolder(randomBytes(3).toString('hex'))
  if (existsSync(join(parent, 'cluster'))) throw new Problem('invalid', fill(words.noKeys, { folder }))
  mkdirSync(parent, { recursive: true, mode: 0o711 })
  if (runner && isOpen) chownSync(parent, runner.uid, runner.gid)
  if (!isOpen) tell(words.elsewhere, { user: runner?.name ?? '', place: parent })
  return isOpen ? 'postgres/cluster' : join(parent, 'cluster')
}

const words = {
  elsewhere: { zh: 'DATA_DIR 对用户 {user} 不开放，数据库放在 {place}。', en: 'DATA_DIR is closed to the user {user}; the database is kept in {place}.' },
  noKeys: {
    zh: '{folder} 中有数据库却没有 postgres.json，请从备份恢复该文件。',
    en: '{folder} holds a database but no postgres.json; please put that file back from a copy.',
  },
} as const
