import { createTransport } from 'nodemailer'
import { afterAll, expect, it } from 'vitest'
import { openMailDrop } from '../../src/app/mail/drop.ts'
import { dayIn } from '../../src/lib/time.ts'
import { encode } from '../proofs/steps.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

/** The mail scheme as people work with it (S0-20 to S0-23): the mailbox is sorted, a claim waits for its card. */
const running = await demoTown(60)
const chrome = await browser()
const [rep, chief, clerk] = ['rep', 'supervisor', 'marketing'].map((role) => whoIs(running.signIns, role)) as [Known, Known, Known]
type Known = ReturnType<typeof whoIs>
const drop = await openMailDrop(running.opened.house, { host: '127.0.0.1', port: 0, address: undefined })
const transport = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true })
afterAll(() => {
  transport.close()
  return drop.close()
})

it('a mail that found no customer waits, is sorted by a clerk, and is then the contact record it told of', async () => {
  const desk = await pageOf(chrome, clerk.email, { at: running.url })
  const api = await callerOf(running, desk)
  const seller = (await api.get(`/api/users?filter=${encode({ field: 'email', op: 'eq', value: rep.email })}`)).body.records[0]
  const [firm] = (await api.get(`/api/customers?limit=1&filter=${encode({ field: 'ownerId', op: 'eq', value: seller.id })}`)).body.records
  const today = dayIn('Asia/Shanghai', new Date())
  const text = `客户接触记录卡\n客户名称：写错的名字\n接触方式：电话\n接触时间：${today} 08:30\n内容：分拣后归档的接触`
  await transport.sendMail({ from: rep.email, to: 'kexin@chengyuan.example', subject: '走访中的卡', text })
  const waiting = `/api/inboundMails?filter=${encode({ field: 'state', op: 'eq', value: 'waiting' })}`
  await expect
    .poll(async () => (await api.get(waiting)).body.records.map(({ subject }: { subject: string }) => subject), { timeout: 30_000 })
    .toContain('走访中的卡')
  await desk.goto('/inboundMails?view=waiting')
  await desk.getByRole('link', { name: '走访中的卡' }).first().click()
  await desk.getByText('没有找到卡上的客户').first().waitFor()
  await shoot(desk, 'mail-waiting')
  await desk.getByRole('button', { name: '归档到客户' }).click()
  const form = desk.getByRole('dialog')
  await form.getByRole('combobox').fill(firm.name)
  await desk.locator('.ant-select-item-option').filter({ visible: true, hasText: firm.name }).first().click()
  await form.getByRole('button', { name: '归档到客户' }).click()
  await desk.getByText('已归档').first().waitFor()
  await shoot(desk, 'mail-filed')
  const records = (await api.get(`/api/contactRecords?filter=${encode({ field: 'customerId', op: 'eq', value: firm.id })}&limit=200`)).body.records
  expect(records.map(({ content }: { content: string }) => content)).toContain('分拣后归档的接触')
  expect(troublesOf(desk)).toEqual([])
})

it('a claim is held back by the gate, which names the card; the card written, it passes, and the supervisor approves it', async () => {
  const desk = await pageOf(chrome, rep.email, { at: running.url })
  const api = await callerOf(running, desk)
  const own = { field: 'ownerId', op: 'eq', value: '@me' }
  const [firm] = (await api.get(`/api/customers?sort=-completeness&limit=1&filter=${encode(own)}`)).body.records
  const types = (await api.get('/api/expenseTypes?limit=50')).body.records as { id: string; name: string }[]
  const spentOn = '2026-03-10'
  const made = await api.post('/api/expenseClaims', {
    purpose: '走访里的报销',
    expenses: [{ spentOn, typeId: types.find(({ name }) => name === '差旅费')?.id, amount: '268.00', customerId: firm.id }],
  })
  const { id } = made.body.record
  await fillCard(api, firm)
  await desk.goto(`/expenseClaims/${id}`)
  await desk.getByRole('button', { name: '提交审批' }).click()
  await desk
    .getByText(/缺少您与.*客户接触记录卡/)
    .first()
    .waitFor()
  await shoot(desk, 'claim-held-back')
  expect((await api.get(`/api/expenseClaims/${id}`)).body.record.state).toBe('draft')
  const card = { customerId: firm.id, channel: 'visit', at: `${spentOn}T02:00:00Z`, place: '厂区', content: '看样' }
  expect((await api.post('/api/contactRecords', card)).status).toBe(201)
  await desk.reload()
  await desk.getByRole('button', { name: '提交审批' }).click()
  await desk.getByText('待审批').first().waitFor()
  const boss = await pageOf(chrome, chief.email, { at: running.url })
  await boss.goto('/expenseClaims?view=toDecide')
  await boss.getByRole('link', { name: '走访里的报销' }).first().click()
  await boss.getByRole('button', { name: '批准' }).click()
  await boss.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect.poll(async () => (await api.get(`/api/expenseClaims/${id}`)).body.record.state).toBe('approved')
  await shoot(boss, 'claim-approved')
  expect([...troublesOf(desk), ...troublesOf(boss)]).toEqual([])
})

/** As much of the data card as the gate asks for. */
async function fillCard(api: Awaited<ReturnType<typeof callerOf>>, firm: Record<string, unknown>): Promise<void> {
  const patch = { shortName: '走访客户', site: 'https://firm.example', scale: 'medium', address: { street: '一路 1 号' } }
  const { record } = (await api.get(`/api/customers/${firm.id}`)).body
  await api.patch(`/api/customers/${firm.id}`, { version: record.version, ...patch })
  expect((await api.get(`/api/customers/${firm.id}`)).body.record.completeness).toBeGreaterThanOrEqual(60)
}
