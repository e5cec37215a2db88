import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { bootApp } from './app.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp({ withWorker: true })
const { admin, opened } = app
afterAll(() => expectInvariants(opened.house))

const make = (more: Record<string, unknown>) => admin.post('/api/customFields', { object: 'customer', kind: 'number', ...more })
const made = async (more: Record<string, unknown>) => {
  const answer = await make(more)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.record as { id: string; version: number }
}
const customerOf = async (id: string) => (await admin.get(`/api/customers/${id}`)).body.record
const note = (customerId: string, more: Record<string, unknown> = {}) =>
  admin.post('/api/contactRecords', { customerId, channel: 'phone', at: '2026-01-05T02:00:00.000Z', content: '通话', ...more })

describe('a formula field', () => {
  it('is kept right in the transaction that writes what it needs, one formula on another, and by a job for what was there before', async () => {
    const old = (await admin.post('/api/customers', { name: '早先的客户', capital: '1000' })).body.record
    await made({ labelZh: '资本万元', labelEn: 'Capital in ten thousands', scale: 4, source: 'formula', formula: 'capital / 10000' })
    await made({
      labelZh: '资本等级',
      labelEn: 'Capital grade',
      kind: 'text',
      source: 'formula',
      formula: 'IF(xCapitalInTenThousands >= 100, "大", "小") & level',
    })
    const fresh = (await admin.post('/api/customers', { name: '新来的客户', capital: '2000000', level: 'a' })).body.record
    expect(fresh).toMatchObject({ xCapitalInTenThousands: 200, xCapitalGrade: '大A' })
    const changed = await admin.patch(`/api/customers/${fresh.id}`, { version: 1, capital: '5000' })
    expect(changed.body.record).toMatchObject({ xCapitalInTenThousands: 0.5, xCapitalGrade: '小A', version: 2 })
    const [fact] = (await admin.get(`/api/customers/${fresh.id}/facts`)).body.facts
    expect(Object.keys(fact.changes)).toEqual(['capital'])
    await admin.post(`/api/acts/${fact.act}/undo`)
    expect(await customerOf(fresh.id)).toMatchObject({ xCapitalGrade: '大A' })
    await vi.waitFor(async () => expect(await customerOf(old.id)).toMatchObject({ xCapitalInTenThousands: 0.1, xCapitalGrade: '小', version: 1 }), {
      timeout: 20_000,
    })
    expect((await admin.post('/api/customers', { name: '自己填', xCapitalGrade: '大' })).body.fields).toMatchObject([
      { field: 'xCapitalGrade', code: 'notSettable' },
    ])
  })

  it('is worked out anew for all records when it is redefined, and what hangs on it too', async () => {
    const field = (
      await admin.get(`/api/customFields?filter=${encodeURIComponent(JSON.stringify({ field: 'key', op: 'eq', value: 'capitalInTenThousands' }))}`)
    ).body.records[0]
    const { id } = (await admin.get(`/api/customers?q=${encodeURIComponent('早先的客户')}`)).body.records[0]
    expect((await admin.patch(`/api/customFields/${field.id}`, { version: field.version, formula: 'capital * 1000' })).status).toBe(200)
    await vi.waitFor(async () => expect(await customerOf(id)).toMatchObject({ xCapitalInTenThousands: 1_000_000, xCapitalGrade: '大' }), { timeout: 20_000 })
  })

  it('is refused at save with the place of the mistake in both languages; so is itself, a circle, a wrong kind and a bomb (attack row 51)', async () => {
    const wrong = async (more: Record<string, unknown>) => (await make({ labelZh: '坏公式', labelEn: 'Bad', source: 'formula', ...more })).body
    expect((await wrong({ formula: 'capital * nonsense' })).fields[0]).toMatchObject({
      field: 'formula',
      code: 'formula.field',
      message: '“坏公式”第 11 个字：没有字段“nonsense”，请从字段列表中点选',
    })
    expect((await wrong({ formula: '"a" & "b"' })).fields[0]).toMatchObject({ field: 'kind' })
    expect((await wrong({ formula: 'xBad + 1' })).fields[0].code).toMatch(/circle|field/)
    expect((await wrong({ formula: `${'('.repeat(500)}1${')'.repeat(500)}` })).fields[0]).toMatchObject({ code: 'formula.deep' })
    const first = await made({ labelZh: '甲数', labelEn: 'First figure', source: 'formula', formula: '1' })
    await made({ labelZh: '乙数', labelEn: 'Second figure', source: 'formula', formula: 'xFirstFigure + 1' })
    const circle = await admin.patch(`/api/customFields/${first.id}`, { version: first.version, formula: 'xSecondFigure + 1' })
    expect(circle.body.fields[0]).toMatchObject({ field: 'formula', code: 'circle' })
    expect((await admin.delete(`/api/customFields/${first.id}`)).body.fields[0].message).toContain('乙数')
  })
})

describe('a roll-up field', () => {
  it('counts, sums and compares children under a condition, the same after any writes as if counted anew', async () => {
    await made({ object: 'contactRecord', labelZh: '用时', labelEn: 'Spent' })
    await made({ object: 'contactRecord', labelZh: '小时', labelEn: 'Hours', scale: 2, source: 'formula', formula: 'xSpent / 60' })
    const by = { source: 'rollup', of: 'contactRecord', by: 'customerId' }
    const where = JSON.stringify({
      all: [
        { field: 'channel', op: 'eq', value: 'phone' },
        { field: 'xSpent', op: 'gt', value: 5 },
      ],
    })
    await made({ labelZh: '电话次数', labelEn: 'Calls', ...by, take: 'count', where })
    await made({ labelZh: '总分钟', labelEn: 'All minutes', ...by, take: 'sum', over: 'xSpent' })
    await made({ labelZh: '最长', labelEn: 'Longest', ...by, take: 'max', over: 'xSpent' })
    await made({ labelZh: '最短', labelEn: 'Shortest', ...by, take: 'min', over: 'xSpent' })
    await made({ labelZh: '平均用时', labelEn: 'Average spent', scale: 2, ...by, take: 'average', over: 'xSpent' })
    await made({ labelZh: '总小时', labelEn: 'All hours', scale: 2, ...by, take: 'sum', over: 'xHours' })
    await made({ labelZh: '平均分钟', labelEn: 'Mean minutes', scale: 2, source: 'formula', formula: 'xAllMinutes / recordCount' })
    const customers = await Promise.all(['汇总甲', '汇总乙'].map(async (name) => (await admin.post('/api/customers', { name })).body.record.id as string))
    const living: { id: string; version: number }[] = []
    const step = fc.record({
      act: fc.constantFrom('create', 'create', 'change', 'move', 'delete', 'restore'),
      at: fc.nat(30),
      minutes: fc.option(fc.integer({ min: 0, max: 30 })),
      channel: fc.constantFrom('phone', 'email'),
    })
    const gone: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        for (const { act, at, minutes, channel } of steps) {
          const target = living[at % Math.max(1, living.length)]
          if (act === 'create' || !target) living.push((await note(customers[at % 2] as string, { xSpent: minutes, channel })).body.record)
          else if (act === 'delete') {
            await admin.delete(`/api/contactRecords/${target.id}`)
            gone.push(target.id)
            living.splice(living.indexOf(target), 1)
          } else if (act === 'restore') {
            const id = gone.pop()
            if (id) living.push((await admin.post(`/api/contactRecords/${id}/restore`)).body.record)
          } else {
            const patch = act === 'move' ? { customerId: customers[at % 2] } : { xSpent: minutes, channel }
            const answer = await admin.patch(`/api/contactRecords/${target.id}`, { version: target.version, ...patch })
            if (answer.status !== 200) throw new Error(answer.text)
            Object.assign(target, answer.body.record)
          }
        }
        for (const id of customers) {
          const { rows } = await sql<
            Record<string, string | null>
          >`select count(*) filter (where channel = 'phone' and x_spent > 5) as calls, coalesce(sum(x_spent), 0) as total,
            max(x_spent) as longest, min(x_spent) as shortest, round(avg(x_spent), 2) as average, coalesce(sum(round(x_spent / 60.0, 2)), 0) as hours, round(coalesce(sum(x_spent), 0) / nullif(count(*), 0)::numeric, 2) as mean
            from contact_record where customer_id = ${id} and deleted_at is null`.execute(opened.house.db)
          const wanted = Object.fromEntries(Object.entries(rows[0] as object).map(([name, value]) => [name, value === null ? null : Number(value)]))
          const { xCalls, xAllMinutes, xLongest, xShortest, xAverageSpent, xAllHours, xMeanMinutes } = await customerOf(id)
          expect({
            calls: xCalls,
            total: xAllMinutes,
            longest: xLongest,
            shortest: xShortest,
            average: xAverageSpent,
            hours: xAllHours,
            mean: xMeanMinutes,
          }).toEqual(wanted)
        }
      }),
      { numRuns: 6 },
    )
  })

  it('counts each of many children written at the same instant', async () => {
    const { id } = (await admin.post('/api/customers', { name: '并发客户' })).body.record
    await Promise.all(Array.from({ length: 12 }, (_, at) => note(id, { xSpent: at })))
    expect(await customerOf(id)).toMatchObject({ xAllMinutes: 66, xCalls: 6, xLongest: 11, xMeanMinutes: 5.5 })
  })

  it('is filled for the records that were there, and refused where it makes no sense', async () => {
    const { id } = (await admin.get(`/api/customers?q=${encodeURIComponent('并发客户')}`)).body.records[0]
    await made({ labelZh: '最近分钟', labelEn: 'Latest minutes', source: 'rollup', of: 'contactRecord', by: 'customerId', take: 'sum', over: 'xSpent' })
    await vi.waitFor(async () => expect((await customerOf(id)).xLatestMinutes).toBe(66), { timeout: 20_000 })
    const wrong = async (more: Record<string, unknown>) =>
      (await make({ labelZh: '坏汇总', labelEn: 'Bad figure', source: 'rollup', of: 'contactRecord', by: 'customerId', ...more })).body.fields[0]
    expect(await wrong({ take: 'sum', over: 'content' })).toMatchObject({ field: 'over' })
    expect(await wrong({ of: 'contact', by: 'name', take: 'count' })).toMatchObject({ field: 'of' })
    expect(await wrong({ take: 'sum', over: 'at' })).toMatchObject({ field: 'over' })
    expect(await wrong({ take: 'count', where: JSON.stringify({ field: 'at', op: 'within', value: 'today' }) })).toMatchObject({ field: 'where' })
  })
})
