import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { runningServer } from '../src/app/postgres-cluster.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import { clusterFolder, type Keys, keysOf } from '../src/app/postgres-keys.ts'
import { makeEmbeddedFolder, removeEmbeddedFolder } from './embedded-folder.ts'
import { house } from './house.ts'

const home = await house()
const folder = makeEmbeddedFolder('kexin-start-')
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  for (const place of ['own', 'other', 'newer']) removeEmbeddedFolder(join(folder, place))
  removeEmbeddedFolder(folder)
})

type Run = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> }

/** A real process of `npm start`, under the Node that runs the tests. */
function start(environment: Record<string, string>, script = 'src/app/start.ts'): Run {
  const child = spawn(process.execPath, [resolve(script)], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'own'), PORT: '0', ...environment },
  })
  started.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more
    })
  return { child, said: () => text, ended: new Promise((done) => child.once('close', done)) }
}

/** The address a started house prints. */
async function address(run: Run): Promise<string> {
  await expect.poll(run.said, { timeout: 240_000, interval: 50 }).toMatch(/http:\/\/\S+/)
  return /http:\/\/\S+/.exec(run.said())?.[0] ?? ''
}

const lines = (run: Run): string[] => run.said().trim().split('\n')

/** Ends by itself with 1, having said exactly this, one line each in both languages, and no stack. */
async function refuses(run: Run, ...said: RegExp[]): Promise<void> {
  expect(await run.ended).toBe(1)
  expect(lines(run)).toEqual(said.map((text) => expect.stringMatching(text)))
  for (const line of lines(run)) expect(line).toMatch(/\p{Script=Han}.*[A-Za-z]/u)
}

describe('what cannot be, in one clear line', () => {
  it.concurrent(
    'a wrong setting',
    () => refuses(start({ PORT: 'eighty', TZ_COMPANY: 'Mars' }), /PORT must be a whole number/, /TZ_COMPANY is not a time zone/),
    240_000,
  )

  it.concurrent('a DATABASE_URL with a wrong password, no database, nobody there', async () => {
    const at = (change: (url: URL) => void) => {
      const url = new URL(home.databaseUrl)
      change(url)
      return start({ DATABASE_URL: url.href })
    }
    await refuses(
      at((url) => {
        url.password = 'wrong'
      }),
      /password of DATABASE_URL is not right/,
    )
    await refuses(
      at((url) => {
        url.pathname = '/nowhere'
      }),
      /names does not exist/,
    )
    await refuses(
      at((url) => {
        url.port = '1'
      }),
      /waiting for the database/,
      /DATABASE_URL cannot be reached/,
    )
  }, 240_000)

  it.concurrent('unsafe settings of an outside database, a superuser for a role', async () => {
    const unsafe = [/fsync is off/, /full_page_writes is off/, /synchronous_commit is off/]
    await refuses(start({ DATABASE_URL: home.databaseUrl }), ...unsafe)
    await refuses(start({ DATABASE_URL: inject('adminUrl') }), ...unsafe, /role postgres is a superuser/)
  }, 240_000)
})

it('starts, refuses a second house in its folder and on its port, lets a worker join, and ends cleanly on SIGTERM', async () => {
  const first = start({})
  const at = await address(first)
  expect((await fetch(`${at}/health/live`)).status).toBe(200)
  await refuses(start({}), /in use by another Kexin/)
  await refuses(start({ PORT: new URL(at).port, DATA_DIR: join(folder, 'other') }), /Port \d+ is taken/)
  const worker = start({}, 'src/app/start-work.ts')
  await expect.poll(worker.said, { timeout: 60_000 }).toContain('The worker is ready')
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe(0)
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(server()).toBeUndefined()
}, 120_000)

it('goes on after it was killed outright, and after the database was killed with it', async () => {
  for (const killsDatabase of [false, true]) {
    const run = start({})
    await address(run)
    const { pid } = server() as { pid: number }
    run.child.kill('SIGKILL')
    if (killsDatabase) process.kill(pid, 'SIGKILL')
    await run.ended
  }
  const last = start({})
  expect((await fetch(`${await address(last)}/health/live`)).status).toBe(200)
  last.child.kill('SIGINT')
  expect(await last.ended).toBe(0)
}, 120_000)

it('refuses a database newer than the program', async () => {
  const place = join(folder, 'newer')
  const first = start({ DATA_DIR: place })
  await address(first)
  await plantMigration(place)
  first.child.kill('SIGTERM')
  await first.ended
  await refuses(start({ DATA_DIR: place }), /newer than the program \(it has 9999_future\)/)
}, 120_000)

const server = () => runningServer(clusterFolder(join(folder, 'own'), keysOf(join(folder, 'own')) as Keys))

/** What a newer program would have left in the database. */
async function plantMigration(place: string): Promise<void> {
  const { url } = await openEmbedded(place, { share: true })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("insert into kexin_migration (name, hash) values ('9999_future', 'x')")
  await client.end()
}
