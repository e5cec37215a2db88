import { resolve } from 'node:path'
import { listCopies, putBack } from './postgres-copies.ts'
import { clusterFolder, keysOf } from './postgres-keys.ts'
import { findTenant, inUse } from './postgres-tenant.ts'
import { asCommand, tell } from './start-line.ts'

/** `npm run put-back [-- <copy>]`: puts a copy of the embedded database back in its place; without a name it lists the copies, newest first. */
await asCommand(() => main(resolve(process.env.DATA_DIR?.trim() || './data'), process.argv[2]))

async function main(folder: string, name: string | undefined): Promise<void> {
  const keys = keysOf(folder)
  if (!name || !keys)
    return tell({ zh: '{folder} 中的副本：{names}', en: 'copies in {folder}: {names}' }, { folder, names: listCopies(folder).join(' ') || '–' })
  if (await findTenant(folder, keys)) throw inUse(folder)
  putBack(folder, clusterFolder(folder, keys), name)
  tell({ zh: '已放回 {name}，原来的数据也留作副本。', en: '{name} is back in its place; what was there is kept as a copy.' }, { name })
}
