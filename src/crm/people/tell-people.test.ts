import { describe, expect, it } from 'vitest'
import { bootApp, type Caller } from '../../../test/app.ts'
import { asHouse } from '../../engine/access/person.ts'
import type { Fact } from '../../engine/context.ts'
import { tellPeople } from './tell-people.reaction.ts'

const { admin, opened, person } = await bootApp({ withWorker: true })
type Person = Caller & { id: string }
const rep: Person = await person({ name: '王小明', roles: ['rep'] })
const other: Person = await person({ name: '李四', roles: ['rep'] })
const finance: Person = await person({ name: '钱会计', roles: ['finance'] })
const clerk: Person = await person({ name: '赵文员', roles: ['employee'] })

type Told = { kind: string; text: string; object: string | null; recordId: string | null; actor: { title: string } | null }
const noticesOf = async (who: Caller): Promise<Told[]> => (await who.get('/api/notifications')).body.notifications
const told = (who: Caller, matching: Partial<Told>) => expect.poll(() => noticesOf(who), { timeout: 10_000 }).toContainEqual(expect.objectContaining(matching))
/** All reactions to what was written so far have run. */
const quiet = () =>
  expect
    .poll(async () => (await opened.pool.query(`select 1 from ${opened.house.jobsSchema}.jobs where attempts < max_attempts`)).rowCount, { timeout: 10_000 })
    .toBe(0)

let count = 0
const customer = async (who: Caller, more: object = {}): Promise<{ id: string; name: string; version: number }> =>
  (await who.post('/api/customers', { name: `重庆通知${++count}号有限公司`, ...more })).body.record
const say = (who: Caller, id: string, text: string, mentions: readonly string[] = []) => who.post(`/api/customers/${id}/comments`, { text, mentions })

describe('a mention (S0-12)', () => {
  it('tells the person once, with the record to open', async () => {
    const { id, name } = await customer(rep)
    expect((await say(rep, id, '请核对\n开票信息', [finance.id, rep.id])).status).toBe(201)
    await told(finance, {
      kind: 'mention',
      text: `王小明在客户“${name}”的评论中提到了您：请核对 开票信息`,
      object: 'customer',
      recordId: id,
      actor: expect.objectContaining({ title: '王小明' }),
    })
    await quiet()
    const facts = (
      await opened.pool.query(
        `select id, act, at, object, record_id as "recordId", root_id as "rootId", verb, actor_id as "actorId", version, changes, note from fact where verb = 'comment'`,
      )
    ).rows as Fact[]
    await tellPeople.run(asHouse(opened.house), facts)
    expect((await noticesOf(finance)).filter(({ recordId }) => recordId === id)).toHaveLength(1)
    expect((await noticesOf(rep)).filter(({ recordId }) => recordId === id)).toHaveLength(0)
    expect((await (await finance.get('/api/notifications')).body.unread) as number).toBe(1)
  })

  it('lets who cannot read the record open that one, and no other, when the commenter may change it', async () => {
    const [open, closed] = [await customer(rep), await customer(rep)]
    expect((await clerk.get(`/api/customers/${open.id}`)).status).toBe(404)
    expect((await say(rep, open.id, '请盖章', [clerk.id])).status).toBe(201)
    await told(clerk, { kind: 'mention', recordId: open.id })
    expect((await clerk.get(`/api/customers/${open.id}`)).body.record).toMatchObject({ name: open.name, can: { update: false, delete: false } })
    expect((await clerk.patch(`/api/customers/${open.id}`, { version: 1, level: 'a' })).status).toBe(404)
    expect((await clerk.get(`/api/customers/${closed.id}`)).status).toBe(404)
    expect((await clerk.get('/api/customers')).body.records.map((each: { id: string }) => each.id)).toEqual([open.id])
    expect((await rep.get(`/api/customers/${open.id}/members`)).body.members).toEqual([expect.objectContaining({ userId: clerk.id, right: 'read' })])
  })

  it('is refused before it is kept when it would reach nobody: the commenter may not let him in', async () => {
    const { id } = await customer(rep)
    const refused = await say(finance, id, '李四你看看', [other.id])
    expect([refused.status, refused.body.fields[0]]).toEqual([
      422,
      { field: 'mentions', code: 'mentions', message: expect.stringContaining('李四无权查看这条客户') },
    ])
    expect((await say(rep, id, '在吗', ['01900000-0000-7000-8000-000000000000'])).status).toBe(422)
    expect((await rep.get(`/api/customers/${id}/facts?verbs=comment,share`)).body.facts).toEqual([])
    expect((await other.get(`/api/customers/${id}`)).status).toBe(404)
  })

  it('in a comment on a contact record counts in on its customer, for who may read contact records', async () => {
    const { id } = await customer(rep)
    const record = (await rep.post('/api/contactRecords', { customerId: id, channel: 'phone', at: '2026-11-01T02:00:00.000Z', content: '电话沟通' })).body
      .record
    expect((await rep.post(`/api/contactRecords/${record.id}/comments`, { text: '你看看', mentions: [clerk.id] })).status).toBe(422)
    expect((await rep.post(`/api/contactRecords/${record.id}/comments`, { text: '你看看', mentions: [other.id] })).status).toBe(201)
    await told(other, { kind: 'mention', object: 'contactRecord', recordId: record.id })
    expect((await other.get(`/api/contactRecords/${record.id}`)).status).toBe(200)
  })
})

describe('following', () => {
  it('tells of changes and comments by others, and of what is written beneath, never of one’s own', async () => {
    const { id, name } = await customer(rep)
    await finance.put(`/api/customers/${id}/follow`)
    await rep.put(`/api/customers/${id}/follow`)
    await rep.patch(`/api/customers/${id}`, { version: 1, level: 'a' })
    await told(finance, { kind: 'follow', text: `王小明修改了客户“${name}”`, object: 'customer', recordId: id })
    await say(rep, id, '今天来访')
    await told(finance, { kind: 'follow', text: `王小明评论了客户“${name}”：今天来访` })
    const contact = (await rep.post('/api/contacts', { customerId: id, name: '张三' })).body.record
    await told(finance, { kind: 'follow', text: '王小明新建了联系人“张三”', object: 'contact', recordId: contact.id })
    await quiet()
    expect((await noticesOf(rep)).filter((each) => each.recordId === id)).toEqual([])
  })

  it('ends when the record is out of reach, and is silent for who muted it', async () => {
    const { id } = await customer(admin, { ownerId: other.id })
    await admin.put(`/api/customers/${id}/members/${rep.id}`, { right: 'read' })
    await rep.put(`/api/customers/${id}/follow`)
    await finance.put(`/api/customers/${id}/follow`)
    await finance.patch('/api/me', { mutedNotices: ['follow'] })
    await admin.delete(`/api/customers/${id}/members/${rep.id}`)
    await quiet()
    await other.patch(`/api/customers/${id}`, { version: 1, level: 'b' })
    await quiet()
    for (const who of [rep, finance]) expect((await noticesOf(who)).filter((each) => each.recordId === id)).toEqual([])
    await finance.patch('/api/me', { mutedNotices: [] })
  })
})

describe('a record given to somebody', () => {
  it('is told to its new owner, by name', async () => {
    const { id, name } = await customer(admin)
    await admin.patch(`/api/customers/${id}`, { version: 1, ownerId: other.id })
    await told(other, { kind: 'assign', text: `管理员把客户“${name}”分配给了您`, object: 'customer', recordId: id })
  })

  it('with many others in one act is told once, as a number, and who ordered it hears that it is done', async () => {
    const ids: string[] = []
    for (let each = 0; each < 300; each += 100) {
      const drafts = Array.from({ length: 100 }, (_, at) => ({ name: `批量分配${each + at}号厂` }))
      ids.push(...(await admin.post('/api/customers', drafts)).body.results.map(({ record }: { record: { id: string } }) => record.id))
    }
    await admin.post('/api/customers/bulk', { ids, patch: { ownerId: other.id } })
    await told(other, { kind: 'assign', text: '管理员把 300 条客户分配给了您', object: 'customer', recordId: null })
    await told(admin, { kind: 'job', text: '批量操作已完成：成功 300 条', actor: null })
    await quiet()
    expect((await noticesOf(other)).filter(({ text }) => text.includes('300') || text.includes('250'))).toHaveLength(1)
  }, 60_000)
})

it('is told in the language of the reader', async () => {
  const { id, name } = await customer(rep)
  await say(rep, id, 'hello', [finance.id])
  await told(finance, { recordId: id })
  const answer = await finance.send({ method: 'GET', url: '/api/notifications', headers: { 'accept-language': 'en' } })
  expect(answer.json().notifications[0].text).toBe(`王小明 mentioned you on Customer "${name}": hello`)
})
