import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../src/app/migrate.ts'
import { openEmbedded } from '../src/app/postgres-embedded.ts'
import { objects } from '../src/crm/index.ts'
import { openPool } from '../src/engine/schema/database.ts'
import { plan } from '../src/engine/schema/plan.ts'
import { inFiles } from './plan-files.ts'

/**
 * `npm run plan`: what the declarations want that the migrations do not give yet. `npm run plan -- --write name` writes it as the next
 * migrations for a person to read and commit. Works on an empty database of its own.
 */
const { values } = parseArgs({ options: { write: { type: 'string' } } })
const folder = mkdtempSync(join(tmpdir(), 'kexin-plan-'))
chmodSync(folder, 0o711)
const database = await openEmbedded(folder, { durability: 'forgetful' })
const { pool, db } = openPool(database.url, { onError: () => undefined })
try {
  await migrate(pool)
  const steps = await plan(db, objects)
  const text = steps.map((step) => `${step};\n`).join('\n')
  if (values.write && steps.length) {
    const last =
      readdirSync('migrations')
        .filter((name) => name.endsWith('.sql'))
        .sort()
        .at(-1) ?? '0000'
    for (const [name, text] of inFiles(steps, { name: values.write, first: Number(last.slice(0, 4)) + 1 })) {
      writeFileSync(join('migrations', name), text)
      console.log(`migrations/${name}`)
    }
  } else console.log(text || 'the plan is empty')
  process.exitCode = steps.length && !values.write ? 1 : 0
} finally {
  await db.destroy()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
