import ical, { type VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { bootApp } from './app.ts'
import { customerOf } from './proofs/steps.ts'

/** A person's calendar as a calendar program reads it (S2-04). */
const { admin, anon, person } = await bootApp()
const rep = await person({ name: '王日历', roles: ['rep'] })
const other = await person({ name: '李旁人', roles: ['rep'] })

const hours = (count: number): string => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + count * 3_600_000).toISOString()
const made = async (plural: string, draft: object) => {
  const { status, body, text } = await rep.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}
const address = async (who = rep): Promise<string> => (await who.post('/api/me/calendarFeed', {})).body.path
const read = async (path: string) => Object.values(ical.sync.parseICS((await anon.get(path)).text)).filter((each) => each?.type === 'VEVENT')

describe('a calendar feed', () => {
  it('tells a real calendar program one’s plans and tasks at their times, what comes again as a series, and nothing of others', async () => {
    const customerId = await customerOf(rep, '日历客户，一；二\\三有限公司')
    const plan = await made('contactPlans', { customerId, at: hours(30), minutes: 45, channel: 'visit', place: '上海, 金山', purpose: '拜访采购' })
    const weekly = await made('contactPlans', { customerId, at: '2027-01-04T23:30:00.000Z', channel: 'phone', purpose: '例行电话', repeat: 'workdays' })
    const task = await made('tasks', { subject: '准备样品', dueAt: hours(50) })
    await other.post('/api/tasks', { subject: '别人的任务', dueAt: hours(50) })
    const events = (await read(await address())) as VEvent[]
    expect(events).toHaveLength(3)
    const found = (id: string) => events.find(({ uid }) => uid.startsWith(id)) as VEvent
    expect(found(plan.id).start.toISOString()).toBe(plan.at)
    expect(found(plan.id).end?.toISOString()).toBe(new Date(Date.parse(plan.at) + 45 * 60_000).toISOString())
    expect(found(plan.id).summary).toBe('日历客户，一；二\\三有限公司 · 拜访采购')
    expect(found(plan.id).location).toBe('上海, 金山')
    expect(found(task.id).start.toISOString()).toBe(task.dueAt)
    // Half past seven on a Tuesday morning in Shanghai, Monday to Friday: in UTC these are other days.
    const next = found(weekly.id).rrule?.between(new Date('2027-01-04T00:00:00Z'), new Date('2027-01-12T00:00:00Z'), true) ?? []
    expect(next.map((at: Date) => at.toISOString())).toEqual(['04', '05', '06', '07', '10', '11'].map((day) => `2027-01-${day}T23:30:00.000Z`))
  })

  it('gives out a rule of one’s own as it is kept', async () => {
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270228T155959Z'
    const task = await made('tasks', { subject: '双周对账', dueAt: '2027-01-04T01:00:00.000Z', repeatRule: rule })
    const text = (await anon.get(await address())).text.replace(/\r\n /g, '')
    const event = text.split('BEGIN:VEVENT').find((each: string) => each.includes(task.id))
    expect(event).toContain(`RRULE:${rule}\r\n`)
  })

  it('ends when its address is renewed, when it is stopped, and when its person has left', async () => {
    const first = await address()
    expect((await anon.get(first)).status).toBe(200)
    const second = await address()
    expect((await anon.get(first)).status).toBe(404)
    expect((await rep.get('/api/me/calendarFeed')).body.feed).toMatchObject({ madeAt: expect.any(String), askedAt: null })
    expect((await rep.delete('/api/me/calendarFeed')).status).toBe(204)
    expect((await anon.get(second)).status).toBe(404)
    const leaver = await person({ name: '孙离职', roles: ['rep'] })
    const his = await address(leaver)
    expect((await anon.get(his)).status).toBe(200)
    await admin.post(`/api/users/${leaver.id}/setActive`, { active: false })
    expect((await anon.get(his)).status).toBe(404)
  })

  it('has no address that could be guessed or listed', async () => {
    for (const path of ['/feeds/', '/feeds/x.ics', `/feeds/${'A'.repeat(43)}.ics`, '/feeds/..%2f.ics']) expect((await anon.get(path)).status, path).toBe(404)
    expect((await anon.post('/api/me/calendarFeed', {})).status).toBe(401)
  })
})
