import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tally } from './archive.ts'
import { damaged } from './words.ts'

/** Whose schema: the house's own, or the job queue's. */
export type Owner = 'house' | 'jobs'
export type TableEntry = Tally & { readonly owner: Owner; readonly table: string; readonly file: string; readonly rows: number }

/** What a back-up holds. It is written last: a folder without it is no back-up. */
export type Manifest = {
  readonly format: 1
  /** When its snapshot was taken: all that was acknowledged before is in it, nothing of what came after. */
  readonly at: string
  readonly program: string
  readonly postgresql: number
  readonly migrations: readonly { readonly name: string; readonly hash: string }[]
  readonly isLocked: boolean
  /** The schema as statements, and the secret when the house keeps it itself. */
  readonly ground: Tally
  readonly tables: readonly TableEntry[]
  readonly rows: number
  /** The list of hashes, how many there are and their bytes; `lost`: those the store itself no longer had whole. */
  readonly files: Tally & { readonly count: number; readonly size: number; readonly lost: readonly string[] }
  /** On the disk, without the files. */
  readonly size: number
  readonly seconds: number
}

export type Kept = { readonly name: string; readonly manifest: Manifest }

const named = /^\d{8}T\d{9}Z$/
const fileOf = (folder: string, name: string): string => join(folder, name, 'manifest.json')

/** When it was begun, to the millisecond (UTC), so that names sort by age. */
export const nameAt = (at: Date): string => at.toISOString().replace(/[-:.]/g, '')

/** The whole back-ups of a folder, newest first. One that is half made has another name and never counts. */
export const listBackups = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => named.test(name) && existsSync(fileOf(folder, name)))
        .sort()
        .reverse()
    : []

/** Sealed, so that a changed count or a missing table shows: by the key where there is one. */
export const writeManifest = (folder: string, manifest: Manifest, key?: Buffer): Promise<void> =>
  writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, seal: sealOf(manifest, key) }, null, 2), { mode: 0o600, flush: true })

export function readManifest(folder: string, name: string, key?: Buffer): Manifest {
  const file = fileOf(folder, name)
  const { seal, ...manifest } = parse(file)
  if (manifest.format !== 1) throw new Problem('conflict', fill(words.newer, { name }))
  if (seal !== sealOf(manifest, manifest.isLocked ? key : undefined)) throw damaged(file)
  return manifest
}

/** For a list that is only looked at: without the key, and without those that cannot be read. */
export function glance(folder: string, name: string): Manifest | undefined {
  try {
    return parse(fileOf(folder, name))
  } catch {
    return undefined
  }
}

function parse(file: string): Manifest & { readonly seal: string } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw damaged(file)
  }
}

const sealOf = (manifest: Manifest, key: Buffer | undefined): string => {
  const text = JSON.stringify(manifest)
  return (key ? createHmac('sha256', key) : createHash('sha256')).update(text).digest('hex')
}

const words = {
  newer: { zh: '备份 {name} 由更新版本的程序生成，请先升级程序。', en: 'Back-up {name} was made by a newer program; upgrade this one first.' },
}
