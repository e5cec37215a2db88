import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { stumbles } from './looked-at.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep').email
const desk = await pageOf(chrome, rep, { at: running.url })
const { get, post } = await callerOf(running, desk)
const customerId = (await get('/api/customers?limit=1&sort=name')).body.records[0].id
const form = desk.getByRole('form')
const cell = (at: number, what: string) => form.getByLabel(`第 ${at} 行 · ${what}`)
const dated = async (at: number, day: string) => {
  await cell(at, '完成期限').fill(day)
  await cell(at, '完成期限').press('Enter')
}

it('lays out a plan with its actions in one form, and names what is wrong in the very cell (S0-03)', async () => {
  await desk.goto('/successPlans')
  await desk.getByRole('button', { name: /新建/ }).first().click()
  await form.getByLabel('客户', { exact: false }).first().waitFor()
  await form.getByLabel('共同目标').fill('把停机时间减半')
  for (const at of [1, 2]) {
    await form.getByRole('button', { name: '添加一行共同行动' }).click()
    await cell(at, '行动').fill(['测三台机的振动', '换密封件'][at - 1] as string)
  }
  await dated(1, '2027-01-15')
  await form.locator('[data-field="customerId"]').getByRole('combobox').click()
  await desk.locator('.ant-select-item-option').first().click()
  // The list that closes has no name for a reader of screens; the library gives it none.
  await expect.poll(() => desk.locator('.ant-select-dropdown').filter({ visible: true }).count()).toBe(0)
  await desk.keyboard.press('Control+Enter')
  await form.locator('[data-line] .kx-trouble').getByText('完成期限').waitFor()
  expect(await stumbles(desk)).toEqual([])
  await shoot(desk, 'lines-form')
  await dated(2, '2027-02-20')
  await desk.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  const [{ id }] = (await get('/api/successPlans?sort=-createdAt&limit=1')).body.records
  expect((await get(`/api/successPlans/${id}`)).body.record).toMatchObject({
    subject: '把停机时间减半',
    actionCount: 2,
    actions: [
      { subject: '测三台机的振动', dueOn: '2027-01-15' },
      { subject: '换密封件', dueOn: '2027-02-20' },
    ],
  })
})

it('moves, duplicates and takes out lines, brings one back, and writes it all as one act that one undo takes back', async () => {
  const actions = ['甲', '乙', '丙'].map((subject) => ({ subject, dueOn: '2027-03-01' }))
  const { id } = (await post('/api/successPlans', { customerId, subject: '改行动的计划', actions })).body.record
  const subjects = async () => (await get(`/api/successPlans/${id}`)).body.record.actions.map(({ subject }: { subject: string }) => subject)
  const act = async (at: number, what: string) => {
    await form.getByRole('button', { name: `第 ${at} 行的操作` }).click()
    await desk.getByRole('menuitem', { name: what }).click()
  }
  await desk.goto(`/successPlans/${id}`)
  await desk.getByRole('button', { name: '编辑', exact: true }).click()
  await act(1, '下移')
  await act(3, '移除这一行')
  await desk.getByRole('status').getByRole('button', { name: '撤销' }).click()
  await cell(3, '行动').waitFor()
  await act(1, '移除这一行')
  await act(2, '复制这一行')
  await cell(3, '行动').fill('丁')
  await desk.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  expect(await subjects()).toEqual(['甲', '丙', '丁'])
  const [{ act: done }] = (await get(`/api/successPlans/${id}/facts?children=true`)).body.facts
  expect((await post(`/api/acts/${done}/undo`, {})).status).toBe(200)
  expect(await subjects()).toEqual(['甲', '乙', '丙'])
  expect(troublesOf(desk)).toEqual([])
})

it('asks a list row for its lines before it shows them, and on a phone gives each a card', async () => {
  const { id } = (await post('/api/successPlans', { customerId, subject: '从列表改', actions: [{ subject: '唯一的行动', dueOn: '2027-03-01' }] })).body.record
  const phone = await pageOf(chrome, rep, { at: running.url, size: 'phone', lang: 'en-US', dark: true })
  await phone.goto(`/successPlans/${id}`)
  await phone.getByRole('button', { name: 'Edit' }).click()
  await phone.getByLabel('Line 1 · Action').waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await stumbles(phone)).toEqual([])
  await phone.getByLabel('Line 1 · Action').scrollIntoViewIfNeeded()
  await shoot(phone, 'lines-phone')
  expect(troublesOf(phone)).toEqual([])
})
