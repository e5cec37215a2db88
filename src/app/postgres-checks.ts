import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fill, type Label } from '../kernel/label.ts'
import { Problem, type Trouble } from '../kernel/problem.ts'
import { tell } from './start-line.ts'

/** A server still starting gets this long (ms): compose files and reboots start us all at once. */
const patience = 10_000

/** Demands of the company's own server what the house rests on, and names every demand not met (reliability.md, design rule 7). */
export async function checkDatabase(url: string): Promise<void> {
  const client = await reach(url)
  try {
    const { rows } = await client.query<State>(stateQuery)
    const state = rows[0] as State
    const troubles = demands.filter(({ isMet }) => !isMet(state)).map(({ code, message }) => toTrouble(code, fill(message, { role: state.role })))
    if (troubles.length > 0) throw new Problem('invalid', words.unsafe, troubles)
    if (state.checksums !== 'on') tell(words.checksums)
  } finally {
    await client.end()
  }
}

const toTrouble = (code: string, message: Label): Trouble => ({ field: 'DATABASE_URL', code, message })

async function reach(url: string): Promise<pg.Client> {
  const until = Date.now() + patience
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => undefined)
    const failure = await client.connect().then(
      () => undefined,
      (error: Error & { code?: string }) => error,
    )
    if (!failure) return client
    if (!isPassing(failure.code) || Date.now() > until) throw new Problem('invalid', explain(failure))
    if (tries === 0) tell(words.waiting)
    await pause(Math.min(100 * 2 ** tries, 2000))
  }
}

/** Refused, unknown host, no answer in time, starting up: may be over in a moment. A wrong password or name will not. */
const isPassing = (code: string | undefined): boolean =>
  code === undefined || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', '57P03'].includes(code)

/** The cause in PostgreSQL's or the system's own words, never the address: it holds the password. */
function explain(failure: Error & { code?: string }): Label {
  const cause = failure.message || failure.code || 'unknown'
  const known = { '28P01': words.password, '28000': words.password, '3D000': words.noDatabase }[failure.code ?? '']
  return fill(known ?? words.unreachable, { cause })
}

type State = {
  readonly role: string
  readonly version: number
  readonly encoding: string
  readonly fsync: string
  readonly full_pages: string
  readonly synchronous: string
  readonly checksums: string
  readonly is_super: boolean
  readonly has_icu: boolean
  readonly may_create: boolean
  readonly is_read_only: boolean
}

const stateQuery = `
  select current_user as role, current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
    current_setting('fsync') as fsync, current_setting('full_page_writes') as full_pages, current_setting('synchronous_commit') as synchronous,
    current_setting('data_checksums') as checksums, current_setting('transaction_read_only') = 'on' as is_read_only,
    (select rolsuper from pg_roles where rolname = current_user) as is_super,
    exists(select from pg_collation where collprovider = 'i') as has_icu,
    coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create`

type Demand = { readonly code: string; readonly isMet: (state: State) => boolean; readonly message: Label }

const demands: readonly Demand[] = [
  {
    code: 'version',
    isMet: (s) => s.version >= 150_000,
    message: { zh: '数据库须为 PostgreSQL 15 或更新版本。', en: 'The database must be PostgreSQL 15 or newer.' },
  },
  {
    code: 'encoding',
    isMet: (s) => s.encoding === 'UTF8',
    message: { zh: '数据库编码须为 UTF8，请以 ENCODING UTF8 重建。', en: 'The database must be encoded in UTF8; make it anew with ENCODING UTF8.' },
  },
  {
    code: 'fsync',
    isMet: (s) => s.fsync === 'on',
    message: { zh: '数据库 fsync 已关闭，断电会丢失数据，请打开。', en: 'fsync is off in the database: a power cut would lose it. Please turn it on.' },
  },
  {
    code: 'fullPageWrites',
    isMet: (s) => s.full_pages === 'on',
    message: {
      zh: '数据库 full_page_writes 已关闭，断电会损坏数据，请打开。',
      en: 'full_page_writes is off in the database: a power cut would damage it. Please turn it on.',
    },
  },
  {
    code: 'synchronousCommit',
    isMet: (s) => s.synchronous !== 'off',
    message: {
      zh: '数据库 synchronous_commit 已关闭，已确认的操作可能丢失，请打开。',
      en: 'synchronous_commit is off in the database: work already confirmed may be lost. Please turn it on.',
    },
  },
  {
    code: 'superuser',
    isMet: (s) => !s.is_super,
    message: {
      zh: '数据库用户 {role} 是超级用户，请改用普通用户（例如：create role kexin login; alter database … owner to kexin）。',
      en: 'The database role {role} is a superuser; use an ordinary one (create role kexin login; alter database … owner to kexin).',
    },
  },
  {
    code: 'icu',
    isMet: (s) => s.has_icu,
    message: {
      zh: '数据库未含 ICU 排序规则，无法按拼音排序，请换用带 ICU 的版本。',
      en: 'The database has no ICU collations, so it cannot sort by pinyin; use a build with ICU.',
    },
  },
  {
    code: 'create',
    isMet: (s) => s.may_create,
    message: {
      zh: '数据库用户 {role} 不能在其模式中建表，请授予 CREATE 权限。',
      en: 'The database role {role} may not create tables in its schema; please grant CREATE.',
    },
  },
  {
    code: 'readOnly',
    isMet: (s) => !s.is_read_only,
    message: { zh: '数据库是只读的（备库？），请指向主库。', en: 'The database is read-only (a standby?); point at the primary.' },
  },
]

const words = {
  unsafe: { zh: '数据库不满足要求', en: 'The database does not meet the demands' },
  waiting: { zh: '正在等待数据库……', en: 'waiting for the database…' },
  password: { zh: 'DATABASE_URL 的用户或密码不对：{cause}。', en: 'The user or password of DATABASE_URL is not right: {cause}.' },
  noDatabase: {
    zh: 'DATABASE_URL 指向的数据库不存在，请先创建：{cause}。',
    en: 'The database that DATABASE_URL names does not exist; please create it: {cause}.',
  },
  unreachable: { zh: '无法连接 DATABASE_URL：{cause}。', en: 'DATABASE_URL cannot be reached: {cause}.' },
  checksums: {
    zh: '提示：数据库未启用数据校验和（data_checksums），磁盘静默损坏将难以发现。',
    en: 'Note: the database has no data_checksums; silent disk damage would go unnoticed.',
  },
} as const
