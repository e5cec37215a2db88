import { resolve } from 'node:path'
import { Problem } from '../kernel/problem.ts'
import { unpackHouse } from './company-archive.ts'
import { asCommand, tell } from './start-line.ts'
import { withHouse } from './with-house.ts'

const words = {
  usage: { zh: '用法：npm run import-company -- <文件.zip>', en: 'Usage: npm run import-company -- <file.zip>' },
  done: {
    zh: '“{company}”已导入：{rows} 行、{files} 个文件，与清单逐一核对无误。请用 npm run reset-password -- <邮箱> 为管理员设置密码，再启动。',
    en: '"{company}" is here: {rows} rows and {files} files, each compared with the manifest. Give an administrator a password with npm run reset-password -- <mail address>, then start.',
  },
} as const

/** `npm run import-company -- <file>`: takes an archive into an empty house, before its first start or instead of its set-up page. */
await asCommand(() => main(process.argv[2]))

async function main(path: string | undefined): Promise<void> {
  if (!path) throw new Problem('invalid', words.usage)
  await withHouse(async (house) => {
    const { company, rows, files } = await unpackHouse(house, resolve(path))
    tell(words.done, { company, rows: String(rows), files: String(files) })
  })
}
