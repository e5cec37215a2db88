import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/** A database of its own for one test file, migrated and empty. */
export type House = {
  /** As the house's role, which is no superuser: what a server or worker of this house is started with. */
  readonly databaseUrl: string
  readonly pool: pg.Pool
  readonly db: Kysely<any>
}

/**
 * Boots a house for a test file: call it once, at the top of the file (`const home = await house()`). A clone of the run's template
 * takes some 30 ms; it goes when the file is done. `template`: another database of the run that is cloned instead.
 */
export async function house(template = 'kexin'): Promise<House> {
  const name = `house_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} template ${template} owner kexin`)
  const databaseUrl = withDatabase(inject('templateUrl'), name)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  afterAll(async () => {
    await db.destroy()
    for (const each of [name, ...emptied.splice(0)]) await asAdmin(`drop database ${each} with (force)`)
  })
  return { databaseUrl, pool, db }
}

/** A database with nothing in it, for what is put back; it goes with the file's house. */
export async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} template template0 owner kexin`)
  emptied.push(name)
  return withDatabase(inject('templateUrl'), name)
}

const emptied: string[] = []

/** The same server and role, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

/** One statement as the server's superuser. Two files cloning at once may find the template busy; PostgreSQL says so and the second try succeeds. */
export async function asAdmin(statement: string, tries = 20): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } catch (error) {
    if ((error as { code?: string }).code !== '55006' || tries === 0) throw error
    await new Promise((wake) => setTimeout(wake, 25))
    await asAdmin(statement, tries - 1)
  } finally {
    await client.end()
  }
}
