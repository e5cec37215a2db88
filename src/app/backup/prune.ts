import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type KeepRule, mayGo } from './keep-rule.ts'
import { listBackups, type Manifest, readManifest } from './manifest.ts'
import { type ListedFile, type Pool, poolOf, readList } from './pool.ts'

type Pruned = { readonly folder: string; readonly key: Buffer | undefined; readonly rule: KeepRule; readonly zone: string }

/** Removes back-ups that the rule no longer keeps, then the copies of files that no back-up names. Called while nobody else adds to the folder. */
export async function prune({ folder, key, rule, zone }: Pruned): Promise<string[]> {
  const all = listBackups(folder).map((name) => ({ name, manifest: readManifest(folder, name, key) }))
  const gone = mayGo(
    all.map(({ name, manifest: { at } }) => ({ name, at })),
    rule,
    zone,
  )
  for (const name of gone) {
    // The manifest first: from that moment on it is no back-up, even if the rest is cut off.
    await rm(join(folder, name, 'manifest.json'), { force: true })
    await rm(join(folder, name), { recursive: true, force: true })
  }
  const left = all.filter(({ name }) => !gone.includes(name))
  for (const lock of [undefined, ...(key ? [key] : [])]) {
    const lists = left.filter(({ manifest }) => manifest.isLocked === (lock !== undefined)).map((each) => listOf(folder, each, lock))
    await sweepPool(poolOf(folder, lock), lists)
  }
  return gone
}

const listOf = (folder: string, { name, manifest }: { name: string; manifest: Manifest }, key: Buffer | undefined): AsyncIterator<ListedFile> =>
  readList(join(folder, name, 'files'), manifest.files, key)

/** Lists and folders are both sorted by hash, so one two-hundred-and-fifty-sixth of the names is in memory at a time. */
async function sweepPool({ folder }: Pool, lists: readonly AsyncIterator<ListedFile>[]): Promise<void> {
  if (!existsSync(folder)) return
  const heads: (Head | undefined)[] = await Promise.all(lists.map((list) => list.next()))
  for (const start of (await readdir(folder)).sort()) {
    const named = new Set<string>()
    for (const [at, list] of lists.entries()) heads[at] = await takeUpTo(start, list, heads[at], named)
    for (const name of await readdir(join(folder, start))) if (!named.has(name)) await rm(join(folder, start, name), { force: true })
  }
}

type Head = IteratorResult<ListedFile>

/** Notes the names of a list up to those that begin with `start`; returns the first that it did not note. */
async function takeUpTo(start: string, list: AsyncIterator<ListedFile>, first: Head | undefined, named: Set<string>): Promise<Head | undefined> {
  let head = first
  while (head && !head.done && head.value.hash.slice(0, 2) <= start) {
    named.add(head.value.hash)
    head = await list.next()
  }
  return head
}
