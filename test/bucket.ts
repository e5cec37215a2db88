import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** A storage with the bucket `kexin` (bucket-server.ts) for one test file, its bytes in a folder; it ends when the file is done. */
export async function startBucket(folder: string): Promise<{ readonly port: number; readonly url: string }> {
  const program = fileURLToPath(new URL('./bucket-server.ts', import.meta.url))
  const server = spawn(process.execPath, ['--openssl-legacy-provider', program, join(folder, 's3')], { stdio: ['ignore', 'pipe', 'ignore'] })
  afterAll(async () => {
    server.kill()
    await once(server, 'exit')
  })
  const [firstLine] = (await once(server.stdout, 'data')) as [Buffer]
  const port = Number(firstLine.toString())
  return { port, url: `s3://S3RVER:S3RVER@127.0.0.1:${port}/kexin?tls=off&prefix=house` }
}
