import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addDays } from '../../src/lib/time.ts'
import { isWeekend } from '../../src/lib/working-days.ts'
import { encode } from '../proofs/steps.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

/** One's own time: the calendar, the call list, the check-in (S2-04, S2-08). */
const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep')
const desk = await pageOf(chrome, rep.email, { at: running.url })
const api = await callerOf(running, desk)
const repId = (await api.get('/api/me')).body.user.id
const customers = (await api.get(`/api/customers?limit=5&filter=${encode({ field: 'ownerId', op: 'eq', value: '@me' })}`)).body.records
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
const shanghai = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()
const made = async (plural: string, draft: object) => {
  const { status, body, text } = await api.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}

it('gathers plans and tasks, and moves a plan to another day by keys and by mouse, as the house then has it', async () => {
  const on = `${String(Number(today.slice(0, 4)) + 1)}-03-10`
  const plan = await made('contactPlans', { customerId: customers[0].id, at: shanghai(on, '10:30'), channel: 'phone', purpose: '日历里的计划' })
  await made('tasks', { subject: '日历里的任务', dueAt: shanghai(on, '15:00') })
  await desk.goto(`/calendar?on=${on}&span=month`)
  const entry = desk.getByRole('link', { name: /日历里的计划/ })
  await entry.waitFor()
  await desk.getByRole('link', { name: /日历里的任务/ }).waitFor()
  await entry.press('Alt+ArrowRight')
  const atNow = async () => (await api.get(`/api/contactPlans/${plan.id}`)).body.record.at
  await expect.poll(atNow).toBe(shanghai(addDays(on, 1), '10:30'))
  await desk.getByRole('button', { name: '撤销' }).click()
  await expect.poll(atNow).toBe(shanghai(on, '10:30'))
  await desk.locator('.kx-cal-month > [role=group]').nth(3).waitFor()
  await entry.dragTo(desk.locator('.kx-cal-month > [role=group]').nth(20))
  await expect.poll(atNow).not.toBe(shanghai(on, '10:30'))
  expect((await atNow()).slice(11)).toBe(shanghai(on, '10:30').slice(11))
  await shoot(desk, 'calendar-month')
  expect(troublesOf(desk)).toEqual([])
})

it('shows a make-up Sunday as worked and a holiday as off, and says of an unpublished year that it is not known', async () => {
  await desk.goto('/calendar?on=2026-10-01&span=month')
  await desk.getByRole('button', { name: /10月1日.*国庆节/ }).waitFor()
  const october = (day: number) => desk.getByRole('group', { name: new RegExp(`10月${day}日`) })
  await october(1).getByText('休', { exact: true }).waitFor()
  await october(10).getByText('班', { exact: true }).waitFor()
  expect(await october(10).getAttribute('class')).not.toContain('kx-cal-rest')
  await desk.goto('/calendar?on=2031-02-01&span=month')
  await desk.getByText(/2031 年的放假安排尚未公布/).waitFor()
})

it('lays any list with a time out as a calendar, by person too', async () => {
  await desk.goto('/contactPlans?view=all')
  await desk.locator('.kx-tools').getByRole('button', { name: '日历' }).click()
  await desk.locator('.kx-cal-month').waitFor()
  await desk.getByText('周', { exact: true }).first().click()
  await desk.getByRole('button', { name: '按人员' }).click()
  await desk.getByRole('rowheader', { name: new RegExp(rep.name) }).waitFor()
  await shoot(desk, 'calendar-team')
})

it('works five calls in a row with the keyboard only (S2-08)', async () => {
  await sql`update contact_plan set channel = 'wechat' where owner_id = ${repId} and status = 'open' and channel = 'phone'`.execute(running.opened.house.db)
  for (let at = 0; at < 5; at++)
    await made('contactPlans', {
      customerId: customers[at].id,
      at: new Date(Date.now() + 60_000 * (at + 1)).toISOString(),
      channel: 'phone',
      purpose: `第 ${at + 1} 个电话`,
    })
  await desk.goto('/callList')
  for (let at = 0; at < 5; at++) {
    await desk
      .locator('.kx-call')
      .getByText(`第 ${at + 1} 个电话`)
      .waitFor()
    await desk.locator('.kx-call:focus-within, .kx-call:focus').waitFor()
    await desk.keyboard.press(at === 4 ? '5' : '1')
    if (at === 0) await shoot(desk, 'call-list')
    await desk.keyboard.press('Enter')
  }
  await desk.getByText('今天的电话打完了').waitFor()
  const records = (await api.get(`/api/contactRecords?filter=${encode({ field: 'content', op: 'contains', value: '个电话' })}`)).body.records
  expect(records).toHaveLength(5)
  const next = records.filter((record: { nextAt: string | null }) => record.nextAt)
  expect(next).toHaveLength(4)
  for (const { nextAt } of next) expect(isWeekend(new Date(Date.parse(nextAt) + 8 * 3_600_000).toISOString().slice(0, 10))).toBe(false)
  expect(troublesOf(desk)).toEqual([])
})

it('checks in and out on a phone with one thumb, and the record and the plan follow', async () => {
  const plan = await made('contactPlans', {
    customerId: customers[1].id,
    at: new Date(Date.now() + 120_000).toISOString(),
    channel: 'visit',
    purpose: '一键签到的拜访',
  })
  const phone = await pageOf(chrome, rep.email, { at: running.url, size: 'phone' })
  await phone.context().grantPermissions(['geolocation'], { origin: running.url })
  await phone.context().setGeolocation({ latitude: 31.2397, longitude: 121.4903, accuracy: 20 })
  await phone.goto('/checkIn')
  await phone.getByRole('button', { name: /一键签到的拜访/ }).click()
  await phone.getByRole('button', { name: '签到', exact: true }).click()
  await phone.getByRole('heading', { name: '签退' }).waitFor()
  await shoot(phone, 'check-in-phone')
  await phone.getByLabel('谈了什么').fill('现场确认了三条产线的用量')
  await phone.getByRole('button', { name: '签退', exact: true }).click()
  await phone.getByRole('heading', { name: '签到' }).waitFor()
  const [visit] = (await api.get(`/api/visits?sort=-inAt&limit=1&filter=${encode({ field: 'planId', op: 'eq', value: plan.id })}`)).body.records
  expect(visit).toMatchObject({ status: 'left', inLatitude: 31.2397, inLongitude: 121.4903, outLatitude: 31.2397, recordId: expect.any(String) })
  expect((await api.get(`/api/contactPlans/${plan.id}`)).body.record).toMatchObject({ status: 'done', recordId: visit.recordId })
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(troublesOf(phone)).toEqual([])
})

it('lets a task come again by a rule of one’s own: picked in its form, kept as calendars read it, told in words', async () => {
  const task = await made('tasks', { subject: '双周对账', dueAt: shanghai(addDays(today, 7), '09:00') })
  await desk.goto(`/tasks/${task.id}`)
  await desk.getByRole('button', { name: '编辑', exact: true }).first().click()
  await desk.getByRole('textbox', { name: '每几' }).fill('2')
  await desk.getByRole('combobox', { name: '天、周、月或年' }).click()
  await desk.locator('.ant-select-item-option').filter({ hasText: /^周$/ }).click()
  await desk.getByRole('button', { name: '周一' }).click()
  await desk.getByRole('button', { name: '周三' }).click()
  await desk.getByRole('combobox', { name: '何时结束' }).click()
  await desk.locator('.ant-select-item-option').filter({ hasText: '共若干次' }).click()
  await desk.getByRole('textbox', { name: '次数' }).fill('6')
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText('每 2 周的周一、周三，共 6 次').waitFor()
  expect((await api.get(`/api/tasks/${task.id}`)).body.record.repeatRule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=6')
  expect(troublesOf(desk)).toEqual([])
})
