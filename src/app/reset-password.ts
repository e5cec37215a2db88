import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Problem } from '../kernel/problem.ts'
import { linkOf, makeToken } from '../server/sign-in/links.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './postgres.ts'
import { asCommand, tell } from './start-line.ts'

const words = {
  usage: { zh: '用法：npm run reset-password -- <邮箱>', en: 'Usage: npm run reset-password -- <mail address>' },
  nobody: { zh: '没有使用这个邮箱的在职账号。', en: 'There is no enabled account with this mail address.' },
  made: {
    zh: '{email} 可用下面的链接设置新密码：30 分钟内有效，只能用一次。',
    en: '{email} may set a new password with the link below, once, within 30 minutes.',
  },
} as const

/**
 * `npm run reset-password -- <mail address>`: prints a link that sets a new password, once, within half an hour. For the
 * administrator who has locked himself out: whoever may read the house's database may do this, with the server running or not.
 */
await asCommand(() => main(process.argv[2]?.trim().toLowerCase()))

async function main(email: string | undefined): Promise<void> {
  if (!email) throw new Problem('invalid', words.usage)
  const config = readConfig()
  // A server of the company's own is not judged here: who is locked out needs the link first.
  const database = config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : await openDatabase(config, { share: true })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }) })
  try {
    const link = await linkFor(db, email, config)
    tell(words.made, { email })
    console.log(link)
  } finally {
    await db.destroy()
    await database.stop()
  }
}

async function linkFor(db: Kysely<unknown>, email: string, config: Config): Promise<string> {
  const {
    rows: [table],
  } = await sql<{ isThere: boolean }>`select to_regclass('auth_user') is not null as "isThere"`.execute(db)
  if (!table?.isThere) throw new Problem('missing', words.nobody)
  const { rows } = await sql<{ id: string }>`select id from auth_user where email = ${email} and disabled_at is null`.execute(db)
  if (!rows[0]) throw new Problem('missing', words.nobody)
  const token = await makeToken(db, { authId: rows[0].id, purpose: 'reset', madeBy: null, now: new Date() })
  return linkOf(config.url ?? `http://localhost:${config.port}`, token)
}
