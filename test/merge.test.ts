import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { asHouse } from '../src/engine/access/person.ts'
import type { Fact } from '../src/engine/context.ts'
import { sweepMerged } from '../src/engine/merge/sweep.ts'
import { bootApp, type Caller } from './app.ts'
import { cutWhileWaiting } from './cut.ts'
import { expectInvariants } from './invariants.ts'
import { call, customerOf, encode } from './proofs/steps.ts'
import { photo, upload } from './upload.ts'

/** Merging of records with twins: nothing is lost, all of it can be taken back (S0-09, S1-03, S2-50; attack row 25). */
const app = await bootApp()
const { admin, opened } = app
const supervisor = await app.person({ name: '主管', roles: ['supervisor'] })
const rep = await app.person({ name: '业务员', roles: ['rep'] })

afterAll(() => expectInvariants(opened.house))

type Row = Record<string, unknown> & { id: string; version: number }
const read = async (plural: string, id: string): Promise<Row> => (await admin.get(`/api/${plural}/${id}`)).body.record
const where = async (plural: string, field: string, value: string): Promise<Row[]> =>
  (await admin.get(`/api/${plural}?limit=200&filter=${encode({ field, op: 'eq', value })}`)).body.records
const make = async (plural: string, draft: unknown, by: Caller = admin): Promise<Row> => {
  const made = await by.post(`/api/${plural}`, draft)
  if (made.status !== 201) throw new Error(made.text)
  return made.body.record
}
const fold = (winner: string, losers: readonly string[], more: Record<string, unknown> = {}, by: Caller = admin) =>
  by.post(`/api/customers/${winner}/merge`, { losers, ...more })

describe('two customers made one', () => {
  it('keep every contact, record, comment and member, unite their lists, and are found by the old address', async () => {
    const a = await make('customers', { name: '合并甲贸易有限公司', phones: [{ number: '13800138001' }], tags: ['老客户'], sourceCodes: ['BJ-1'] })
    const b = await make('customers', {
      name: '合并乙贸易有限公司',
      phones: [{ number: '13800138002' }],
      tags: ['重点'],
      sourceCodes: ['SH-9'],
      creditCode: '91110105MA01JTN4XK',
    })
    const contact = await make('contacts', { customerId: b.id, name: '钱合并' })
    const record = await make('contactRecords', call(b.id, { contactIds: [contact.id] }))
    await make('contactRecords', call(a.id))
    const child = await make('customers', { name: '合并乙的子公司', parentId: b.id })
    await admin.post(`/api/customers/${b.id}/comments`, { text: '乙的评论' })
    await admin.put(`/api/customers/${b.id}/members/${rep.id}`, { right: 'read' })
    const merged = await fold(a.id, [b.id], { choose: { name: b.id } })
    expect(merged.status, merged.text).toBe(200)
    expect(merged.body.record).toMatchObject({
      id: a.id,
      name: '合并乙贸易有限公司',
      creditCode: '91110105MA01JTN4XK',
      tags: ['老客户', '重点'],
      sourceCodes: ['BJ-1', 'SH-9'],
      contactCount: 1,
      recordCount: 2,
    })
    expect((merged.body.record.phones as { digits: string }[]).map((phone) => phone.digits)).toEqual(['13800138001', '13800138002'])
    expect((await read('contacts', contact.id)).customerId).toBe(a.id)
    expect((await read('contactRecords', record.id)).customerId).toBe(a.id)
    expect((await read('customers', child.id)).parentId).toBe(a.id)
    expect((await admin.get(`/api/customers/${a.id}/members`)).body.members).toMatchObject([{ userId: rep.id, right: 'read' }])
    expect((await rep.get(`/api/customers/${b.id}`)).body).toMatchObject({ record: { id: a.id }, mergedFrom: b.id })
    expect((await where('customers', 'id', b.id)).map((row) => row.id)).toEqual([a.id])
    expect((await where('contacts', 'customerId', b.id)).map((row) => row.id)).toEqual([contact.id])
    const line = (await admin.get(`/api/customers/${b.id}/facts?children=true&limit=200`)).body.facts as { verb: string; note: { text?: string } }[]
    expect(line.filter((fact) => fact.verb === 'create')).toHaveLength(5)
    expect(line.some((fact) => fact.note?.text === '乙的评论')).toBe(true)
    expect(
      (await admin.get(`/api/customers?deleted=true&filter=${encode({ field: 'createdAt', op: 'within', value: 'thisMonth' })}`)).body.records.map(
        (row: Row) => row.id,
      ),
    ).not.toContain(b.id)
    expect((await admin.post(`/api/customers/${b.id}/restore`)).status).toBe(409)
  })

  it('are two again when it is undone, each with exactly its own, and say what has moved on', async () => {
    const [a, b] = [await make('customers', { name: '撤销甲公司', level: 'a' }), await make('customers', { name: '撤销乙公司', level: 'b', note: '乙的备注' })]
    const mine = await make('contacts', { customerId: a.id, name: '甲的人' })
    const [theirs, moved] = [await make('contacts', { customerId: b.id, name: '乙的人' }), await make('contacts', { customerId: b.id, name: '后来走了' })]
    const third = await customerOf(admin, '第三家公司')
    const { act } = (await fold(a.id, [b.id], { choose: { level: b.id } })).body
    await admin.patch(`/api/contacts/${moved.id}`, { version: (await read('contacts', moved.id)).version, customerId: third })
    await admin.patch(`/api/contacts/${theirs.id}`, { version: (await read('contacts', theirs.id)).version, title: '合并后升了职' })
    const fresh = await make('contacts', { customerId: a.id, name: '合并后新来的' })
    const undone = await admin.post(`/api/acts/${act}/undo`)
    expect(undone.body, undone.text).toMatchObject({ undone: 2, left: [{ object: 'contact', id: moved.id }] })
    expect(await read('customers', a.id)).toMatchObject({ id: a.id, level: 'a', note: null, contactCount: 2 })
    expect(await read('customers', b.id)).toMatchObject({ id: b.id, level: 'b', note: '乙的备注', contactCount: 1 })
    expect((await where('contacts', 'customerId', b.id)).map((row) => row.id)).toEqual([theirs.id])
    expect((await where('contacts', 'customerId', a.id)).map((row) => row.id).sort()).toEqual([mine.id, fresh.id].sort())
    expect((await read('contacts', moved.id)).customerId).toBe(third)
    expect((await admin.post(`/api/acts/${act}/undo`)).status).toBe(409)
  })

  it('lead on through a second merge, which must be undone before the first', async () => {
    const [a, b, c] = (await Promise.all(['链甲', '链乙', '链丙'].map((name) => customerOf(admin, `${name}实业公司`)))) as [string, string, string]
    const first = (await fold(b, [a])).body.act
    const second = (await fold(c, [b])).body.act
    expect((await admin.get(`/api/customers/${a}`)).body).toMatchObject({ record: { id: c }, mergedFrom: a })
    expect((await admin.post(`/api/acts/${first}/undo`)).status).toBe(409)
    expect((await admin.post(`/api/acts/${second}/undo`)).status).toBe(200)
    expect((await admin.get(`/api/customers/${a}`)).body).toMatchObject({ record: { id: b } })
    expect((await admin.post(`/api/acts/${first}/undo`)).status).toBe(200)
    expect((await admin.get(`/api/customers/${a}`)).body.record.id).toBe(a)
  })

  it('are found by every name, code and telephone that one of them had, until it is undone', async () => {
    const winner = await make('customers', { name: '寻得留存仪表有限公司' })
    const loser = await make('customers', {
      name: '寻失旧号轴承厂',
      englishName: 'Quondam Bearings',
      phones: [{ number: '021-77310088' }],
      creditCode: '91330100799655058B',
    })
    const older = await make('customers', { name: '更早名称阀门社' })
    const searched = ['寻失旧号', 'xunshijiuhao', 'Quondam', '77310088', '91330100799655058B', '更早名称']
    const found = async (q: string): Promise<string[]> => {
      const [list, everywhere] = [await admin.get(`/api/customers?q=${encodeURIComponent(q)}`), await admin.get(`/api/search?q=${encodeURIComponent(q)}`)]
      const [ids, seen] = [list.body.records as Row[], everywhere.body.results as { object: string; id: string }[]]
      expect(seen.flatMap(({ object, id }) => (object === 'customer' ? [id] : [])).sort()).toEqual(ids.map(({ id }) => id).sort())
      return ids.map(({ id }) => id)
    }
    expect((await fold(loser.id, [older.id])).status).toBe(200)
    const { act } = (await fold(winner.id, [loser.id], { choose: { englishName: winner.id } })).body
    for (const q of searched) expect(await found(q), q).toEqual([winner.id])
    await admin.patch(`/api/customers/${winner.id}`, { version: (await read('customers', winner.id)).version, name: '寻得改名仪表有限公司' })
    for (const q of [...searched, '寻得改名']) expect(await found(q), q).toEqual([winner.id])
    expect(await found('寻得留存')).toEqual([])
    expect((await admin.post(`/api/acts/${act}/undo`)).status).toBe(200)
    for (const q of searched) expect(await found(q), q).toEqual([loser.id])
    expect(await found('寻得改名')).toEqual([winner.id])
  })

  it('keep what was said and brought: files of comments and contact records of both are read with the one that stays', async () => {
    const [winner, loser] = [await customerOf(rep, '附件留存公司'), await customerOf(rep, '附件并入公司')]
    const contact = {
      mine: await make('contacts', { customerId: loser, name: '附件的人' }),
      same: await make('contacts', { customerId: loser, name: '附件同一人' }),
    }
    const brought = async (name: string) => (await upload(rep, { name, bytes: Buffer.from(`%PDF-1.7 ${name}`) })).body.file.id
    const [said, shown, told] = [
      await brought('评论.pdf'),
      (await upload(rep, { name: '现场.jpg', bytes: await photo() })).body.file.id,
      await brought('名片.pdf'),
    ]
    await rep.post(`/api/customers/${loser}/comments`, { text: '见附件', files: [said] })
    await rep.post(`/api/contacts/${contact.same.id}/comments`, { text: '名片', files: [told] })
    await make('contactRecords', call(loser, { pictures: [shown] }), rep)
    const files = async (id: string) => ((await supervisor.get(`/api/customers/${id}/files`)).body.files ?? []) as { id: string; recordId: string }[]
    await admin.put(`/api/customers/${winner}/members/${supervisor.id}`, { right: 'read' })
    expect((await supervisor.get(`/api/files/${said}`)).status).toBe(404)
    const folded = await admin.post(`/api/contacts/${contact.mine.id}/merge`, { losers: [contact.same.id] })
    const { act } = (await fold(winner, [loser])).body
    expect(folded.status).toBe(200)
    expect((await files(winner)).map(({ id }) => id).sort()).toEqual([said, shown, told].sort())
    expect((await files(winner)).find(({ id }) => id === said)?.recordId).toBe(winner)
    for (const id of [said, shown, told]) expect((await supervisor.get(`/api/files/${id}`)).status, id).toBe(200)
    expect((await admin.post(`/api/acts/${act}/undo`)).status).toBe(200)
    expect(await files(winner)).toEqual([])
    expect((await supervisor.get(`/api/files/${said}`)).status).toBe(404)
  })

  it('never stand below themselves: a group below its own subsidiary is let go', async () => {
    const loser = await make('customers', { name: '圈中集团' })
    const between = await make('customers', { name: '圈中中间公司', parentId: loser.id })
    const winner = await make('customers', { name: '圈中底层公司', parentId: between.id })
    expect((await fold(winner.id, [loser.id])).body.record).toMatchObject({ parentId: null })
    expect((await read('customers', between.id)).parentId).toBe(winner.id)
  })

  it('take their children out of the recycle bin with them', async () => {
    const [a, b] = [await customerOf(admin, '箱甲有限公司'), await customerOf(admin, '箱乙有限公司')]
    const contact = await make('contacts', { customerId: b, name: '箱里的人' })
    await admin.delete(`/api/contacts/${contact.id}`)
    await fold(a, [b])
    expect((await admin.post(`/api/contacts/${contact.id}/restore`)).body.record.customerId).toBe(a)
  })
})

describe('who may merge', () => {
  it('holds update on all and delete on those merged away; a foreign record gives up nothing (row 25)', async () => {
    const mine = await make('customers', { name: '业务员自己的公司' }, rep)
    const other = await make('customers', { name: '业务员的另一家公司' }, rep)
    const foreign = await make('customers', { name: '别人的公司' })
    const contact = await make('contacts', { customerId: foreign.id, name: '别人的联系人' })
    expect((await fold(mine.id, [other.id], {}, rep)).status).toBe(403)
    expect((await fold(mine.id, [foreign.id], {}, rep)).status).toBe(403)
    expect((await fold(mine.id, [foreign.id], {}, supervisor)).status).toBe(404)
    expect((await supervisor.post(`/api/customers/${mine.id}/merge/preview`, { losers: [foreign.id] })).status).toBe(404)
    expect((await read('contacts', contact.id)).customerId).toBe(foreign.id)
  })

  it('names 2 to 10 different records, fields that are there and versions that hold', async () => {
    const [a, b] = [await customerOf(admin, '边界甲公司'), await customerOf(admin, '边界乙公司')]
    for (const body of [
      { losers: [] },
      { losers: [a] },
      { losers: [b, b] },
      { losers: Array(10).fill(b) },
      { losers: [b], choose: { nonsense: a } },
      { losers: [b], more: 1 },
    ])
      expect((await admin.post(`/api/customers/${a}/merge`, body)).status, JSON.stringify(body)).toBe(422)
    expect((await fold(a, [b], { versions: { [b]: 9 } })).status).toBe(409)
    expect((await admin.post(`/api/users/${app.adminId}/merge`, { losers: [rep.id] })).status).toBe(422)
  })

  it('sees before what would move, and only what he may read', async () => {
    const [a, b] = [await customerOf(admin, '预览甲公司'), await customerOf(admin, '预览乙公司')]
    await make('contacts', { customerId: b, name: '预览的人', phones: [{ number: '13800138077' }] })
    const preview = await admin.post(`/api/customers/${a}/merge/preview`, { losers: [b] })
    expect(preview.body).toMatchObject({ moves: [{ object: 'contact', field: 'customerId', count: 1 }], may: { update: true, delete: true } })
  })
})

describe('at the same instant', () => {
  it('two merges of the same two records happen once', async () => {
    const [a, b] = [await customerOf(admin, '同时甲公司'), await customerOf(admin, '同时乙公司')]
    const answers = await Promise.all([fold(a, [b]), fold(b, [a]), fold(a, [b]), fold(b, [a])])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(3)
  })

  it('a child that is written meanwhile is on the winner, or was refused', async () => {
    const [a, b] = [await customerOf(admin, '边写边并甲'), await customerOf(admin, '边写边并乙')]
    const [merged, ...writes] = await Promise.all([
      fold(a, [b]),
      ...Array.from({ length: 20 }, (_, at) => admin.post('/api/contacts', { customerId: b, name: `同时的人${at}` })),
    ])
    expect(merged?.status).toBe(200)
    const kept = writes.filter(({ status }) => status === 201).length
    const there = await where('contacts', 'customerId', a)
    expect(there).toHaveLength(kept)
    expect(await read('customers', a)).toMatchObject({ contactCount: kept })
  })

  it('a child whose writer had still seen the loser follows it a moment later, and goes back with it', async () => {
    const [a, b] = [await customerOf(admin, '晚到甲公司'), await customerOf(admin, '晚到乙公司')]
    const late = await make('contacts', { customerId: a, name: '晚到的人' })
    const { act } = (await fold(a, [b])).body
    await sql`update contact set customer_id = ${b} where id = ${late.id}`.execute(opened.house.db)
    const { rows } = await sql<{ id: string }>`select id from fact where act = ${act} and verb = 'merged'`.execute(opened.house.db)
    await sweepMerged.run(asHouse(opened.house), [{ id: rows[0]?.id, act, object: 'customer', recordId: b } as Fact])
    expect((await read('contacts', late.id)).customerId).toBe(a)
    expect((await admin.post(`/api/acts/${act}/undo`)).body).toMatchObject({ left: [] })
    expect((await read('contacts', late.id)).customerId).toBe(b)
  })

  it('leaves nothing half when the connection is cut in the middle (F17)', async () => {
    const [a, b] = [await customerOf(admin, '断线甲公司'), await customerOf(admin, '断线乙公司')]
    const contact = await make('contacts', { customerId: b, name: '被锁住的人' })
    const cut = (await cutWhileWaiting(app.databaseUrl, `select 1 from contact where id = '${contact.id}' for update`, () => fold(a, [b]))) as {
      status: number
    }
    expect(cut.status).toBeGreaterThanOrEqual(500)
    expect(await read('customers', b)).toMatchObject({ id: b, contactCount: 1, version: 1 })
    expect((await fold(a, [b])).status).toBe(200)
    expect((await read('contacts', contact.id)).customerId).toBe(a)
  })
})
