import { describe, expect, it } from 'vitest'
import { channels, isFaceToFace } from '../src/crm/activities/channels.ts'
import { bootApp } from './app.ts'
import { call, customerOf, daysAgo, encode, recordOf } from './proofs/steps.ts'

/** What the customer memory keeps, counts and refuses. docs/proofs.md says which sentence closes which clause. */
const { admin, person } = await bootApp()

type Fact = { readonly id: string; readonly verb: string; readonly record?: Readonly<Record<string, unknown>> }

describe('twins (S0-35)', () => {
  it('makes one customer of a hundred that arrive at once with one credit code, and says to the others which it is', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => admin.post('/api/customers', { name: `并发${at}号有限公司`, creditCode: '91110105MA01JTN4XK' })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused.map(({ status }) => status)).toEqual(Array(99).fill(409))
    for (const { body } of refused) expect(body.fields).toMatchObject([{ field: 'creditCode', code: 'duplicate' }])
  })

  it('makes one of fifty of the same name without a code, and lets a group stand beside its firm', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => admin.post('/api/customers', { name: at % 2 ? '同名贸易有限公司' : '同名贸易 有限责任公司' })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const { body } = await admin.post('/api/customers/duplicates', { name: '同名贸易' })
    expect(body.hits).toMatchObject([{ level: 'duplicate', on: ['name'] }])
    await customerOf(admin, '长江化工集团')
    await customerOf(admin, '长江化工有限公司')
  })
})

describe('contact records (S0-08, S0-11, S0-58)', () => {
  it('are kept of every channel, each counted once; a meeting without its place is refused', async () => {
    const id = await customerOf(admin, '渠道客户有限公司')
    for (const { id: channel } of channels) {
      const bare = await admin.post('/api/contactRecords', call(id, { channel }))
      expect(bare.status, channel).toBe(isFaceToFace(channel) ? 422 : 201)
      if (isFaceToFace(channel)) expect((await admin.post('/api/contactRecords', call(id, { channel, place: '客户会议室' }))).status, channel).toBe(201)
    }
    const { records } = (await admin.get(`/api/contactRecords?limit=200&filter=${encode({ field: 'customerId', op: 'eq', value: id })}`)).body
    expect(records.map((record: { channel: string }) => record.channel).sort()).toEqual(channels.map((each) => each.id).sort())
  })

  it('are counted in list and record within 30, 90 and 365 days, with the last of them and its result', async () => {
    const id = await customerOf(admin, '计数客户有限公司')
    const last = daysAgo(2)
    for (const [at, result] of [
      [daysAgo(20), '待报价'],
      [last, '有意向'],
      [daysAgo(10), '暂不需要'],
      [daysAgo(60), null],
      [daysAgo(200), null],
    ])
      expect((await admin.post('/api/contactRecords', call(id, { at, result }))).status).toBe(201)
    const figures = { recordCount: 5, recordCount30: 3, recordCount90: 4, recordCount365: 5, lastContactAt: last, lastResult: '有意向' }
    expect(await recordOf(admin, id)).toMatchObject(figures)
    const page = await admin.get(
      `/api/customers?filter=${encode({
        all: [
          { field: 'id', op: 'eq', value: id },
          { field: 'recordCount30', op: 'eq', value: 3 },
        ],
      })}`,
    )
    expect(page.body.records).toMatchObject([figures])
  })
})

describe('nothing is lost (S0-09)', () => {
  it('has the same time line, children and figures after delete and restore, with those two facts on top', async () => {
    const id = await customerOf(admin, '时间线客户有限公司')
    const contact = await admin.post('/api/contacts', { customerId: id, name: '孙线' })
    await admin.post('/api/contactRecords', call(id, { contactIds: [contact.body.record.id] }))
    await admin.post(`/api/customers/${id}/comments`, { text: '记得回访' })
    // The child record beside a fact is shown as it is now, its version with it; the fact itself never changes.
    const lines = async () =>
      (await admin.get(`/api/customers/${id}/facts?children=true&limit=200`)).body.facts.map(({ record, ...fact }: Fact) => ({
        ...fact,
        content: record?.content ?? record?.name,
      })) as Fact[]
    const [line, record] = [await lines(), await recordOf(admin, id)]
    await admin.delete(`/api/customers/${id}`)
    expect((await admin.get(`/api/contacts?filter=${encode({ field: 'customerId', op: 'eq', value: id })}`)).body.records).toEqual([])
    expect((await admin.post(`/api/customers/${id}/restore`)).status).toBe(200)
    const after = await lines()
    expect(after.filter(({ id: fact }) => line.some((each) => each.id === fact))).toEqual(line)
    expect(
      after
        .slice(0, after.length - line.length)
        .map(({ verb }) => verb)
        .sort(),
    ).toEqual(['delete', 'delete', 'delete', 'restore', 'restore', 'restore'])
    const { contactCount, recordCount, lastContactAt, name } = record
    expect(await recordOf(admin, id)).toMatchObject({ contactCount, recordCount, lastContactAt, name, deletedAt: null })
  })

  it('tells who may not look into the recycle bin that a record was there and went, and no more what it said', async () => {
    const reader = await person({ name: '只看', roles: ['leader'] })
    const id = await customerOf(admin, '误写客户有限公司')
    const written = (await admin.post('/api/contactRecords', call(id, { content: '不该写在这里的话' }))).body.record.id
    expect((await reader.get(`/api/customers/${id}/facts?children=true`)).text).toContain('不该写在这里的话')
    await admin.delete(`/api/contactRecords/${written}`)
    const line = await reader.get(`/api/customers/${id}/facts?children=true`)
    expect(line.text).not.toContain('不该写在这里的话')
    expect(line.body.facts.filter((fact: Fact & { recordId: string }) => fact.recordId === written).map(({ verb }: Fact) => verb)).toEqual(['delete', 'create'])
    expect((await admin.get(`/api/customers/${id}/facts?children=true`)).text).toContain('不该写在这里的话')
  })
})
