import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import type { Config } from './config.ts'
import { startMailDrop } from './mail/start-drop.ts'
import { serve } from './serve.ts'
import { type Ground, keepOpen, type Running } from './start-ground.ts'
import { line, tell } from './start-line.ts'
import { buildWeb } from './start-web.ts'

const words = {
  ready: { zh: '客心已就绪：{url}', en: '· Kexin is ready: {url}' },
  taken: { zh: '端口 {port} 已被占用，请用环境变量 PORT 另选一个。', en: 'Port {port} is taken; choose another with the environment variable PORT.' },
  denied: { zh: '没有权限使用端口 {port}，请用 PORT 选 1024 以上的端口。', en: 'Port {port} needs rights this user has not; choose one above 1024 with PORT.' },
  mail: { zh: '填报卡和来信可发到本机 SMTP 端口 {port}。', en: '· Cards and mails are taken at SMTP port {port}.' },
  noAddress: { zh: 'HOST {host} 不是本机的地址。', en: 'HOST {host} is not an address of this machine.' },
} as const

/** `npm start [-- --demo]`: the whole house in one command. */
const isDemo = process.argv.includes('--demo')
const web = buildWeb()
// Awaited below, when the database is there; a failure before that must not count as uncaught.
web.catch(() => undefined)

await keepOpen(async ({ config, databaseUrl }: Ground): Promise<Running> => {
  await web
  const running = await serve({ config, databaseUrl, migrated: true, demo: isDemo }).catch((error: NodeJS.ErrnoException) => {
    throw explain(error, config)
  })
  const drop = await startMailDrop(running.opened.house, config).catch(async (error) => {
    await running.close()
    throw error
  })
  console.log(line(fill(words.ready, { url: running.url })))
  if (drop) tell(words.mail, { port: drop.port })
  return { close: () => Promise.all([drop?.close(), running.close()]).then(() => undefined) }
})

/** The door cannot be opened: another program stands in it, or the address is not ours. */
function explain(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const known = { EADDRINUSE: words.taken, EACCES: words.denied, EADDRNOTAVAIL: words.noAddress, ENOTFOUND: words.noAddress }[error.code ?? '']
  return known ? new Problem('conflict', fill(known, { host, port })) : error
}
