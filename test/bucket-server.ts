import { createRequire } from 'node:module'

type S3Server = { run(): Promise<{ readonly port: number }> }
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: Record<string, unknown>) => S3Server

/**
 * A storage with one bucket, in a process of its own, on a port it says on its first line. It checks signatures as the real ones do. It
 * seals the marks of its lists with DES, for which Node must be started with `--openssl-legacy-provider`.
 */
const [, , directory] = process.argv
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'kexin', configs: [] }] })
const { port } = await server.run()
console.log(port)
