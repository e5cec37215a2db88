import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { openFileStore } from '../../engine/files/store.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Config, readConfig } from '../config.ts'
import { replaceSecret } from '../config-secret.ts'
import { openHouse } from '../house.ts'
import { brokenInvariants } from '../invariants.ts'
import { migrate } from '../migrate.ts'
import { asCommand, tell } from '../start-line.ts'
import { readArguments } from './arguments.ts'
import { groundOf } from './ground.ts'
import { type Restored, restoreBackup } from './restore.ts'

const words = {
  restored: {
    zh: '备份 {name}（{at}）已恢复：{rows} 行、{files} 个文件，逐一核对无误。',
    en: 'Back-up {name} of {at} is restored: {rows} rows and {files} files, each proven.',
  },
  lost: { zh: '其中 {count} 个文件在备份时就已丢失。', en: '{count} files were lost already when it was made.' },
  secret: {
    zh: '备份时密钥来自 KEXIN_SECRET；请设为同一个值，否则两步验证需重新设置。',
    en: 'The house took its secret from KEXIN_SECRET; set it to the same value, or second factors must be set up anew.',
  },
  broken: { zh: '不成立：{sentence}', en: 'Does not hold: {sentence}' },
  doubtful: {
    zh: '数据与备份一致，但上面几条在备份时就不成立，请联系支持。',
    en: 'What is there equals the back-up, but the sentences above did not hold in it either; please ask for support.',
  },
  sound: { zh: '所有一致性检查均通过，可以启动：npm start', en: 'All that must be true of a house holds; start it with npm start.' },
} as const

/** `npm run restore -- --from <folder> [<back-up>]`: puts the newest back-up of a folder, or the one named, into an empty place, and proves it. */
await asCommand(async () => {
  const usage = { zh: '用法：npm run restore -- --from <文件夹> [<备份>]', en: 'Usage: npm run restore -- --from <folder> [<back-up>]' }
  const { value, rest } = readArguments('from', usage)
  if (!value) throw new Problem('invalid', usage)
  await main(placeOf(resolve(value), rest[0]))
})

/** A person may point at the folder of back-ups or at one of them. */
function placeOf(from: string, name: string | undefined): { folder: string; name: string | undefined } {
  return existsSync(join(from, 'manifest.json')) ? { folder: dirname(from), name: basename(from) } : { folder: from, name }
}

async function main({ folder, name }: { folder: string; name: string | undefined }): Promise<void> {
  const config = readConfig()
  const database = await groundOf(config)
  try {
    const restored = await restoreBackup({
      databaseUrl: database.url,
      store: openFileStore(config.filesUrl),
      folder,
      name,
      passphrase: config.backupPassphrase,
    })
    goOnWith(restored, config)
    const { manifest, files } = restored
    tell(words.restored, { name: restored.name, at: manifest.at, rows: manifest.rows, files })
    if (manifest.files.lost.length > 0) tell(words.lost, { count: manifest.files.lost.length })
    const broken = await examine(database.url, config)
    for (const sentence of broken) tell(words.broken, { sentence })
    tell(broken.length > 0 ? words.doubtful : words.sound)
  } finally {
    await database.stop()
  }
}

function goOnWith({ secret }: Restored, { folder }: Config): void {
  if (process.env.KEXIN_SECRET || process.env.KEXIN_SECRET_FILE) return
  if (secret) replaceSecret(folder, secret)
  else tell(words.secret)
}

/** Brought up to this program's form, does it say what is true of every house at rest (invariants.sql)? */
async function examine(databaseUrl: string, config: Config): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  await migrate(pool).finally(() => pool.end())
  const say = (): void => undefined
  const opened = await openHouse({ databaseUrl, filesUrl: config.filesUrl, zone: config.timeZone, log: { error: say, warn: say, info: say } })
  return brokenInvariants(opened.house).finally(() => opened.close())
}
