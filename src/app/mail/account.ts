/** Where the shared mailbox lies, as `IMAP_URL` says: `imaps://user:password@host/folder`. */
export type Account = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  readonly pass: string
  readonly folder: string
}

/** `imap:` asks for TLS where the server offers it, `imaps:` begins with it. */
export function accountOf(url: string): Account {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  const secure = protocol === 'imaps:'
  return {
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  }
}
