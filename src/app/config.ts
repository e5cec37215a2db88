import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fill, type Label } from '../kernel/label.ts'
import { Problem, type Trouble } from '../kernel/problem.ts'
import { keepSecret } from './config-secret.ts'

/** What a company may set from outside, by environment (README, "Configuration"); all has a default. */
export type Config = {
  /** 0 = any free port. */
  readonly port: number
  readonly host: string
  /** The company's own server; undefined = the embedded one in `folder`. */
  readonly databaseUrl: string | undefined
  /** Absolute. Holds the embedded database, its copies, files and the secret. */
  readonly folder: string
  /** Signs sessions; the same for all processes of one house. */
  readonly secret: string
  /** How people reach the house from outside, without a slash at the end; undefined = the address it listens on. */
  readonly url: string | undefined
  /** The first administrator, made without questions. */
  readonly admin: { readonly email: string; readonly password: string } | undefined
  readonly smtpUrl: string | undefined
  readonly imapUrl: string | undefined
  readonly mailboxAddress: string | undefined
  /** Where the shared mailbox takes mails over SMTP; undefined: nowhere. `isUsual`: nobody chose it, so it is no fault when another program has it. */
  readonly mailDrop?: { readonly host: string; readonly port: number; readonly isUsual: boolean } | undefined
  readonly filesUrl: string
  /** Where back-ups go, and what locks them; undefined = they lie open. */
  readonly backupFolder: string
  readonly backupPassphrase?: string | undefined
  /** Lets an operator's Prometheus read /metrics; undefined = there is none. */
  readonly metricsToken?: string | undefined
  /** Hosts of the company's own network that the house may call, a sign-in provider's for one: `idp.intern`, `10.0.0.5:8443`. */
  readonly insideHosts?: readonly string[] | undefined
  /** IANA name; the days, weeks and months of reports and deadlines are this zone's. */
  readonly timeZone: string
}

type Environment = Readonly<Record<string, string | undefined>>
type Reader = (name: string) => string | undefined

/** Reads the environment. Throws one Problem that names every bad value; makes and keeps the secret when none is given. */
export function readConfig(environment: Environment = process.env): Config {
  const troubles: Trouble[] = []
  const refuse = (field: string, message: Label): void => void troubles.push({ field, code: 'config', message: fill(message, { name: field }) })
  const given: Reader = (name) => environment[name] || readHanded(`${name}_FILE`, environment[`${name}_FILE`], refuse)
  const text: Reader = (name) => given(name)?.trim() || undefined
  const url = (name: string, ...protocols: string[]) => checkUrl(name, text(name), protocols, refuse)
  const folder = resolve(text('DATA_DIR') ?? './data')
  const settings = {
    port: readPort(text('PORT'), refuse),
    host: text('HOST') ?? '127.0.0.1',
    databaseUrl: url('DATABASE_URL', 'postgres:', 'postgresql:'),
    folder,
    url: url('KEXIN_URL', 'http:', 'https:')?.replace(/\/+$/, ''),
    admin: readAdmin(text('KEXIN_ADMIN_EMAIL'), given('KEXIN_ADMIN_PASSWORD'), refuse),
    smtpUrl: url('SMTP_URL', 'smtp:', 'smtps:'),
    imapUrl: url('IMAP_URL', 'imap:', 'imaps:'),
    mailboxAddress: text('MAILBOX_ADDRESS'),
    mailDrop: readMailDrop(text('MAIL_DROP'), refuse),
    filesUrl: url('FILES_URL', 'file:', 's3:') ?? pathToFileURL(join(folder, 'files')).href,
    backupFolder: resolve(text('BACKUP_DIR') ?? join(folder, 'backups')),
    backupPassphrase: given('BACKUP_PASSPHRASE'),
    metricsToken: text('METRICS_TOKEN'),
    insideHosts: (text('KEXIN_INSIDE_HOSTS') ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    timeZone: readTimeZone(text('TZ_COMPANY') ?? 'Asia/Shanghai', refuse),
  }
  const secret = text('KEXIN_SECRET')
  if (secret !== undefined && secret.length < 32) refuse('KEXIN_SECRET', words.secret)
  if (troubles.length > 0) throw new Problem('invalid', words.bad, troubles)
  return { ...settings, secret: secret ?? keepSecret(folder) }
}

type Refuse = (field: string, message: Label) => void

/**
 * What a vault or systemd hands over as a file (`DATABASE_URL_FILE=/run/credentials/…`): a secret then stands in no environment, which
 * children inherit and reports of crashes show (ASVS 13.3.1). An editor's last line break is not part of it.
 */
function readHanded(name: string, path: string | undefined, refuse: Refuse): string | undefined {
  if (!path) return undefined
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '') || undefined
  } catch (error) {
    refuse(name, fill(words.file, { cause: (error as NodeJS.ErrnoException).code ?? 'unreadable' }))
    return undefined
  }
}

function readPort(text: string | undefined, refuse: Refuse): number {
  const port = Number(text ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse('PORT', words.port)
  return port
}

/** `off`, a port, or host and port; usually at hand for programs of this machine alone. */
function readMailDrop(text: string | undefined, refuse: Refuse): Config['mailDrop'] {
  if (text === 'off') return undefined
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text ?? '2525') ?? []
  if (port === '' || Number(port) > 65_535) refuse('MAIL_DROP', words.mailDrop)
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port), isUsual: text === undefined }
}

function readAdmin(email: string | undefined, password: string | undefined, refuse: Refuse): Config['admin'] {
  if (email === undefined && password === undefined) return undefined
  if (email === undefined || password === undefined) refuse('KEXIN_ADMIN_EMAIL', words.admin)
  else if (!/^[^\s@]+@[^\s@]+$/.test(email)) refuse('KEXIN_ADMIN_EMAIL', words.email)
  else return { email, password }
  return undefined
}

function checkUrl(name: string, text: string | undefined, protocols: readonly string[], refuse: Refuse): string | undefined {
  if (text === undefined) return undefined
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) refuse(name, fill(words.url, { protocols: protocols.join(' ') }))
  return text
}

function readTimeZone(name: string, refuse: Refuse): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    refuse('TZ_COMPANY', words.timeZone)
    return name
  }
}

const words = {
  bad: { zh: '环境变量有误', en: 'The environment is not right' },
  file: { zh: '{name} 指向的文件无法读取（{cause}）。', en: 'The file of {name} cannot be read ({cause}).' },
  port: { zh: '{name} 应为 0 到 65535 的整数。', en: '{name} must be a whole number from 0 to 65535.' },
  mailDrop: { zh: '{name} 应为 off、端口号，或“地址:端口”。', en: '{name} must be off, a port, or "address:port".' },
  admin: { zh: 'KEXIN_ADMIN_EMAIL 与 KEXIN_ADMIN_PASSWORD 须同时给出。', en: 'KEXIN_ADMIN_EMAIL and KEXIN_ADMIN_PASSWORD go together.' },
  email: { zh: '{name} 不是邮箱地址。', en: '{name} is not an e-mail address.' },
  url: { zh: '{name} 应为以 {protocols} 开头的地址。', en: '{name} must be an address that begins with {protocols}.' },
  timeZone: { zh: '{name} 不是时区名，例如 Asia/Shanghai。', en: '{name} is not a time zone, such as Asia/Shanghai.' },
  secret: { zh: '{name} 至少要 32 个字符，且不可外传。', en: '{name} needs at least 32 characters, known to nobody else.' },
} as const
