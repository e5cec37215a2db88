import { networkInterfaces } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { cards } from '../crm/intake/cards.ts'
import { fieldUses } from '../crm/people/field-uses.report.ts'
import { startWorker } from '../engine/jobs/worker.ts'
import { makePost } from '../engine/mail/send.ts'
import type { Declaration } from '../kernel/object.ts'
import { makeApp } from '../server/app.ts'
import { authorityRoutes } from '../server/authority-routes.ts'
import { backupRoutes } from '../server/backup-routes.ts'
import { calendarRoutes, feedRoutes } from '../server/calendar-routes.ts'
import { deadJobRoutes } from '../server/dead-job-routes.ts'
import { duplicateRoutes } from '../server/duplicate-routes.ts'
import { exportRoutes } from '../server/export-routes.ts'
import { factRoutes } from '../server/fact-routes.ts'
import { fileRoutes } from '../server/file-routes.ts'
import { formRoutes } from '../server/forms/form-routes.ts'
import { handoverRoutes } from '../server/handover-routes.ts'
import { healthRoutes } from '../server/health-routes.ts'
import { impersonationRoutes } from '../server/impersonation-routes.ts'
import { importRoutes } from '../server/import-routes.ts'
import { liveRoutes } from '../server/live-routes.ts'
import { mailFormRoutes } from '../server/mail-form-routes.ts'
import { mergeRoutes } from '../server/merge-routes.ts'
import { makeMetrics } from '../server/metrics-routes.ts'
import { objectRoutes } from '../server/object-routes.ts'
import { openApiRoutes } from '../server/openapi/openapi-routes.ts'
import { pageRoutes } from '../server/page-routes.ts'
import { personRoutes } from '../server/person-routes.ts'
import { printRoutes } from '../server/print-routes.ts'
import { pushRoutes } from '../server/push-routes.ts'
import { recordRoutes } from '../server/record-routes.ts'
import { reportRoutes } from '../server/report-routes.ts'
import { scimRoutes } from '../server/scim/scim-routes.ts'
import { setUpRoutes } from '../server/setup-routes.ts'
import { sessionCookie } from '../server/sign-in/auth.ts'
import { trustedOrigins } from '../server/sign-in/origins.ts'
import { makeSignIn } from '../server/sign-in/sign-in.ts'
import { structureRoutes } from '../server/structure-routes.ts'
import { uploadRoutes } from '../server/upload-routes.ts'
import { makeDesk } from './backup/desk.ts'
import type { Config } from './config.ts'
import { makeDirectory } from './directory-door.ts'
import { exportRoom } from './export-room.ts'
import { firstDay, welcome } from './first-day.ts'
import { makeFormDoor } from './form-door.ts'
import { type Opened, openHouse } from './house.ts'
import { importRoom } from './import-room.ts'
import { makePersonDoor } from './people-door.ts'
import { profile } from './profile.ts'
import { pushIdentity } from './push-identity.ts'
import { workParts } from './work-parts.ts'

export type ServeOptions = {
  readonly config: Config
  readonly databaseUrl: string
  readonly migrated: boolean
  readonly demo: boolean
  readonly logger?: boolean | object
  readonly withoutWorker?: boolean
  /** The worker begins nothing by the clock: a test's. */
  readonly withoutClocks?: boolean
  /** Other objects than the company's own: a test's. */
  readonly objects?: readonly Declaration[]
}
export type Served = { readonly url: string; readonly app: FastifyInstance; readonly opened: Opened; close(): Promise<void> }

const pages = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'), 'dist', 'web')
const quiet = { level: process.env.LOG_LEVEL ?? 'warn', redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', 'err.client'] }

/** Opens the house on its port, with its worker beside it. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { config } = options
  const served = await build(options)
  try {
    const url = await served.app.listen({ port: config.port, host: config.host })
    return { ...served, url: config.url ?? url }
  } catch (error) {
    await served.close()
    throw error
  }
}

/** The same without a port: tests speak to it by inject. */
export async function build({
  config,
  databaseUrl,
  demo,
  logger = quiet,
  withoutWorker,
  withoutClocks = false,
  objects,
}: ServeOptions): Promise<Omit<Served, 'url'>> {
  // The house's log is the server's, which needs the house to be built: it is told once it stands.
  const log = { error: late('error'), warn: late('warn'), info: late('info') }
  const opened = await openHouse({ databaseUrl, filesUrl: config.filesUrl, zone: config.timeZone, log, ...(objects ? { objects } : {}) })
  const { house, announcer } = opened
  // better-auth wants instants as Date; the house's own connections give them as the API does.
  const doorPool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  doorPool.on('error', (error) => log.warn({ err: error }, 'the sign-in connection was cut'))
  let known: readonly string[] | undefined
  // Every request asks; the port is settled once the server listens.
  const origins = (): readonly string[] => {
    const found = known ?? trustedOrigins({ url: config.url, port: portOf(app, config), bound: boundTo(config.host) })
    if (app.server.listening) known = found
    return found
  }
  const signIn = makeSignIn({
    pool: doorPool,
    secret: config.secret,
    url: config.url,
    origins,
    post: config.smtpUrl ? makePost({ smtpUrl: config.smtpUrl, from: config.mailboxAddress ?? 'kexin@localhost' }) : undefined,
    person: makePersonDoor(house),
    inside: config.insideHosts ?? [],
    log,
  })
  const desk = makeDesk(house, config)
  const metrics = makeMetrics({ token: config.metricsToken, house, pool: opened.pool, backupAt: desk.newestAt })
  const app: FastifyInstance = await makeApp({
    house,
    signIn,
    origins,
    proxies: (process.env.TRUST_PROXY ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    isSecure: config.url?.startsWith('https:') ?? false,
    logger,
    watch: metrics.watch,
    outside: [
      (scope) => healthRoutes(scope, house),
      metrics.routes,
      (scope) => setUpRoutes(scope, { house, signIn, setUp: (wish) => welcome(house, wish) }),
      (scope) => scimRoutes(scope, { directory: makeDirectory(house), signIn, base: signIn.base }),
      (scope) => formRoutes(scope, { door: makeFormDoor(house), spend: signIn.spend, secret: config.secret }),
      (scope) => feedRoutes(scope, house, signIn.base),
      (scope) => pageRoutes(scope, pages),
    ],
    rooms: [
      objectRoutes,
      fileRoutes,
      uploadRoutes,
      deadJobRoutes,
      calendarRoutes,
      (scope) => structureRoutes(scope, house, fieldUses),
      (scope) => backupRoutes(scope, desk),
      (scope) => openApiRoutes(scope, house, sessionCookie(config.url ?? 'http://localhost')),
      (scope) => personRoutes(scope, profile),
      (scope) => pushRoutes(scope, { publicKey: pushIdentity(config).publicKey, inside: config.insideHosts ?? [] }),
      (scope) => liveRoutes(scope, house, { hear: announcer.hear, sessionOf: signIn.sessionOf, onSignOut: signIn.onChange }),
      (scope) => factRoutes(scope, house),
      (scope) => authorityRoutes(scope, house),
      (scope) => impersonationRoutes(scope, house, signIn),
      (scope) => importRoutes(scope, house, importRoom(config.folder)),
      (scope) => printRoutes(scope, house),
      (scope) => reportRoutes(scope, house),
      (scope) => exportRoutes(scope, house, exportRoom(config.folder)),
      (scope) => duplicateRoutes(scope, house),
      handoverRoutes,
      (scope) => mailFormRoutes(scope, { forms: cards, mailbox: config.mailboxAddress ?? null, sends: config.smtpUrl !== undefined }),
      (scope) => mergeRoutes(scope, house),
      (scope) => recordRoutes(scope, house),
    ],
  })
  Object.assign(log, { error: app.log.error.bind(app.log), warn: app.log.warn.bind(app.log), info: app.log.info.bind(app.log) })
  await firstDay(house, config, demo)
  const worker = withoutWorker ? undefined : await startWorker({ ...(await workParts(house, databaseUrl, config)), withoutClocks })
  const close = async () => {
    await app.close()
    await worker?.stop()
    await signIn.close()
    await doorPool.end()
    await opened.close()
  }
  return { app, opened, close }
}

const late = (level: string) => (detail: unknown, text: string) =>
  void process.stderr.write(`${level} ${text} ${detail instanceof Error ? detail.message : ''}\n`)

/** Addresses the house answers at: of every network of this machine when it listens on all. */
const boundTo = (host: string): string[] =>
  host === '0.0.0.0' || host === '::'
    ? Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address.split('%')[0] as string))
    : [host]

const portOf = (app: FastifyInstance, config: Config): number => {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : config.port
}
