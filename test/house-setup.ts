import { readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/app/migrate.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import { keysOf } from '../src/app/postgres-keys.ts'
import { findTenant } from '../src/app/postgres-tenant.ts'
import { makeEmbeddedFolder, removeEmbeddedFolder } from './embedded-folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser of the run's server; `house()` clones databases with it. */
    adminUrl: string
    /** The house's own role on the template; replace the path with a clone's name. */
    templateUrl: string
  }
}

const prefix = 'kexin-test-'

/** Once per run: a real PostgreSQL in a temporary folder, its database migrated once; test files clone it (house.ts). */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const folder = makeEmbeddedFolder(prefix)
  const database = await openEmbedded(folder, { durability: 'forgetful' })
  const pool = new pg.Pool({ connectionString: database.url })
  await migrate(pool)
  await pool.end()
  project.provide('adminUrl', database.admin ?? '')
  project.provide('templateUrl', database.url)
  return async () => {
    await database.stop()
    removeEmbeddedFolder(folder)
  }
}

/** What a killed run left behind: its server is shut down, its folder deleted. A run that lives, or has only just begun, is left alone. */
async function sweep(): Promise<void> {
  const old = readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(tmpdir(), name))
  for (const folder of old.filter((path) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 600_000)) {
    const keys = keysOf(folder)
    if (keys && (await findTenant(folder, keys))) continue
    removeEmbeddedFolder(folder)
  }
}
