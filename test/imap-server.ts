import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real IMAP server on loopback with one mailbox, into which a test puts mails as a mail server would. */
export type ImapServer = {
  readonly url: string
  /** Puts a mail into the mailbox. */
  readonly deliver: (raw: string) => void
  /** How many have the mailbox open. */
  readonly lines: () => number
  /** All who have it open are thrown out, as by a server that restarts. */
  readonly cut: () => void
  /** The mailbox is made anew, and counts its mails anew (UIDVALIDITY). */
  readonly beginAnew: () => Promise<void>
  readonly close: () => Promise<void>
}

const program = '/usr/sbin/dovecot'
/** Debian's `mail`: the server serves no mail of root's. */
const mailId = 8

/** Installs the server where we may; undefined: this machine cannot have one. `capability`: all that it says it can do. */
export async function startImap(capability?: string): Promise<ImapServer | undefined> {
  if (!existsSync(program) && !install()) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'kexin-imap-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const box = join(folder, 'mail')
  const make = () => {
    for (const part of ['', 'new', 'cur', 'tmp']) mkdirSync(join(box, part), { recursive: true })
    execFileSync('chown', ['-R', `${mailId}:${mailId}`, box])
  }
  make()
  writeFileSync(join(folder, 'dovecot.conf'), `${configuration(folder, port, box)}${capability ? `imap_capability = ${capability}\n` : ''}`)
  const server = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await listening(port)
  let count = 0
  return {
    url: `imap://cards:secret@127.0.0.1:${port}/INBOX`,
    deliver: (raw) => {
      count += 1
      // As a mail server delivers: whole and its reader's own before it is in sight.
      const [draft, path] = ['tmp', 'new'].map((place) => join(box, place, `${Date.now()}.${count}.test`)) as [string, string]
      writeFileSync(draft, raw.replace(/\r?\n/g, '\r\n'))
      execFileSync('chown', [`${mailId}:${mailId}`, draft])
      renameSync(draft, path)
    },
    lines: () => sessions(server).length,
    cut: () => {
      for (const id of sessions(server)) process.kill(id, 'SIGTERM')
    },
    // A mailbox is known by the second it was made in (UIDVALIDITY).
    beginAnew: async () => {
      rmSync(box, { recursive: true })
      await new Promise((resolve) => setTimeout(resolve, 1100))
      make()
    },
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Each mailbox that is open is a process of its own. */
function sessions(server: ChildProcess): number[] {
  const found = spawnSync('ps', ['--no-headers', '-o', 'pid=,comm=', '--ppid', String(server.pid)], { encoding: 'utf8' }).stdout
  return [...found.matchAll(/^\s*(\d+)\s+imap$/gm)].map(([, id]) => Number(id))
}

const configuration = (folder: string, port: number, box: string): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
mail_location = maildir:${box}
ssl = no
disable_plaintext_auth = no
first_valid_uid = ${mailId}
first_valid_gid = ${mailId}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${mailId} gid=${mailId} home=${box}
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`

function install(): boolean {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['-qq', 'update'], { stdio: 'ignore', env })
    execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'dovecot-imapd'], { stdio: 'ignore', env })
    return true
  } catch {
    return false
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

async function listening(port: number): Promise<void> {
  for (;;) {
    const isThere = await new Promise<boolean>((resolve) => {
      const line = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      line.once('connect', () => line.end())
    })
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
