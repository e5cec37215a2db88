import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import type { Served } from '../../src/app/serve.ts'
import { type Caller, caller } from '../app.ts'
import { asAdmin, house, withDatabase } from '../house.ts'
import { page } from './harness.ts'
import type { Look } from './look.ts'
import { type Known, open, settle, signIn } from './town.ts'

export { password, whoIs } from './town.ts'

/** An empty house for one test file: call it once, at the top of a walk; it closes when the file is done. */
export async function served(): Promise<Served> {
  const { databaseUrl } = await house()
  const running = await open(databaseUrl)
  afterAll(() => running.close())
  return running
}

/**
 * The demo company with so many customers; `signIns` has one person of each role, the administrator too, all with `password`. Made once
 * in a run, by the first file that asks for this size; each file has a clone of its own.
 */
export async function demoTown(customers: number): Promise<Served & { readonly signIns: readonly Known[] }> {
  const name = `town_${customers}`
  const signIns = await once(name, async () => {
    await asAdmin(`create database ${name} template kexin owner kexin`)
    const settling = await open(withDatabase(inject('templateUrl'), name))
    const known = await settle(settling, customers)
    await settling.close()
    return known
  })
  const { databaseUrl } = await house(name)
  const running = await open(databaseUrl)
  afterAll(() => running.close())
  return { ...running, signIns }
}

/** Done by the first of all files that asks; the others wait for it and are told what came of it. Kept as the database's own comment. */
async function once<Result>(name: string, make: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rows } = await client.query("select shobj_description(oid, 'pg_database') as made from pg_database where datname = $1", [name])
    if (rows[0]?.made) return JSON.parse(rows[0].made) as Result
    await client.query(`drop database if exists ${name} with (force)`)
    const made = await make()
    await client.query(`comment on database ${name} is ${client.escapeLiteral(JSON.stringify(made))}`)
    return made
  } finally {
    await client.end()
  }
}

/** A page of a person who is signed in already. */
export async function pageOf(from: Browser, email: string, look: Look): Promise<Page> {
  const opened = await page(from, look)
  await signIn(opened, email, look)
  return opened
}

/** The API as that person, by the cookie of his page: what a walk ends with is checked there, not on the screen alone. */
export async function callerOf(running: Served, opened: Page): Promise<Caller> {
  const cookies = await opened.context().cookies()
  return caller(running.app, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
}
