import { resolve } from 'node:path'
import { openFileStore } from '../../engine/files/store.ts'
import { readConfig } from '../config.ts'
import { keptSecret } from '../config-secret.ts'
import { asCommand, tell } from '../start-line.ts'
import { readArguments } from './arguments.ts'
import { groundOf } from './ground.ts'
import { programVersion } from './program.ts'
import { takeBackup } from './take.ts'

const words = {
  taken: {
    zh: '备份 {name} 已存入 {folder}：{rows} 行，{files} 个文件，{seconds} 秒。',
    en: 'Back-up {name} is in {folder}: {rows} rows, {files} files, {seconds} s.',
  },
  lost: {
    zh: '有 {count} 个文件在存储中已丢失或损坏（如 {hash}），无法备份。',
    en: '{count} files are missing from the store or damaged there (such as {hash}) and could not be backed up.',
  },
} as const

/** `npm run backup [-- --to <folder>]`: backs up the house, running or not, embedded or on a server of the company's own. */
await asCommand(() => main(readArguments('to', { zh: '用法：npm run backup [-- --to <文件夹>]', en: 'Usage: npm run backup [-- --to <folder>]' }).value))

async function main(to: string | undefined): Promise<void> {
  const config = readConfig()
  const folder = to ? resolve(to) : config.backupFolder
  const database = await groundOf(config, { share: true })
  try {
    const secret = keptSecret(config.folder)
    const { name, manifest } = await takeBackup({
      databaseUrl: database.url,
      store: openFileStore(config.filesUrl),
      folder,
      passphrase: config.backupPassphrase,
      program: programVersion,
      secret: secret === config.secret ? secret : undefined,
    })
    const { rows, files, seconds } = manifest
    tell(words.taken, { name, folder, rows, files: files.count, seconds })
    if (files.lost.length > 0) tell(words.lost, { count: files.lost.length, hash: files.lost[0] ?? '' })
  } finally {
    await database.stop()
  }
}
