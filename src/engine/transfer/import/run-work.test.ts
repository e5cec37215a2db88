import { mkdir, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../../test/app.ts'
import { codeOf } from '../../../../test/branch-files.ts'
import { importRoom } from '../../../app/import-room.ts'
import { customer } from '../../../crm/customers/customer.object.ts'
import { newId } from '../../../lib/id.ts'
import { asPerson } from '../../access/person.ts'
import type { Context, House } from '../../context.ts'
import { undoWork } from '../../facts/undo.ts'
import { runBackgroundJob } from '../../jobs/background-job.ts'
import { pathOf } from './folder.ts'
import { beginImport, cancelImport, runImport, undoImport } from './import.ts'
import { importReadWork } from './read-work.ts'
import { importRunWork } from './run-work.ts'
import { type Import, importOf } from './store.ts'

const { opened, adminId, folder } = await bootApp()
const { house } = opened
const room = importRoom(folder)
const works = [importReadWork(room), importRunWork(room), undoWork]

const asAdmin = async (at: House = house): Promise<Context> => {
  const person = await house.authority.person(adminId)
  if (!person) throw new Error('no administrator')
  return asPerson(at, person)
}

async function begin(text: string): Promise<string> {
  const id = newId()
  await mkdir(room.folder, { recursive: true })
  await writeFile(pathOf(room.folder, id), text)
  await beginImport(await asAdmin(), customer, { id, file: 'list.csv' })
  await work(id)
  return id
}

const find = async (id: string): Promise<Import> => importOf(await asAdmin(), id)

/** Does the import's job of now, in the house as given; what it throws is a kill. */
const work = async (id: string, at: House = house) => runBackgroundJob(at, works, (await find(id)).job_id)

async function runWhole(id: string): Promise<Import> {
  await runImport(await asAdmin(), room, id, {})
  await work(id)
  return find(id)
}

/** Two rows a customer: the second has another contact and another level, which the first has spoken for. */
function list(from: number, count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const of = from + Math.floor(at / 2)
    return at % 97 === 96
      ? `,${codeOf(of)},李四,1390000${String(at).padStart(4, '0')},B`
      : `杭州断点${of}有限公司,${codeOf(of)},联系人${at % 2},139${String(from * 1000 + at).padStart(8, '0')},${at % 2 ? 'B' : 'A'}`
  })
  return ['客户名称,统一社会信用代码,联系人,手机,客户级别', ...rows].join('\n')
}

const countOf = async (table: string): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)} where deleted_at is null`.execute(house.db)).rows[0]?.n)
const everything = async () => ({ customers: await countOf('customer'), contacts: await countOf('contact') })

/** The house in which the n-th asking for the company's choices — deep inside a batch's transaction — is the last. */
function killedWithin(times: number): House {
  let left = times
  const choices = async () => {
    if (left-- <= 0) throw new Error('killed')
    return house.authority.choices()
  }
  return { ...house, authority: { ...house.authority, choices } }
}

/** The house in which the n-th batch commits, and its worker dies before it hears of it. */
function killedAfterCommit(times: number): House {
  let left = times
  return {
    ...house,
    announce: (hint) => {
      house.announce(hint)
      if (hint.object === 'contact' && left-- <= 0) throw new Error('killed')
    },
  }
}

describe('an import that is killed', () => {
  it('goes on and neither loses nor doubles a row, wherever it was killed and however often (F26)', async () => {
    let from = 1000
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ batch: fc.nat({ max: 4 }), afterCommit: fc.boolean() }), { minLength: 1, maxLength: 3 }), async (kills) => {
        from += 1000
        const before = await everything()
        const id = await begin(list(from, 950))
        const expected = (await find(id)).counts
        await runImport(await asAdmin(), room, id, {})
        for (const { batch, afterCommit } of kills)
          await work(id, afterCommit ? killedAfterCommit(batch) : killedWithin(batch)).catch((error: Error) => expect(error.message).toBe('killed'))
        await work(id)
        const done = await find(id)
        expect(done).toMatchObject({ state: 'done', rows_done: 950, counts: expected })
        const after = await everything()
        expect({ customers: after.customers - before.customers, contacts: after.contacts - before.contacts }).toEqual({ customers: 475, contacts: 941 })
      }),
      { numRuns: 4, seed: 20_261_121 },
    )
  }, 300_000)

  it('previews again from the start', async () => {
    const id = newId()
    await writeFile(pathOf(room.folder, id), list(20_000, 500))
    await beginImport(await asAdmin(), customer, { id, file: 'list.csv' })
    let asked = 0
    const dying = { ...house, authority: { ...house.authority, unitsOf: async () => Promise.reject(new Error(`killed ${++asked}`)) } }
    await expect(work(id, dying)).rejects.toThrow('killed')
    await work(id)
    expect(await find(id)).toMatchObject({ state: 'ready', counts: { rows: 500, created: 250, updated: 245, bad: 5 } })
  })
})

it('says the same after a second and a third time, whatever the rows say of one another', async () => {
  const cell = fc.constantFrom('', 'A', 'B', 'C')
  const row = fc.record({
    of: fc.nat({ max: 5 }),
    hasCode: fc.boolean(),
    contact: fc.constantFrom('', '王一', '王二'),
    mobile: fc.constantFrom('', '13900000001', '13900000002'),
    level: cell,
    note: fc.constantFrom('', '要账期', '老客户'),
    spell: fc.boolean(),
  })
  let from = 40_000
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      from += 100
      const text = [
        '客户名称,统一社会信用代码,联系人,手机,客户级别,备注',
        ...rows.map(({ of, hasCode, contact, mobile, level, note, spell }) =>
          [`反复${from + of}${spell ? '（杭州）' : '(杭州)'}有限公司`, hasCode ? codeOf(from + of) : '', contact, mobile, level, note].join(','),
        ),
      ].join('\n')
      const first = await runWhole(await begin(text))
      expect(first).toMatchObject({ state: 'done', counts: { rows: rows.length, bad: 0 } })
      const before = await everything()
      const second = await begin(text)
      expect((await find(second)).counts).toMatchObject({ rows: rows.length, created: 0, updated: 0, same: rows.length, bad: 0 })
      expect((await runWhole(second)).counts).toMatchObject({ created: 0, updated: 0, same: rows.length, bad: 0 })
      expect(await everything()).toEqual(before)
    }),
    { numRuns: 10, seed: 20_261_121 },
  )
}, 300_000)

it('stops when cancelled, goes on when run again, and is undone as one', async () => {
  const before = await everything()
  const id = await begin(list(60_000, 900))
  await runImport(await asAdmin(), room, id, {})
  await work(id, killedWithin(2)).catch(() => undefined)
  await cancelImport(await asAdmin(), id)
  await work(id)
  const stopped = await find(id)
  expect(stopped.state).toBe('cancelled')
  expect(stopped.rows_done).toBeGreaterThan(0)
  expect(stopped.rows_done).toBeLessThan(900)
  const done = await runWhole(id)
  expect(done).toMatchObject({ state: 'done', rows_done: 900, act: stopped.act })
  await undoImport(await asAdmin(), id)
  await runBackgroundJob(house, works, (await find(id)).undo_job_id as string)
  expect(await everything()).toEqual(before)
})
