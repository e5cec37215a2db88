import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'kexin-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (environment: Record<string, string>) => readConfig({ DATA_DIR: folder, ...environment })

function troublesOf(environment: Record<string, string>): string[] {
  try {
    read(environment)
    return []
  } catch (error) {
    return (error as Problem).fields.map((trouble) => trouble.field)
  }
}

it('needs nothing set: port 3000 of this machine, the embedded database, the zone of Shanghai', () => {
  expect(read({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, folder, timeZone: 'Asia/Shanghai', admin: undefined })
})

it('names every bad value at once', () => {
  const bad = {
    PORT: '80x',
    DATABASE_URL: 'mysql://here',
    KEXIN_URL: 'kexin',
    KEXIN_SECRET: 'short',
    TZ_COMPANY: 'Mars',
    SMTP_URL: 'mail',
    KEXIN_ADMIN_EMAIL: 'a@b.c',
  }
  expect(troublesOf(bad).sort()).toEqual(Object.keys(bad).sort())
})

it('takes any of them from a file that is named instead, as a vault or systemd hands secrets over, and says which cannot be read', () => {
  const handed = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const secret = 'a secret that never stood in an environment'
  const files = {
    DATABASE_URL_FILE: handed('database', 'postgresql://kexin:quiet@db.intern/kexin\n'),
    KEXIN_SECRET_FILE: handed('house', `${secret}\n`),
    BACKUP_PASSPHRASE_FILE: handed('passphrase', ' spaces are part of it \r\n'),
  }
  expect(read(files)).toMatchObject({ databaseUrl: 'postgresql://kexin:quiet@db.intern/kexin', secret, backupPassphrase: ' spaces are part of it ' })
  expect(read({ ...files, DATABASE_URL: 'postgresql://here/kexin' }).databaseUrl).toBe('postgresql://here/kexin')
  expect(troublesOf({ SMTP_URL_FILE: join(folder, 'nowhere') })).toEqual(['SMTP_URL_FILE'])
})

it('makes a secret once, keeps it, and lets nobody else read it', () => {
  const first = read({}).secret
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(read({}).secret).toBe(first)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

it('takes a secret that is given and writes it nowhere', () => {
  const given = 'a secret that only this company knows'
  expect(read({ KEXIN_SECRET: given }).secret).toBe(given)
  expect(readFileSync(join(folder, 'secret'), 'utf8')).not.toContain(given)
})

it('refuses a damaged secret instead of signing with it', () => {
  const other = mkdtempSync(join(folder, 'damaged-'))
  writeFileSync(join(other, 'secret'), 'cut')
  expect(() => read({ DATA_DIR: other })).toThrow(Problem)
})

it('keeps the address people use without the slash at its end', () => {
  expect(read({ KEXIN_URL: 'https://crm.example.com/' }).url).toBe('https://crm.example.com')
})
