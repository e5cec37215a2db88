import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asPerson } from '../src/engine/access/person.ts'
import { type Context, objectOf } from '../src/engine/context.ts'
import { create } from '../src/engine/records/create.ts'
import { newId } from '../src/lib/id.ts'
import { bootApp } from './app.ts'

const { admin, adminId, opened } = await bootApp()
const { db } = opened.house
const named = (name: string) => admin.get(`/api/customers?filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'name', op: 'eq', value: name }] }))}`)

/** What a process leaves behind that dies at a step of its work: the claim without the answer. */
const die = (key: string, age: string) => sql`update idempotency set status = null, answer = null, at = now() - ${age}::interval where key = ${key}`.execute(db)

describe('a request whose server died, sent again with its Idempotency-Key', () => {
  it('is answered with what was made, and makes nothing twice, when the effect had been committed (F2)', async () => {
    const wish = () => admin.post('/api/customers', { name: '提交之后断电有限公司' }, { 'idempotency-key': 'after commit' })
    const { id } = (await wish()).body.record
    await die('after commit', '1 minute')
    const again = await wish()
    expect([again.status, again.body.record.id, again.headers['idempotency-replayed']]).toEqual([201, id, 'true'])
    expect((await named('提交之后断电有限公司')).body.records).toHaveLength(1)
  })

  it('is done when nothing had been committed', async () => {
    const key = 'before commit'
    const body = { name: '提交之前断电有限公司' }
    const refused = await admin.post('/api/customers', { ...body, name: '' }, { 'idempotency-key': key })
    expect(refused.status).toBe(422)
    const first = await admin.post('/api/customers', body, { 'idempotency-key': key })
    await sql`delete from customer where id = ${first.body.record.id}`.execute(db)
    await sql`update idempotency set acted = false where key = ${key}`.execute(db)
    await die(key, '1 minute')
    expect((await admin.post('/api/customers', body, { 'idempotency-key': key })).status).toBe(201)
    expect((await named(body.name)).body.records).toHaveLength(1)
  })

  it('has one effect when the first was not dead but slow: its commit is refused', async () => {
    const person = await opened.house.authority.person(adminId)
    if (!person) throw new Error('no administrator')
    const ctx = asPerson(opened.house, person)
    const late: Context = { ...ctx, wish: { userId: adminId, route: '/api/:plural', key: 'slow', act: newId() } }
    await expect(create(late, objectOf(opened.house, 'customer'), [{ name: '慢了一步有限公司' }], { atomic: true })).rejects.toMatchObject({ code: 'conflict' })
    expect((await named('慢了一步有限公司')).body.records).toHaveLength(0)
  })
})
