import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../kernel/problem.ts'
import { tell } from './start-line.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
const built = join(root, 'dist', 'web')

/** What the pages are made from; rooms that only the server has are left out, so that a change there costs no build. */
const sources = ['src/{web,kit,kinds,kernel,lib,crm}/**/*.*', 'src/app/browser.tsx', 'vite.config.ts', 'package-lock.json']

/** Builds the web pages when they are missing or older than their sources. Vite runs in a process of its own: its memory goes with it. */
export async function buildWeb(): Promise<void> {
  const stamp = stampOf(globSync(sources, { cwd: root, exclude: ['**/*.test.*', '**/*.command.ts', '**/*.report.ts', '**/*.reaction.ts', '**/*.clock.ts'] }))
  const isBuilt = () => existsSync(join(built, '.stamp')) && readFileSync(join(built, '.stamp'), 'utf8') === stamp
  if (isBuilt()) return
  const partial = `${built}.${process.pid}`
  tell(words.building)
  await runVite(partial)
  writeFileSync(join(partial, '.stamp'), stamp)
  rmSync(built, { recursive: true, force: true })
  try {
    renameSync(partial, built)
  } catch (error) {
    // Another start of the same folder was a moment quicker: its pages are as good.
    rmSync(partial, { recursive: true, force: true })
    if (!isBuilt()) throw error
  }
}

function stampOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

async function runVite(folder: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((done, fail) => child.on('error', fail).on('exit', done))
  if (code === 0) return
  rmSync(folder, { recursive: true, force: true })
  throw new Problem('invalid', words.failed)
}

const words = {
  building: { zh: '正在生成网页……', en: 'building the web pages…' },
  failed: { zh: '网页生成失败，原因见上。', en: 'The web pages could not be built; see above.' },
} as const
