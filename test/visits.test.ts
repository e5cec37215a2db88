import { describe, expect, it } from 'vitest'
import { tellUnvisited } from '../src/crm/activities/leader-visits.clock.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { bootApp, type Caller } from './app.ts'
import { customerOf, encode } from './proofs/steps.ts'

/** Visits, plans after a sale, and leaders' visits (S0-04, S1-60, S2-04). */
const { admin, person, opened, atRest } = await bootApp({ withWorker: true })
const rep = await person({ name: '王签到', roles: ['rep'] })
const leader = await person({ name: '郑总', roles: ['leader'] })
const factory = await person({ name: '厂长冯', roles: ['leader'] })

const bund = { inLatitude: 31.2397, inLongitude: 121.4903 }
const plansOf = async (who: Caller, customerId: string, more: readonly object[] = []) =>
  (await who.get(`/api/contactPlans?sort=at&limit=200&filter=${encode({ all: [{ field: 'customerId', op: 'eq', value: customerId }, ...more] })}`)).body.records

describe('a check-in', () => {
  it('has the server’s own time, and how far it is from the customer’s place', async () => {
    const customerId = await customerOf(rep, '外滩客户有限公司')
    await rep.patch(`/api/customers/${customerId}`, { version: 1, latitude: 31.2304, longitude: 121.4737 })
    const before = Date.now()
    const { status, body, text } = await rep.post('/api/visits', { customerId, ...bund, inAccuracy: 12 })
    expect(status, text).toBe(201)
    expect(Date.parse(body.record.inAt)).toBeGreaterThanOrEqual(before - 1000)
    expect(Date.parse(body.record.inAt)).toBeLessThanOrEqual(Date.now() + 1000)
    await atRest()
    const { inDistance } = (await rep.get(`/api/visits/${body.record.id}`)).body.record
    expect(inDistance).toBeGreaterThan(1700)
    expect(inDistance).toBeLessThan(2100)
    expect((await rep.post('/api/visits', { customerId, ...bund, inAt: '2020-01-01T00:00:00Z' })).status).toBe(422)
  })

  it.each([
    { inLatitude: 95, inLongitude: 121 },
    { inLatitude: 31, inLongitude: -181 },
    { inLatitude: 0, inLongitude: 0 },
  ])('at a place that cannot be is refused, and says what to do: %o', async (place) => {
    const customerId = await customerOf(rep, `不可能 ${place.inLatitude} ${place.inLongitude} 公司`)
    const { status, body } = await rep.post('/api/visits', { customerId, ...place })
    expect(status).toBe(422)
    expect(body.fields).toMatchObject([{ field: 'inLatitude', code: 'place', message: expect.stringContaining('定位') }])
  })

  it('without a location says the place in words', async () => {
    const customerId = await customerOf(rep, '地下室客户有限公司')
    expect((await rep.post('/api/visits', { customerId })).body.fields).toMatchObject([{ field: 'place' }])
    expect((await rep.post('/api/visits', { customerId, inLatitude: 31 })).body.fields).toMatchObject([{ field: 'inLongitude' }])
    expect((await rep.post('/api/visits', { customerId, place: '地下二层仓库' })).status).toBe(201)
  })

  it('ends with the check-out, which writes the record and closes the plan it went by', async () => {
    const customerId = await customerOf(rep, '签退客户有限公司')
    const at = new Date(Date.now() + 3_600_000).toISOString()
    const plan = (await rep.post('/api/contactPlans', { customerId, at, channel: 'visit', purpose: '现场勘查' })).body.record
    const visit = (await rep.post('/api/visits', { customerId, planId: plan.id, place: '厂区', ...bund })).body.record
    const out = await rep.post(`/api/visits/${visit.id}/checkOut`, { content: '看了三条产线', outLatitude: 31.24, outLongitude: 121.49 })
    expect(out.status, out.text).toBe(200)
    expect(out.body.record).toMatchObject({ status: 'left', minutes: 0, recordId: expect.any(String) })
    expect((await rep.get(`/api/contactRecords/${out.body.record.recordId}`)).body.record).toMatchObject({
      channel: 'visit',
      place: '厂区',
      content: '看了三条产线',
      at: visit.inAt,
    })
    expect((await rep.get(`/api/contactPlans/${plan.id}`)).body.record).toMatchObject({ status: 'done', recordId: out.body.record.recordId })
    expect((await rep.post(`/api/visits/${visit.id}/checkOut`, {})).status).toBe(409)
    expect((await rep.post(`/api/visits/${visit.id}/checkOut`, { outLatitude: 91, outLongitude: 1 })).status).toBe(409)
  })
})

describe('what follows a sale (S0-04)', () => {
  const template = async (steps: readonly object[], more = {}) =>
    (await admin.post('/api/touchTemplates', { name: '售后标准接触', steps, ...more })).body.record
  const call = { channel: 'phone', purpose: '使用回访' }

  it('is planned by a template on the days it names, moved past the National Day, and once however often it is asked for', async () => {
    const customerId = await customerOf(rep, '售后客户有限公司')
    const { id } = await template([
      { ...call, days: 7 },
      { channel: 'visit', purpose: '上门回访', days: 30 },
      { ...call, days: 120, repeat: 'quarterly' },
    ])
    for (let turn = 0; turn < 2; turn++) {
      const { status, text } = await rep.post(`/api/customers/${customerId}/planTouches`, { touchTemplateId: id, from: '2030-09-24' })
      expect(status, text).toBe(200)
    }
    const plans = await plansOf(rep, customerId)
    expect(plans.map((plan: { at: string }) => plan.at)).toEqual(['2030-10-01T02:00:00.000Z', '2030-10-24T02:00:00.000Z', '2031-01-22T02:00:00.000Z'])
    expect(plans).toMatchObject([{ channel: 'phone', ownerId: rep.id, occasion: 'touch' }, { channel: 'visit' }, { repeat: 'quarterly' }])
    await admin.post('/api/holidays', { day: '2030-10-01', name: '国庆节', kind: 'off', source: 'published' })
    const next = await customerOf(rep, '节后客户有限公司')
    await rep.post(`/api/customers/${next}/planTouches`, { touchTemplateId: id, from: '2030-09-24' })
    expect((await plansOf(rep, next))[0].at).toBe('2030-10-02T02:00:00.000Z')
  })

  it('is refused for a template out of use or of another level, and says so', async () => {
    const customerId = await customerOf(rep, '不适用客户有限公司')
    const idle = await template([{ ...call, days: 1 }], { isUsed: false })
    const keyOnly = await template([{ ...call, days: 1 }], { levels: ['a'] })
    for (const { id } of [idle, keyOnly]) {
      const { status, body } = await rep.post(`/api/customers/${customerId}/planTouches`, { touchTemplateId: id })
      expect(status).toBe(422)
      expect(body.fields).toMatchObject([{ field: 'touchTemplateId' }])
    }
    expect(await plansOf(rep, customerId)).toEqual([])
  })
})

describe('visits by leaders (S1-60)', () => {
  it('are planned twice for each key customer of a year, by our leaders and the plant’s, and told while they lack in the fourth quarter', async () => {
    const customerId = await customerOf(admin, '重点客户有限公司')
    const wish = { year: 2031, leaderId: leader.id, producerLeaderId: factory.id }
    for (let turn = 0; turn < 2; turn++) expect((await admin.post(`/api/customers/${customerId}/planLeaderVisits`, wish)).status).toBe(200)
    const plans = await plansOf(admin, customerId)
    expect(plans).toMatchObject([
      { occasion: 'leader', ownerId: leader.id, channel: 'visit' },
      { occasion: 'producer', ownerId: factory.id },
    ])
    await leader.post(`/api/contactPlans/${plans[0].id}/record`, { channel: 'visit', place: '客户总部', content: '征求意见' })
    const covered = async (query = '') => (await admin.get(`/api/reports/leaderVisits?from=2031-01-01&to=2031-12-31${query}`)).body
    const { rows, drill } = await covered()
    expect(rows).toMatchObject([
      { occasion: { id: 'leader' }, planned: 1, done: 1, coverage: 100 },
      { occasion: { id: 'producer' }, planned: 1, done: 0, coverage: 0 },
    ])
    expect((await admin.get(`/api/contactPlans?filter=${encode(drill[0].done.filter)}`)).body.records.map(({ id }: { id: string }) => id)).toEqual([
      plans[0].id,
    ])
    expect((await covered(`&ownerId=${factory.id}`)).rows).toMatchObject([
      { planned: 0, coverage: null },
      { planned: 1, coverage: 0 },
    ])
    const october = asHouse(opened.house, new Date('2031-10-06T00:30:00Z'))
    for (let turn = 0; turn < 2; turn++) await tellUnvisited.run(october)
    const told = async (who: Caller) => (await who.get('/api/notifications')).body.notifications.filter(({ kind }: { kind: string }) => kind === 'due')
    expect(await told(factory)).toMatchObject([{ recordId: plans[1].id, text: expect.stringContaining('重点客户') }])
    expect(await told(leader)).toEqual([])
  })
})
