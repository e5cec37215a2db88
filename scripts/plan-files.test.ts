import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { inFiles, keepsWritersOut } from './plan-files.ts'

const steps = [
  'create table "visit" (\n  "id" uuid primary key\n)',
  'alter table "customer" add column "visit_id" uuid',
  'create index "visit_id_1" on "visit" ("id")',
  'create unique index "customer_visit_1" on "customer" ("visit_id")',
  'alter table "customer" add constraint "customer_visit_2" foreign key ("visit_id") references "visit" (id)',
]

it('writes what is quick as one file, and what takes as long as a table is big as another that lets its writers go on (F36)', () => {
  const files = inFiles(steps, { name: 'visits', first: 47 })
  expect([...files.keys()]).toEqual(['0047_visits.sql', '0048_visits_beside.sql'])
  const [quick, beside] = [...files.values()]
  expect(quick).toContain('create index "visit_id_1" on "visit"')
  expect(quick).toContain('references "visit" (id) not valid;')
  expect(beside).toBe(
    `-- no transaction\n${['drop index concurrently if exists "customer_visit_1"', 'create unique index concurrently "customer_visit_1" on "customer" ("visit_id")', 'alter table "customer" validate constraint "customer_visit_2"'].map((step) => `${step};\n`).join('\n')}`,
  )
  expect([...files.values()].flatMap(keepsWritersOut)).toEqual([])
  expect(keepsWritersOut(steps.map((step) => `${step};\n`).join('\n'))).toEqual(steps.slice(3))
})

/** Migrations before this one were written for houses that nobody worked in yet. */
const first = '0050'

it('has no migration that keeps the writers of a table out while it builds', () => {
  const files = globSync(join(import.meta.dirname, '..', 'migrations', '*.sql')).filter((file) => basename(file) >= first)
  expect(files.flatMap((file) => keepsWritersOut(readFileSync(file, 'utf8')).map((step) => `${basename(file)}: ${step}`))).toEqual([])
})
