import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { asHouse } from '../engine/access/person.ts'
import { Problem } from '../kernel/problem.ts'
import { packHouse } from './company-archive.ts'
import { asCommand, tell } from './start-line.ts'
import { withHouse } from './with-house.ts'

const words = {
  usage: { zh: '用法：npm run export-company -- <文件.zip>', en: 'Usage: npm run export-company -- <file.zip>' },
  done: {
    zh: '全公司数据已写入 {path}（{size} 字节）。其中不含密码和密钥；请妥善保管。',
    en: 'The whole company is in {path} ({size} bytes). It holds no passwords or keys; keep it safe.',
  },
} as const

/** `npm run export-company -- <file>`: the whole company as one archive, with the server running or not. */
await asCommand(() => main(process.argv[2]))

async function main(path: string | undefined): Promise<void> {
  if (!path) throw new Problem('invalid', words.usage)
  const place = resolve(path)
  const part = `${place}.part`
  await withHouse(async (house) => {
    try {
      await pipeline(await packHouse(asHouse(house)), createWriteStream(part, { mode: 0o600 }))
      await rename(part, place)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  })
  tell(words.done, { path: place, size: String((await stat(place)).size) })
}
