import { getMigrations } from 'better-auth/db/migration'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { house } from '../../../test/house.ts'
import { makeAuth } from './auth.ts'

const home = await house()

it('keeps better-auth’s tables exactly as this release of it wants them', async () => {
  const auth = makeAuth({ db: home.db, secret: `${'k'.repeat(20)}Zx81-Qw93-Lp47-Vb26`, url: 'http://127.0.0.1', log: Fastify().log })
  const plan = await getMigrations(auth.options)
  expect(plan.toBeCreated).toEqual([])
  expect(plan.toBeAdded).toEqual([])
  expect(plan.unsafeChanges).toEqual([])
  expect(plan.schemaProblems).toEqual([])
  expect((await plan.compileMigrations()).trim()).toMatch(/^;?$/)
})
