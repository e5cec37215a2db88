import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import { sql } from 'kysely'
import type { Db, House } from '../../engine/context.ts'
import { newId } from '../../lib/id.ts'
import { addressHeader } from './network.ts'
import { openingPlugin } from './opening-plugin.ts'
import { hashPassword, isPassword } from './password-hash.ts'

/** The longest the company may choose, which findSession narrows to what it chose; and how long a proof stays fresh. Seconds. */
export const sessionTimes = { longest: 30 * 24 * 3600, fresh: 15 * 60 } as const

export type AuthOptions = {
  readonly db: Db
  readonly secret: string
  readonly url: string
  readonly log: House['log']
  /** Sessions one person may have at once; the longest unused gives way. */
  readonly mostSessions?: () => Promise<number | null>
}

export const isHttps = (url: string): boolean => url.startsWith('https:')

/** `__Host-` pins a cookie to this host and to https; a browser takes it over https only. */
export const cookiePrefix = (url: string): string => (isHttps(url) ? '__Host-kexin' : 'kexin')

export const sessionCookie = (url: string): string => `${cookiePrefix(url)}.session_token`

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** better-auth core on our tables and our hash. Only `routes.ts` opens any of its endpoints, and decides before it which pages may call. */
export function makeAuth({ db, secret, url, log, mostSessions }: AuthOptions) {
  return betterAuth({
    appName: 'Kexin',
    baseURL: url,
    basePath: '/api/auth',
    // The version goes into every ciphertext (TOTP seeds, recovery codes), so that the key can be turned.
    secrets: [{ version: 1, value: secret }],
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error({ part: 'better-auth' }, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      // Ours counts characters; this counts UTF-16 units.
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...stamps } },
    session: {
      modelName: 'auth_session',
      fields: { expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id', ...stamps },
      expiresIn: sessionTimes.longest,
      disableSessionRefresh: true,
      // Its cache in a cookie keeps an ended session alive until it runs out (better-auth issue 6893).
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...stamps }, storeIdentifier: 'hashed' },
    // In memory and per process; ours is in the database (throttle.ts).
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: newId },
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(url),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isHttps(url), path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      openingPlugin(),
      twoFactor({
        issuer: 'Kexin',
        twoFactorTable: 'auth_two_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            fields: { backupCodes: 'backup_codes', userId: 'user_id', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' },
          },
        },
      }),
    ],
    databaseHooks: {
      session: { create: { before: (session) => refuseDisabled(db, session.userId), after: (session) => endBeyond(db, session.userId, mostSessions) } },
    },
  })
}

export type Auth = ReturnType<typeof makeAuth>

/** Every way of signing in ends in a new session, so here no way around it is left to a disabled person (ASVS 6.3.4). */
async function refuseDisabled(db: Db, authId: string): Promise<void> {
  const { rows } = await sql<{ disabled: boolean }>`select disabled_at is not null as disabled from auth_user where id = ${authId}`.execute(db)
  if (rows[0]?.disabled !== false) throw new APIError('UNAUTHORIZED', { code: 'DISABLED', message: 'disabled' })
}

async function endBeyond(db: Db, authId: string, most: AuthOptions['mostSessions']): Promise<void> {
  const count = await most?.()
  if (count)
    await sql`delete from auth_session where id in (select id from auth_session where user_id = ${authId} order by updated_at desc, id desc offset ${count})`.execute(
      db,
    )
}
