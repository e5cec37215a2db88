import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import type { Config } from '../src/app/config.ts'
import type { Opened } from '../src/app/house.ts'
import { setUp } from '../src/app/install.ts'
import { makePersonDoor } from '../src/app/people-door.ts'
import { build } from '../src/app/serve.ts'
import { queueCounts } from '../src/engine/jobs/queue.ts'
import { openPool } from '../src/engine/schema/database.ts'
import { plan } from '../src/engine/schema/plan.ts'
import type { Declaration } from '../src/kernel/object.ts'
import { makeKey } from '../src/server/sign-in/keys.ts'
import { house } from './house.ts'

type Answer = { readonly status: number; readonly body: Record<string, any>; readonly headers: Record<string, unknown>; readonly text: string }

/** Somebody at the door: calls the API as one person. */
export type Caller = {
  readonly get: (url: string) => Promise<Answer>
  readonly post: (url: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  readonly patch: (url: string, body?: unknown) => Promise<Answer>
  readonly put: (url: string, body?: unknown) => Promise<Answer>
  readonly delete: (url: string, body?: unknown) => Promise<Answer>
  /** Any request at all, as this person: with his cookie or key, and what the test adds. */
  readonly send: (options: InjectOptions) => Promise<LightMyRequestResponse>
  readonly headers: Readonly<Record<string, string>>
}

export type TestApp = {
  readonly app: FastifyInstance
  readonly opened: Opened
  readonly databaseUrl: string
  /** Its data folder, gone when the test file is done. */
  readonly folder: string
  readonly filesUrl: string
  /** The first administrator, signed in. */
  readonly admin: Caller
  readonly adminId: string
  readonly anon: Caller
  /** A person made by the administrator, with an API key of his own. */
  readonly person: (wish: {
    name: string
    roles: readonly string[]
    unitId?: string
    supervisorId?: string
    unitIds?: readonly string[]
  }) => Promise<Caller & { id: string; key: string }>
  readonly roleId: (key: string) => string
  /** What was ordered so far is done, and the house changes no more by itself. Without a worker nothing is ever done, and it is so at once. */
  readonly atRest: () => Promise<void>
}

export const adminWish = { company: '测试公司', name: '管理员', email: 'admin@kexin.test', password: 'correct horse battery 客心' }

type BootOptions = {
  readonly withWorker?: boolean
  /** Its worker begins what is due by the clock, too. */
  readonly withClocks?: boolean
  readonly metricsToken?: string
  /** How the house is set besides: hosts of this machine that it may call, a mail server. */
  readonly settings?: Partial<Pick<Config, 'insideHosts' | 'smtpUrl' | 'imapUrl' | 'mailboxAddress'>>
  readonly objects?: readonly Declaration[]
  /** Another way to its database, as by a line that can be cut (test/line.ts). */
  readonly through?: (databaseUrl: string) => string
}

/** A whole house without a port, set up, with nobody in it but the administrator. Called once at the top of a test file. */
export async function bootApp(options: BootOptions = {}): Promise<TestApp> {
  const home = await house()
  const databaseUrl = options.through?.(home.databaseUrl) ?? home.databaseUrl
  const config = { ...testConfig(databaseUrl), metricsToken: options.metricsToken, ...options.settings }
  const { folder } = config
  if (options.objects) await applyPlan(databaseUrl, options.objects)
  const built = await build({
    config,
    databaseUrl,
    ...(options.objects ? { objects: options.objects } : {}),
    migrated: true,
    demo: false,
    logger: { level: process.env.KEXIN_TEST_LOG ?? 'silent' },
    withoutWorker: !options.withWorker,
    withoutClocks: !options.withClocks,
  })
  afterAll(() => built.close())
  const { app, opened } = built
  const { userId: adminId } = await setUp(opened.house, adminWish)
  const admin = await asAdministrator(app)
  const roles = new Map<string, string>((await admin.get('/api/roles?limit=200')).body.records.map((each: { key: string; id: string }) => [each.key, each.id]))
  const roleId = (key: string) => roles.get(key) ?? key
  let count = 0
  return {
    app,
    opened,
    databaseUrl,
    folder,
    filesUrl: config.filesUrl,
    admin,
    adminId,
    roleId,
    anon: caller(app, {}),
    atRest: async () => {
      const busy = (counts: Awaited<ReturnType<typeof queueCounts>>) =>
        counts.some(({ task, state }) => state === 'running' || state === 'ready' || (state === 'later' && task === 'reaction'))
      while (options.withWorker && busy(await queueCounts(opened.house))) await sleep(50)
    },
    person: async ({ name, roles: keys, unitId, unitIds, supervisorId }) => {
      const made = await admin.post('/api/users', {
        name,
        email: `p${++count}@kexin.test`,
        mainUnitId: unitId ?? null,
        unitIds: unitIds ?? [],
        roleIds: keys.map(roleId),
        supervisorId: supervisorId ?? null,
      })
      if (made.status !== 201) throw new Error(`no person: ${made.text}`)
      const key = await keyOf(opened, made.body.record.id)
      return { ...caller(app, { authorization: `Bearer ${key}` }), id: made.body.record.id, key }
    },
  }
}

/** What a migration written by `npm run plan` would do for these objects. */
async function applyPlan(databaseUrl: string, objects: readonly Declaration[]): Promise<void> {
  const { db } = openPool(databaseUrl, { max: 1, onError: () => undefined })
  for (const step of await plan(db, objects)) await sql.raw(step).execute(db)
  await db.destroy()
}

/** How a house of the tests is set, on a database of its own. */
export function testConfig(databaseUrl: string): Config {
  const folder = temporaryFolder()
  const nothing = { url: undefined, admin: undefined, smtpUrl: undefined, imapUrl: undefined, mailboxAddress: undefined }
  return {
    ...nothing,
    port: 0,
    host: '127.0.0.1',
    databaseUrl,
    folder,
    secret: 'a secret of the tests, long enough for anybody',
    filesUrl: pathToFileURL(join(folder, 'files')).href,
    backupFolder: join(folder, 'backups'),
    timeZone: 'Asia/Shanghai',
  }
}

/** A folder for the files of one test file; made when the first is kept. */
function temporaryFolder(): string {
  const folder = join(tmpdir(), `kexin-house-${randomBytes(6).toString('hex')}`)
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Signs in by the door that everybody uses. */
async function asAdministrator(app: FastifyInstance): Promise<Caller> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { host: hostOf(app) },
    payload: { email: adminWish.email, password: adminWish.password },
  })
  if (answer.statusCode !== 200) throw new Error(`no sign-in: ${answer.body}`)
  return caller(app, { cookie: answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ') })
}

async function keyOf(opened: Opened, userId: string): Promise<string> {
  const authId = (await makePersonDoor(opened.house).accountOf(userId)) as string
  return (await makeKey(opened.house.db, { authId, name: 'test', roles: null, expiresAt: new Date(Date.now() + 86_400_000) })).secret
}

export function caller(app: FastifyInstance, headers: Record<string, string>): Caller {
  const call = async (method: InjectOptions['method'], url: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> => {
    const options: InjectOptions = { method, url, headers: { host: hostOf(app), 'accept-language': 'zh', ...headers, ...more } }
    if (body !== undefined) Object.assign(options, { payload: JSON.stringify(body), headers: { ...options.headers, 'content-type': 'application/json' } })
    const answer = await app.inject(options)
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : {}, headers: answer.headers, text: answer.body }
  }
  return {
    get: (url) => call('GET', url),
    post: (url, body, more) => call('POST', url, body ?? {}, more),
    patch: (url, body) => call('PATCH', url, body ?? {}),
    put: (url, body) => call('PUT', url, body ?? {}),
    delete: (url, body) => call('DELETE', url, body),
    headers,
    send: (options) => app.inject({ ...options, headers: { host: hostOf(app), 'accept-language': 'zh', ...headers, ...options.headers } }),
  }
}

/** The door it is called by: the port it listens on, once it does. */
function hostOf(app: FastifyInstance): string {
  const address = app.server.address()
  return `localhost:${typeof address === 'object' && address ? address.port : 0}`
}
