import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'

/** So many copies of the cluster are kept; the oldest go. */
const kept = 3

export const copiesFolder = (folder: string): string => join(folder, 'copies')

/** The copies of a data folder, newest first. */
export function listCopies(folder: string): string[] {
  const place = copiesFolder(folder)
  return existsSync(place)
    ? readdirSync(place)
        .filter((name) => /^\d{8}T\d{9}Z$/.test(name))
        .sort()
        .reverse()
    : []
}

/**
 * Copies a stopped cluster file by file (by reference where the file system can) and returns the copy's name, which says when.
 * A copy half made has another name and never counts.
 */
export function copyCluster(folder: string, cluster: string): string {
  const name = nameNow()
  const copy = join(copiesFolder(folder), name)
  mkdirSync(copiesFolder(folder), { recursive: true, mode: 0o700 })
  rmSync(`${copy}.new`, { recursive: true, force: true })
  copyTree(cluster, `${copy}.new`)
  renameSync(`${copy}.new`, copy)
  for (const old of listCopies(folder).slice(kept)) rmSync(join(copiesFolder(folder), old), { recursive: true })
  return name
}

/** Puts a copy in the cluster's place. What stood there becomes a copy itself, so that putting back can be undone. */
export function putBack(folder: string, cluster: string, name: string): void {
  const copy = join(copiesFolder(folder), name)
  if (!listCopies(folder).includes(name)) throw new Problem('missing', fill(noCopy, { name, names: listCopies(folder).join(' ') || '–' }))
  const owner = existsSync(cluster) ? lstatSync(cluster) : undefined
  rmSync(`${cluster}.new`, { recursive: true, force: true })
  copyTree(copy, `${cluster}.new`, owner)
  if (owner) copyCluster(folder, cluster)
  rmSync(cluster, { recursive: true, force: true })
  renameSync(`${cluster}.new`, cluster)
}

/** When it was made, to the millisecond (UTC), so that names sort by age. */
const nameNow = (): string => new Date().toISOString().replace(/[-:.]/g, '')

const noCopy = { zh: '没有名为 {name} 的副本。现有：{names}', en: 'There is no copy named {name}. There are: {names}' }

/** With owners, which `cp` of Node does not keep: the cluster belongs to the database user, and PostgreSQL refuses any other. */
function copyTree(from: string, to: string, owner = statSync(from)): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true, mode: 2 })
  chmodSync(to, 0o700)
  if (process.getuid?.() === 0) giveTree(to, owner)
}

function giveTree(path: string, owner: { readonly uid: number; readonly gid: number }): void {
  chownSync(path, owner.uid, owner.gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) giveTree(child, owner)
    else chownSync(child, owner.uid, owner.gid)
  }
}
