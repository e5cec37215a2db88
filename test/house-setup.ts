import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/app/migrate.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser of the run's server; `house()` clones databases with it. */
    adminUrl: string
    /** The house's own role on the template; replace the path with a clone's name. */
    templateUrl: string
  }
}

/** Once per run: a real PostgreSQL in a temporary folder, its database migrated once; test files clone it (house.ts). */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kexin-test-'))
  chmodSync(folder, 0o711)
  const database = await openEmbedded(folder, { durability: 'forgetful' })
  const pool = new pg.Pool({ connectionString: database.url })
  await migrate(pool)
  await pool.end()
  project.provide('adminUrl', database.admin ?? '')
  project.provide('templateUrl', database.url)
  return async () => {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
