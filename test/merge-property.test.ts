import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { bootApp } from './app.ts'
import { expectInvariants } from './invariants.ts'
import { call, customerOf } from './proofs/steps.ts'

/** For any family of customers: a merge loses nothing, and undoing it is the identity on all that can be seen. */
const { admin, opened } = await bootApp()
afterAll(() => expectInvariants(opened.house))

const tables = ['customer', 'contact', 'contact_record', 'record_member', 'follow', 'merged'] as const
/** Who wrote last, and how often, is history, which only grows. */
const history = ['version', 'updated_at', 'updated_by_id', 'added_at']

async function visible(): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(
    tables.map(
      async (table) =>
        [
          table,
          (
            await sql<{
              row: Record<string, unknown>
            }>`select to_jsonb(t) - ${history}::text[] as row from ${sql.table(table)} as t order by to_jsonb(t)->>'id', to_jsonb(t)::text`.execute(
              opened.house.db,
            )
          ).rows.map(({ row }) => row),
        ] as const,
    ),
  )
  return Object.fromEntries(rows)
}

const firm = fc.record({
  level: fc.constantFrom(null, 'a', 'b', 'c'),
  tags: fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 3 }),
  phones: fc.uniqueArray(fc.integer({ min: 13_800_000_000, max: 13_800_000_009 }), { maxLength: 3 }),
  below: fc.option(fc.nat(3)),
  contacts: fc.nat(3),
  records: fc.nat(2),
  follows: fc.boolean(),
})

let turn = 0
it('merges any of them and back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(firm, { minLength: 2, maxLength: 4 }),
      fc.array(fc.tuple(fc.constantFrom('level', 'tags', 'phones', 'parentId', 'name'), fc.nat(3)), { maxLength: 4 }),
      async (firms, picks) => {
        const ids: string[] = []
        for (const [at, { level, tags, phones, below }] of firms.entries()) {
          const draft = {
            name: `性质公司${++turn}号`,
            level,
            tags,
            phones: phones.map((number) => ({ number: String(number) })),
            parentId: below === null ? null : (ids[below % Math.max(at, 1)] ?? null),
          }
          ids.push((await admin.post('/api/customers', draft)).body.record.id)
        }
        for (const [at, { contacts, records, follows }] of firms.entries()) {
          const id = ids[at] as string
          const people = await Promise.all(
            Array.from({ length: contacts }, async (_, n) => (await admin.post('/api/contacts', { customerId: id, name: `人${n}` })).body.record.id),
          )
          for (let n = 0; n < records; n++) await admin.post('/api/contactRecords', call(id, { contactIds: people }))
          if (follows) await admin.put(`/api/customers/${id}/follow`)
        }
        const outside = await customerOf(admin, `性质下属${++turn}号`)
        await admin.patch(`/api/customers/${outside}`, { version: 1, parentId: ids.at(-1) })
        const before = await visible()
        const [winner, ...losers] = ids as [string, ...string[]]
        const choose = Object.fromEntries(picks.map(([field, at]) => [field, ids[at % ids.length] as string]))
        const merged = await admin.post(`/api/customers/${winner}/merge`, { losers, choose })
        expect(merged.status, merged.text).toBe(200)
        const children = firms.reduce((sum, each) => sum + each.contacts, 0)
        expect(merged.body.record).toMatchObject({ contactCount: children, recordCount: firms.reduce((sum, each) => sum + each.records, 0) })
        const facts = (await admin.get(`/api/customers/${winner}/facts?children=true&limit=200&verbs=create`)).body.facts
        expect(facts).toHaveLength(ids.length + children + firms.reduce((sum, each) => sum + each.records, 0))
        const undone = await admin.post(`/api/acts/${merged.body.act}/undo`)
        expect(undone.body, undone.text).toMatchObject({ left: [] })
        expect(await visible()).toEqual(before)
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
