import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { bootApp } from './app.ts'
import { expectInvariants } from './invariants.ts'
import { line } from './line.ts'

const wire = await line()
const { opened, admin, anon, person } = await bootApp({ through: wire.through })
const rep = await person({ name: '王小明', roles: ['rep'] })
const customers = async (name: string) =>
  (await sql<{ id: string }>`select id from customer where name = ${name} and deleted_at is null`.execute(opened.house.db)).rows

it('has one effect of a wish whose commit arrived and whose answer did not, however often it is sent again (F9)', async () => {
  for (const turn of [1, 2]) {
    const name = `提交后断线${turn}有限公司`
    const wish = () => rep.post('/api/customers', { name }, { 'idempotency-key': `commit then cut ${turn}` })
    wire.cutAfterNextCommit()
    const first = await wish()
    expect([first.status, first.body.code, first.headers['retry-after'], wire.cuts()]).toEqual([503, 'away', '2', turn])
    expect(await customers(name)).toHaveLength(1)
    const again = await wish()
    expect([again.status, again.body.record?.id]).toEqual([201, (await customers(name))[0]?.id])
    expect(await customers(name)).toHaveLength(1)
  }
  await expectInvariants(opened.house)
})

it('works on a slow line, says that it is not ready on one too slow, and is itself again when the line is (F12)', async () => {
  wire.delay(150)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => rep.post('/api/customers', { name: `慢线客户${at + 10}有限公司` })))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  wire.delay(6000)
  expect((await anon.get('/health/ready')).status).toBe(503)
  expect((await anon.get('/health/live')).status).toBe(200)
  wire.delay(0)
  await expect.poll(async () => (await anon.get('/health/ready')).status, { timeout: 30_000 }).toBe(200)
  expect((await admin.get('/api/customers')).status).toBe(200)
  await expectInvariants(opened.house)
})
